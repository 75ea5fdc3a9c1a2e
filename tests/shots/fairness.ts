/** Everybody is heard: people without a device, a shared table, the order of speaking, the plenary. */
import type { Page } from '@playwright/test';
import { agencyBoard } from '#lib/lab/hall/per-agency.ts';
import { newId } from '#lib/live/ids.ts';
import { Browser } from '../../src/rehearsal/browser.ts';
import type { Hall } from './hall.ts';
import { group, openWall, problem, texts, titles, urgent } from './material.ts';
import type { Scene } from './scene.ts';

const desk = (hall: Hall) => ({
  by: hall.room.facilitator.browser,
  path: `${hall.base}/console`,
  on: ['laptop', 'desk'] as const,
});
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();

const without = [
  ['Melati Susanti', 'Bidan desa'],
  ['Kenanga Prasetyaningrum', 'Kepala Seksi Pelayanan Administrasi Terpadu Kecamatan'],
  ['Jati Wibowo', ''],
] as const;

/** A device at which several people take turns: it joins as one of them, two more sit down. */
async function sitTogether(hall: Hall): Promise<Browser> {
  const { room } = hall;
  const agencies = [...room.agencyOf.values()];
  const one = new Browser(room.origin);
  const code = String((await room.facilitator.browser.page(`${hall.base}/people`))['code']);
  const { personId } = await one.page(`/j/${code}`);
  const first = { name: 'Sri Wahyuningsih', position: 'Kader posyandu' };
  await one.submit(`/j/${code}`, {
    ...first,
    agencyId: agencies[3] ?? '',
    personId: String(personId),
  });
  for (const [at, name] of ['Bambang Hadi Prasetyo', 'Dewi'].entries()) {
    const fields = { name, position: '', agencyId: agencies[8 + at] ?? '', personId: newId() };
    await one.submit(`${hall.base}/table?/add`, fields);
  }
  return one;
}

export const fairnessScenes: Scene[] = [
  {
    name: 'proxy',
    async play(hall) {
      const { board, cardIds } = await openWall(hall, texts(24));
      await group(hall, board, cardIds, titles(6));
      const entering = (page: Page) => press(page, /^(Masukkan untuk…|Enter for…)$/);
      const seen = 'dialog[open] details';
      await hall.look('entry-empty', seen, { ...desk(hall), before: entering });
      const agencies = [...hall.room.agencyOf.values()];
      const people = without.map(([name, position], at) => {
        return { personId: newId(), name, position, agencyId: agencies[at * 9] ?? '' };
      });
      await hall.lead({ type: 'people.enter', people });
      await hall.look('entry', seen, { ...desk(hall), before: entering });
      await hall.look('entry', seen, {
        ...desk(hall),
        on: ['laptop'],
        lang: 'en',
        before: entering,
      });
      const chosen = async (page: Page) => {
        await entering(page);
        await press(page, 'Masukkan untuk Kenanga Prasetyaningrum');
      };
      await hall.look('entry-cards', '.who', { ...desk(hall), before: chosen });
      await hall.run('dots', { title: 'Memilih masalah', question: urgent });
      const ballotId = newId();
      const over = 'clusters' as const;
      await hall.on(board, { type: 'ballot.open', ballotId, over, dots: 3, cap: 2 });
      await hall.look('entry-paper', '.who', { ...desk(hall), before: chosen });
      await hall.on(board, { type: 'ballot.close', ballotId });
      const list = { by: hall.room.facilitator.browser, path: `${hall.base}/people` };
      await hall.look('people-entered', 'text=Melati Susanti', {
        ...list,
        on: ['laptop', 'phone'],
      });
    },
  },
  {
    name: 'table',
    async play(hall) {
      const { room } = hall;
      await hall.look('table-alone', 'h1', { path: `${hall.base}/table` });
      const by = await sitTogether(hall);
      const everywhere = ['phone', 'laptop', 'narrow', 'large'] as const;
      await hall.look('table', 'text=Bambang', { by, path: `${hall.base}/table`, on: everywhere });
      await hall.look('table', 'text=Bambang', { by, path: `${hall.base}/table`, lang: 'en' });
      const { board } = await hall.run('cards', { title: 'Masalah layanan', question: problem });
      await room.facilitator.follow(board);
      await hall.look('table-board', 'nav.bar', { by, on: everywhere });
    },
  },
  {
    name: 'speaking',
    async play(hall) {
      await hall.run('talk', { title: 'Putaran pendapat', question: 'Apa yang belum terdengar?' });
      const order = (page: Page) => press(page, /^(Giliran bicara|Speaking order)/);
      await hall.look('speaking-before', 'dialog[open]', { ...desk(hall), before: order });
      await hall.lead(
        { type: 'speaking.draw', seed: newId(), first: [] },
        { type: 'projector.show', view: 'speaking', ideaId: null },
      );
      await hall.wall('speaking', 'ol li');
      const drawn = () => hall.state.speaking?.order ?? [];
      for (const agencyId of drawn().slice(0, 4)) {
        await hall.lead({ type: 'speaking.mark', agencyId, spoken: true });
      }
      await hall.look('speaking', 'dialog[open] ol', { ...desk(hall), before: order });
      await hall.look('speaking', 'dialog[open] ol', {
        ...desk(hall),
        on: ['laptop'],
        lang: 'en',
        before: order,
      });
      for (const agencyId of drawn().slice(4)) {
        await hall.lead({ type: 'speaking.mark', agencyId, spoken: true });
      }
      await hall.wall('speaking-all', 'h1');
      await hall.lead({ type: 'speaking.end' });
      await hall.auto();
    },
  },
  {
    name: 'plenary',
    async play(hall) {
      const asked = { title: 'Masalah tiap OPD', question: problem, perAgency: 3 };
      const { board } = await hall.run('cards', asked);
      const [one] = hall.room.participants;
      if (!one) return;
      const own = { kind: 'board' as const, id: agencyBoard(board.id, one.person.agencyId ?? '') };
      const ids = texts(5).map(() => newId());
      for (const [at, text] of texts(5).entries()) {
        const cardId = ids[at] as string;
        await one.acts(own, [{ type: 'card.add', cardId, text, paper: 'langit' }]);
      }
      const choosing = (page: Page) => press(page, /^(Kirim ke pleno|Send to the plenary)$/);
      const all = ['phone', 'laptop', 'narrow', 'large'] as const;
      await hall.look('send', 'dialog[open] li', { on: all, before: choosing });
      await hall.look('send', 'dialog[open] li', { lang: 'en', before: choosing });
      await one.acts(own, [{ type: 'cards.send', ids: ids.slice(0, 3), to: board.id }]);
      await hall.look('sent', '.strip .badge--stage');
      await hall.look('console-agencies', '.desk li', desk(hall));
      await hall.on(board, { type: 'board.reveal' });
      await hall.wall('plenary', '.single, .pile');
      await hall.look('plenary', '.note');
      await hall.look('console-plenary', '.note', desk(hall));
    },
  },
  {
    name: 'history',
    async play(hall) {
      const { board, cardIds } = await openWall(hall, texts(12));
      const [first = '', second = ''] = cardIds;
      await group(hall, board, cardIds.slice(4), titles(2));
      await hall.on(board, { type: 'card.remove', cardId: first });
      await hall.everyone(board, 2, (n) =>
        n === 1 ? [{ type: 'card.remove', cardId: second }] : [],
      );
      const past = {
        by: hall.room.facilitator.browser,
        path: `${hall.base}/boards/${board.id}/history`,
        on: ['laptop', 'desk', 'phone'] as const,
      };
      await hall.look('history', 'ol li', past);
      await hall.look('history', 'ol li', { ...past, on: ['laptop'], lang: 'en' });
      await hall.look('history-before', 'dialog[open]', {
        ...past,
        before: (page) => page.locator('a[href*="before="]').last().click(),
      });
      const undone = async (page: Page) => {
        await page.waitForFunction(() => performance.getEntriesByName('labinov:all').length > 0);
        await page.locator('textarea:visible').first().fill('Antrean loket sampai ke jalan');
        await press(page, 'Tempel kartu');
        await press(page, 'Urungkan');
        await page.getByText('ditarik kembali').first().waitFor();
      };
      await hall.look('undone', 'text=ditarik kembali', {
        on: ['phone', 'laptop', 'narrow'],
        before: undone,
      });
      await hall.look('earlier-board', '.note', { path: `${hall.base}/boards/${board.id}` });
    },
  },
];

/**
 * An action plan of two hundred rows on a laptop whose processor is slowed four times: how long
 * after a key the next picture comes, and how long pasted rows take from the paste to the preview
 * and from its button to all rows on the page. The control is a table of as many plain text fields.
 */
import type { CDPSession, Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import type { Act } from '#lib/lab/acts.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { batches, blankRow } from '#lib/idea/plan-rows.ts';
import type { LabProgram } from '#lib/server/live/program.ts';
import { actsOf } from '../../src/rehearsal/innovation-acts.ts';
import { innovations } from '../../src/rehearsal/material.ts';
import { pause } from '../support/room.ts';
import { spread } from './figures.ts';
import type { Settings } from './live.ts';
import { openBrowser, slowly } from './page.ts';
import { measured, p75, typeIn } from './paint.ts';
import { row, type Row } from './rows.ts';
import { stage, type StagedLab } from './stage.ts';
import { startOurs } from './targets.ts';

const count = 200;
const viewport = { width: 1366, height: 768 };
type Round = { type: number[]; plain: number[]; move: number[]; preview: number; paste: number };

export async function plan({ rounds, quick, note }: Settings): Promise<Row[]> {
  const keys = quick ? 12 : 40;
  const all: Round[] = [];
  for (let at = 0; at < rounds; at += 1) {
    const one = await round(keys);
    note(
      `plan: key p75 ${p75(one.type)} p95 ${spread(one.type).p95} most ${Math.max(...one.type)}; plain ${p75(one.plain)}; ` +
        `arrow p75 ${p75(one.move)}; preview ${Math.round(one.preview)}; rows ${Math.round(one.paste)}`,
    );
    all.push(one);
  }
  const control = all.map(({ plain }) => p75(plain));
  const name = `plan, ${count} rows`;
  return [
    row(name, 'key to picture, p75', {
      ours: all.map(({ type }) => p75(type)),
      control,
      goal: { atMost: 50 },
    }),
    row(name, 'key to picture, p95', {
      ours: all.map(({ type }) => spread(type).p95),
      control: all.map(({ plain }) => spread(plain).p95),
    }),
    row(name, 'arrow to the cell below, p75', { ours: all.map(({ move }) => p75(move)), control }),
    row(name, 'from the paste to its preview', { ours: all.map(({ preview }) => preview) }),
    row(name, 'from the button to all rows', { ours: all.map(({ paste }) => paste) }),
    row(name, 'pasting, both together', {
      ours: all.map(({ preview, paste }) => preview + paste),
      goal: { atMost: 1000 },
    }),
  ];
}

async function round(keys: number): Promise<Round> {
  const staged = await stage({ people: 2 });
  const lab = staged.labs[0] as StagedLab;
  const ids = await staged.within(async (_, program) => ({
    full: await idea(program, lab, count),
    empty: await idea(program, lab, 0),
  }));
  const server = await startOurs(staged.dataDir);
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport });
    const [name = '', value = ''] = (lab.guests[0]?.cookie ?? '').split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    const open = async (id: string) => {
      await page.goto(`${server.url}/labs/${lab.id}/ideas/${id}/plan`);
      await page.locator('#rows').waitFor();
      await pause(2500);
    };
    await open(ids.full);
    const typed = await slowly(page, (devtools) => write(page, devtools, keys));
    await open(ids.empty);
    const pasted = await slowly(page, () => paste(page));
    const plain = await context.newPage();
    await plain.setContent(fields);
    const control = await slowly(plain, async (devtools) => {
      await plain.locator('textarea').nth(400).click();
      return measured(plain, () => typeIn(devtools, words, keys));
    });
    return { ...typed, ...pasted, plain: control };
  } finally {
    await browser.close();
    await server.stop();
    staged.remove();
  }
}

const words = 'Melatih dua puluh empat kader di aula kecamatan';

/** In the middle of the plan, in a cell and from cell to cell. */
async function write(page: Page, devtools: CDPSession, keys: number) {
  const line = page.locator('[data-row]').nth(count / 2);
  await line.scrollIntoViewIfNeeded();
  const cell = line.locator('[data-cell=activity]');
  await cell.click();
  await pause(800);
  const type = await measured(page, () => typeIn(devtools, words, keys));
  const move = await measured(page, async () => {
    for (let at = 0; at < 6; at += 1) {
      await page.keyboard.press('Control+a');
      await page.keyboard.press('ArrowDown');
      await pause(150);
    }
  });
  return { type, move };
}

/** The rows of a spreadsheet, as Excel puts them on the clipboard. */
async function paste(page: Page) {
  const lines = Array.from({ length: count }, (_, at) =>
    ['Pelaksanaan', `Kegiatan nomor ${at}`, '640 contoh', 'Tim TB Puskesmas', 'PKK desa']
      .concat('Mar-Jun 2026', 'Bojong', 'Rp 2.500.000', 'BOK', 'Kunjungan rumah')
      .join('\t'),
  );
  const preview = await page.evaluate(async (text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const began = performance.now();
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
    document.querySelector('#rows')?.dispatchEvent(event);
    while (!document.querySelector('dialog[open] td')) {
      if (performance.now() - began > 30_000) throw new Error('No preview of what was pasted');
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
  }, lines.join('\n'));
  await pause(500);
  const shown = await page.evaluate(async (rows) => {
    const began = performance.now();
    const there = () => document.querySelectorAll('[data-row]').length;
    document.querySelector<HTMLElement>('dialog[open] .btn--primary')?.click();
    while (there() < rows) {
      if (performance.now() - began > 30_000)
        throw new Error(`Of ${rows} pasted rows ${there()} stand in the plan`);
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done));
    return performance.now() - began;
  }, count);
  return { preview, paste: shown };
}

/** An idea whose canvas is approved, with so many rows in its plan. */
export async function idea(program: LabProgram, lab: StagedLab, rows: number): Promise<string> {
  const owner = lab.guests[0]?.person as Person;
  const sheet = innovations()[0];
  if (!sheet || !owner.agencyId) throw new Error('There is no innovation to plan');
  const ref = { kind: 'idea' as const, id: uuidv7() };
  const leader: Person = { ...owner, role: 'leader' };
  const { facilitator } = lab;
  const expert: Person = { ...facilitator, role: 'expert' };
  const people = { owner, leader, facilitator, expert, jury: owner, visitor: owner };
  const ask = async (person: Person, act: Act) => {
    const answer = await program.submit(ref, person, act);
    if (isRefusal(answer)) throw new Error(`${act.type} was refused: ${answer.code}`);
  };
  const { raise, canvas, approval } = actsOf(
    sheet,
    { agencyId: owner.agencyId, writerId: owner.id },
    uuidv7,
  );
  for (const { by, act } of [raise, ...canvas, ...approval]) await ask(people[by], act);
  const filled = Array.from({ length: rows }, (_, at) => ({
    ...blankRow(uuidv7(), 'execution', 2026),
    activity: `Melatih kader tahap ${at}`,
    output: '24 kader terlatih di dua belas desa',
    executor: 'Tim TB Puskesmas Bojong',
    months: [3, 4, 5],
    place: 'Aula kecamatan',
    cost: 2_500_000,
    method: 'Kunjungan rumah dan pelatihan',
  }));
  for (const batch of batches(filled))
    await ask(owner, { type: 'rows.add', rows: batch, after: null });
  return ref.id;
}

const fields = `<!doctype html>${'<p>'.concat('<textarea></textarea>'.repeat(8)).repeat(count)}`;

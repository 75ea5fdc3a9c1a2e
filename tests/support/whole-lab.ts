/** A lab of all 86 units as it stands on its last evening: signed, answered, written, voted, planned. */
import { uuidv7 } from 'uuidv7';
import { papers } from '#lib/lab/board/state.ts';
import type { Person } from '#lib/lab/people.ts';
import type { Database } from '#lib/server/db/database.ts';
import { promoteDesign } from '#lib/server/operations/promotion.ts';
import { scribble } from '../../src/rehearsal/crowd.ts';
import { innovationSheets } from '../../src/rehearsal/innovation-sheet.ts';
import { clusterTitles, problems, sheets } from '../../src/rehearsal/material.ts';
import { at, openLaboratory, playInnovation, type Laboratory } from './laboratory.ts';

export async function wholeLab(db: Database): Promise<Laboratory> {
  const lab = await openLaboratory(db);
  const people: Person[] = [];
  for (const [n, code] of [...lab.agencies.keys()].entries()) {
    const one = await lab.join(code, `Peserta ${n + 1}`);
    people.push(one);
    const { agencyId, name, position } = one;
    const signed = { name, position, as: 'head' as const, strokes: scribble() };
    await lab.act(lab.hall, one, { type: 'pledge.sign', agencyId: agencyId ?? '', ...signed });
    await lab.act(lab.hall, one, { type: 'readiness.answer', values: sheets()[n]?.nilai ?? [1] });
  }
  await problemWall(lab, people);
  for (const sheet of innovationSheets()) {
    const { ideaId } = await playInnovation(lab, sheet);
    const asked = { ideaId, person: lab.facilitator, catalogueYear: 2026, newId: uuidv7, at };
    await promoteDesign(db.write, asked);
  }
  return lab;
}

async function problemWall(lab: Laboratory, people: Person[]): Promise<void> {
  const [id = ''] = lab.boards;
  const ref = { kind: 'board' as const, id };
  const byCluster = new Map<string, string[]>();
  const titles = [...clusterTitles().values()];
  for (const [n, { text }] of problems().entries()) {
    const cluster = titles[n % titles.length] ?? '';
    const cardId = uuidv7();
    const paper = papers[n % papers.length] ?? 'kunyit';
    const writer = people[n % people.length] as Person;
    await lab.act(ref, writer, { type: 'card.add', cardId, text, paper });
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), cardId]);
  }
  await lab.act(ref, lab.facilitator, { type: 'board.reveal' });
  const ids: string[] = [];
  for (const [title, cardIds] of byCluster) {
    const clusterId = uuidv7();
    await lab.act(ref, lab.facilitator, { type: 'cluster.add', clusterId, title, cardIds });
    ids.push(clusterId);
  }
  const ballotId = uuidv7();
  const ballot = { type: 'ballot.open' as const, ballotId, over: 'clusters' as const };
  await lab.act(ref, lab.facilitator, { ...ballot, dots: 3, cap: 2 });
  for (const [n, one] of people.entries()) {
    const dots = { [ids[n % ids.length] ?? '']: 2, [ids[(n * n + 1) % ids.length] ?? '']: 1 };
    await lab.act(ref, one, { type: 'dots.place', ballotId, dots });
  }
  await lab.act(ref, lab.facilitator, { type: 'ballot.close', ballotId });
}

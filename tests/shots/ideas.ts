/** Ideas on their way: the worked innovations of the rehearsal, from the card to the gallery. */
import { play, raisedWorks, type Work } from '../../src/rehearsal/innovate.ts';
import { linkedEvidence } from '../../src/rehearsal/innovation-acts.ts';
import { everybody } from '../../src/rehearsal/room.ts';
import type { Hall } from './hall.ts';

const begun = new WeakMap<Hall, Work[]>();
const planned = new WeakSet<Hall>();
const finished = new WeakSet<Hall>();

/** Raised, with a canvas that the leader approved. Once per hall. */
export async function beginWorks(hall: Hall): Promise<Work[]> {
  const known = begun.get(hall);
  if (known) return known;
  const nowhere = { boardId: '', cards: new Map(), clusters: new Map() };
  const works = raisedWorks(hall.room, nowhere, nowhere).map((work) => {
    const { raise } = work.acts;
    const act = { ...raise.act, boardId: null } as typeof raise.act;
    return { ...work, acts: { ...work.acts, raise: { ...raise, act } } };
  });
  begun.set(hall, works);
  await everybody(works, async (work) => {
    const { raise, canvas, approval, afterApproval } = work.acts;
    await play(hall.room, work, [raise, ...canvas, ...approval, ...afterApproval]);
  });
  return works;
}

/** With a plan that is still written. Once per hall. */
export async function planWorks(hall: Hall): Promise<Work[]> {
  const works = await beginWorks(hall);
  if (planned.has(hall)) return works;
  planned.add(hall);
  await everybody(works, (work) => play(hall.room, work, work.acts.plan));
  return works;
}

/** With an approved plan, results and poster. Once per hall. */
export async function finishWorks(hall: Hall): Promise<Work[]> {
  const works = await planWorks(hall);
  if (finished.has(hall)) return works;
  finished.add(hall);
  await everybody(works, async (work) => {
    const { planApproval, deliver, evidence, profile, claims, poster } = work.acts;
    const links = evidence.map(linkedEvidence);
    const steps = [...planApproval, ...deliver, ...links, ...profile, ...claims, ...poster];
    await play(hall.room, work, steps);
  });
  return works;
}

/** Drum-up: everybody signs for their agency and answers the readiness questionnaire. */
import { scribble } from './crowd.ts';
import { sheets } from './material.ts';
import { everybody, hallRef, passGate, run, type Room } from './room.ts';

export async function drumUp(room: Room): Promise<void> {
  await run(room, ({ kind }) => kind === 'readiness');
  const bySeat = sheetsBySeat(room);
  await everybody(room.participants, async (person, n) => {
    await room.pause(8000 + Math.random() * 20_000);
    const values = bySeat[n];
    if (values) await person.acts(hallRef(room), [{ type: 'readiness.answer', values }]);
  });

  await run(room, ({ kind }) => kind === 'pledge');
  await everybody([...room.ofAgency], async ([agencyId, person]) => {
    await room.pause(4000 + Math.random() * 20_000);
    const { name, position } = person.person;
    const seat = { agencyId, name, position, as: 'head' as const };
    await person.acts(hallRef(room), [{ type: 'pledge.sign', ...seat, strokes: scribble() }]);
  });
  await passGate(room, 'Beberapa unit belum hadir; tanda tangan menyusul pekan ini.');
}

/** The answers of the rehearsal by seat: the first person of a unit gets its first sheet. */
function sheetsBySeat(room: Room): (number | null)[][] {
  const left = new Map<string, (number | null)[][]>();
  for (const { unit_kode, nilai } of sheets()) {
    left.set(unit_kode, [...(left.get(unit_kode) ?? []), nilai]);
  }
  const any = sheets();
  return room.participants.map(({ person }, n) => {
    const code = room.codeOf.get(person.agencyId ?? '') ?? '';
    return left.get(code)?.shift() ?? any[n % any.length]?.nilai ?? [];
  });
}

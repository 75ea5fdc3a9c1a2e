import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { textAct } from '#lib/lab/idea/co-writing.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { refuse } from '#lib/lab/refusals.ts';
import { openRoom } from '../../../../tests/support/room.ts';
import { replicate, type Submit } from './replicate.ts';

const original = {
  id: uuidv7(),
  name: 'Antre dari rumah',
  region: 'Kabupaten Pati',
  digital: true,
  affair: '1.02',
  canvas: { background: 'Warga antre.', goal: 'Tanpa antre.', idea: 'Nomor dari rumah.' },
  profile: { design: '', goal: '', benefit: '', result: '' },
};

test('[N8] a copy that stopped half way is finished by the same form, and later writing stays', async () => {
  await using room = await openRoom();
  const { person } = await room.guest();
  const ideaId = uuidv7();
  const asked = { original, person, agencyId: person.agencyId ?? '', ideaId };
  const ref = { kind: 'idea' as const, id: ideaId };
  const read = async () => (await room.program.read(ref, person))?.state as Idea;
  let left = 2;
  const stopping: Submit = async (...ask) =>
    left-- > 0 ? room.program.submit(...ask) : refuse('storage');
  expect(await replicate(asked, stopping)).toMatchObject({ code: 'storage' });
  const written = async () =>
    Object.values((await read()).fields).filter(({ text }) => text !== '');
  expect((await written()).map(({ text }) => text)).toHaveLength(2);

  const text = 'Warga antre sejak subuh.';
  const background = { field: 'background' as const, text, seat: 1 };
  await room.program.submit(ref, person, textAct(await read(), person.id, background));
  const before = (await read()).fields;
  for (let time = 0; time < 2; time += 1) {
    expect(await replicate(asked, room.program.submit)).toEqual({ ideaId });
    const { fields, traits } = await read();
    expect(fields.goal.text).toBe('Tanpa antre.');
    expect(fields.idea.text).toBe('Nomor dari rumah.');
    expect(fields.background.text).toBe(before.background.text);
    expect(fields.background.text).toBe(text);
    expect(traits).toMatchObject({ digital: true, affair: '1.02' });
  }
});

import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyHall, type Hall } from '#lib/lab/hall/state.ts';
import type { Database } from '#lib/server/db/database.ts';
import * as visitors from '#lib/server/db/visitors.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { newId, openLaboratory } from '../../../../tests/support/laboratory.ts';
import { giveLike, leaveContact, leaveWord, publicWords } from './visit.ts';

let db: Database;
let hall: Hall;
beforeEach(async () => {
  db = await freshDatabase();
  const lab = await openLaboratory(db);
  hall = { ...emptyHall(lab.id), opened: true };
  hall.display = { ...hall.display, open: true };
});
afterEach(() => db.close());

const ideaId = newId();
const visit = (visitor: string, about = ideaId, allowed = true) => ({
  hall,
  ideaId: about,
  visitor,
  at: 5,
  allows: () => allowed,
});
const said = (change = {}) => ({
  id: newId(),
  text: 'Bagus.',
  wantsCopy: false,
  name: '',
  contact: '',
  consent: false,
  ...change,
});

test('[Y11] one like per device and innovation, three in all, and back', async () => {
  const others = [newId(), newId(), newId()];
  await giveLike(db, visit('a'), true);
  await giveLike(db, visit('a'), true);
  await giveLike(db, visit('b'), true);
  expect(await visitors.likesOf(db.read, hall.id)).toEqual({ [ideaId]: 2 });
  for (const one of others.slice(0, 2)) await giveLike(db, visit('a', one), true);
  const full = { code: 'full', params: { most: 3 } };
  expect(await giveLike(db, visit('a', others[2]), true)).toEqual(full);
  await giveLike(db, visit('a'), false);
  expect(await giveLike(db, visit('a', others[2]), true)).toBeNull();
  expect((await visitors.likesOf(db.read, hall.id))[ideaId]).toBe(1);
});

test('[Y10] a closed page takes neither likes nor words', async () => {
  hall.display = { ...hall.display, open: false };
  expect(await giveLike(db, visit('a'), true)).toEqual({ code: 'closed' });
  expect(await leaveWord(db, visit('a'), said())).toBe('closed');
  expect(await visitors.wordsOf(db.read, hall.id)).toEqual([]);
});

test('[Y12] a name or contact is kept with consent alone, and goes when deleted', async () => {
  const contact = { wantsCopy: true, name: 'Wulan', contact: '0811-RAHASIA' };
  expect(await leaveWord(db, visit('a'), said(contact))).toBe('consentMissing');
  expect(await leaveWord(db, visit('a'), said({ name: 'Wulan' }))).toBe('consentMissing');
  expect(await leaveWord(db, visit('a'), said({ wantsCopy: true }))).toBe('contactMissing');
  expect(await leaveWord(db, visit('a'), said({ text: ' ' }))).toBe('missing');
  const word = said({ ...contact, consent: true });
  expect(await leaveWord(db, visit('a'), word)).toBeNull();
  // Sent twice, it is one.
  expect(await leaveWord(db, visit('a'), word)).toBeNull();
  expect(await visitors.wordsOf(db.read, hall.id)).toMatchObject([{ ...contact, consentAt: 5 }]);
  await visitors.forgetContact(db.write, newId(), word.id);
  expect(await visitors.wordsOf(db.read, hall.id)).toMatchObject([contact]);
  await visitors.forgetContact(db.write, hall.id, word.id);
  const gone = { text: 'Bagus.', name: '', contact: '', consentAt: null };
  expect(await visitors.wordsOf(db.read, hall.id)).toMatchObject([gone]);
});

test('[Y13] what everybody reads has no name and no contact, and nothing that was hidden', async () => {
  const word = said({ name: 'Wulan', contact: '0811-RAHASIA', consent: true });
  await leaveWord(db, visit('a'), word);
  const read = await publicWords(db.read, hall.id, ideaId);
  expect(read).toMatchObject([{ text: 'Bagus.' }]);
  expect(JSON.stringify(read)).not.toMatch(/Wulan|RAHASIA/);
  expect(await publicWords(db.read, hall.id, newId())).toEqual([]);
  await visitors.setHidden(db.write, hall.id, word.id, true);
  expect(await publicWords(db.read, hall.id, ideaId)).toEqual([]);
  await visitors.setHidden(db.write, hall.id, word.id, false);
  expect(await publicWords(db.read, hall.id, ideaId)).toHaveLength(1);
});

test('[Y14] too fast is told, and leaves nothing', async () => {
  expect(await giveLike(db, visit('a', ideaId, false), true)).toEqual({ code: 'busy' });
  expect(await leaveWord(db, visit('a', ideaId, false), said())).toBe('slow');
  expect(await visitors.likesOf(db.read, hall.id)).toEqual({});
});

test('[Y12] bad strings are kept as they are, as far as they can be shown', async () => {
  const file = new URL('../../../rehearsal/jahat.json', import.meta.url);
  const text = readFileSync(file, 'utf8').slice(0, 900);
  await leaveWord(db, visit('a'), said({ text }));
  expect(await visitors.wordsOf(db.read, hall.id)).toHaveLength(1);
});

test('[Y17] a contact from the lab is a row beside the word, with consent alone, and goes when deleted', async () => {
  const about = { labId: hall.id, ideaId, visitor: 'a', at: 5, allows: () => true };
  const one = { id: newId(), name: 'Wulan', contact: '0811-RAHASIA', consent: true };
  expect(await leaveContact(db, about, { ...one, consent: false })).toBe('consentMissing');
  expect(await leaveContact(db, about, { ...one, contact: ' ' })).toBe('contactMissing');
  expect(await leaveContact(db, { ...about, allows: () => false }, one)).toBe('slow');
  expect(await visitors.contactsOf(db.read, ideaId)).toEqual({});
  expect(await leaveContact(db, about, one)).toBeNull();
  expect(await leaveContact(db, about, one)).toBeNull();
  const told = { [one.id]: { name: 'Wulan', contact: '0811-RAHASIA' } };
  expect(await visitors.contactsOf(db.read, ideaId)).toEqual(told);
  expect(await publicWords(db.read, hall.id, ideaId)).toEqual([]);
  await visitors.forgetContact(db.write, hall.id, one.id);
  expect(await visitors.contactsOf(db.read, ideaId)).toEqual({});
});

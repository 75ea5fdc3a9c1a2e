import { expect, test, vi } from 'vitest';
import type { Act } from '#lib/lab/acts.ts';
import { newId } from './ids.ts';
import { Outbox, type Waiting } from './outbox.ts';

const ref = { kind: 'board' as const, id: newId() };
const act = (text: string): Act => ({ type: 'card.add', cardId: newId(), text, paper: 'jambu' });

const waitingIn = (outbox: Outbox, text: string): Waiting => ({
  id: newId(),
  owner: outbox.owner,
  ref,
  act: act(text),
  enteredAt: 1,
});

test('what waits is there again when the page is opened again, oldest first', async () => {
  const [labId, personId] = [newId(), newId()];
  const before = new Outbox(labId, personId);
  const [first, second] = [waitingIn(before, 'Satu'), waitingIn(before, 'Dua')];
  await Promise.all([before.add(first), before.add(second)]);
  const after = new Outbox(labId, personId);
  expect(await after.load()).toEqual({ waiting: [first, second], refused: [] });
  expect(after.durable).toBe(true);
});

test('what is done is gone, what was refused lies in the tray until it is let go', async () => {
  const outbox = new Outbox(newId(), newId());
  const [done, refused] = [waitingIn(outbox, 'Jadi'), waitingIn(outbox, 'Ditolak')];
  void outbox.add(done);
  void outbox.add(refused);
  void outbox.done(done.id);
  const reason = { code: 'locked' as const };
  await outbox.refuse({ ...refused, reason, refusedAt: 2 });
  const kept = await outbox.load();
  expect(kept).toEqual({ waiting: [], refused: [{ ...refused, reason, refusedAt: 2 }] });
  await outbox.drop(refused.id);
  expect((await outbox.load()).refused).toEqual([]);
});

test('what another tab got through after all leaves the tray', async () => {
  const [labId, personId] = [newId(), newId()];
  const [one, two] = [new Outbox(labId, personId), new Outbox(labId, personId)];
  const act = waitingIn(one, 'Bolak-balik');
  await one.add(act);
  await one.refuse({ ...act, reason: { code: 'locked' }, refusedAt: 2 });
  await two.done(act.id);
  expect(await one.load()).toEqual({ waiting: [], refused: [] });
});

test('another person at the same device, or another lab, finds nothing of it', async () => {
  const [labId, personId] = [newId(), newId()];
  const mine = new Outbox(labId, personId);
  await mine.add(waitingIn(mine, 'Milik saya'));
  await mine.draft.save('usulan', 'setengah jadi');
  for (const other of [new Outbox(labId, newId()), new Outbox(newId(), personId)]) {
    expect((await other.load()).waiting).toEqual([]);
    expect(await other.draft.read('usulan')).toBeNull();
  }
});

test('a half-written text survives a reload and goes when it is sent', async () => {
  const [labId, personId] = [newId(), newId()];
  const before = new Outbox(labId, personId);
  await before.draft.save('usulan', 'Antrean di pusk');
  await before.draft.save('usulan', 'Antrean di puskesmas');
  const after = new Outbox(labId, personId);
  expect(await after.draft.read('usulan')).toBe('Antrean di puskesmas');
  await after.draft.drop('usulan');
  expect(await new Outbox(labId, personId).draft.read('usulan')).toBeNull();
});

test('without IndexedDB it goes on from memory and says so', async () => {
  const real = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
  try {
    const outbox = new Outbox(newId(), newId());
    await outbox.add(waitingIn(outbox, 'Hanya di memori'));
    expect(await outbox.load()).toEqual({ waiting: [], refused: [] });
    expect(outbox.durable).toBe(false);
    await outbox.draft.save('usulan', 'ada');
    expect(await outbox.draft.read('usulan')).toBe('ada');
  } finally {
    if (real) Object.defineProperty(globalThis, 'indexedDB', real);
  }
});

test('a write waits for the next picture, but not where the page is being left', async () => {
  const outbox = new Outbox(newId(), newId());
  let drawn = false;
  requestAnimationFrame(() => (drawn = true));
  await outbox.add(waitingIn(outbox, 'Satu'));
  expect(drawn).toBe(true);
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.stubGlobal('setTimeout', () => 0);
  try {
    const kept = outbox.add(waitingIn(outbox, 'Dua'));
    // By then the write has come to where it waits.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    dispatchEvent(new Event('pagehide'));
    await kept;
  } finally {
    vi.unstubAllGlobals();
  }
  expect((await outbox.load()).waiting).toHaveLength(2);
});

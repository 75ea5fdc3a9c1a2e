/**
 * Several people in one long text over bad lines: what `lib/idea/co-text.svelte.ts` does with a
 * field, without the field. Keys come from a seed; nothing is asserted about how long it takes,
 * which is only told.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, expect, test } from 'vitest';
import type { Act, IdeaAct } from '#lib/lab/acts.ts';
import { CoText } from '#lib/idea/co-text.svelte.ts';
import { criteria } from '#lib/lab/idea/canvas.ts';
import { docOf, textAct } from '#lib/lab/idea/co-writing.ts';
import { emptyIdea } from '#lib/lab/idea/empty.ts';
import { requiredFields } from '#lib/lab/idea/forms.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { longestOf, textOf, type TextField } from '#lib/lab/idea/texts.ts';
import { versionOf } from '#lib/lab/idea/versions.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { verify } from '#lib/server/db/verify.ts';
import { openSpace } from '#lib/server/live/spaces.ts';
import { Disk, Page, type Who } from '../support/clients.ts';
import { openFaultProxy } from '../support/fault-proxy.ts';
import { eventually, openRoom, pause, type Room } from '../support/room.ts';
import { randomFrom } from '../support/virtual-time.ts';

const field: TextField = 'design.free';

/** An idea whose canvas the leader has approved, so that the long text may be long. */
async function approved(room: Room, owner: Person): Promise<SpaceRef> {
  const ref: SpaceRef = { kind: 'idea', id: uuidv7() };
  const leader: Person = { ...owner, id: uuidv7(), role: 'leader', agencyId: null };
  const ask = async (person: Person, act: Act) => {
    const answer = await room.program.submit(ref, person, act);
    if (isRefusal(answer)) throw new Error(`${act.type}: ${answer.code}`);
  };
  await ask(owner, {
    type: 'idea.raise',
    agencyId: owner.agencyId ?? '',
    title: 'Antre dari rumah',
    origin: 'problem',
    boardId: null,
    clusterId: null,
    cardIds: [],
    innovation: null,
  });
  for (const one of requiredFields) {
    if (one === 'title') continue;
    await ask(owner, textAct(emptyIdea(ref.id), owner.id, { field: one, text: 'Isi', seat: 1 }));
  }
  await ask(owner, { type: 'traits.set', traits: { digital: true, affair: '1.02' } });
  const owners = ['Ani', 'Beni'].map((name) => ({ name, position: '', phone: '', email: '' }));
  await ask(owner, { type: 'owners.set', owners });
  for (const criterion of criteria) {
    await ask(owner, { type: 'criterion.set', criterion, met: true, note: '' });
  }
  await ask(owner, { type: 'canvas.submit' });
  const idea = await room.program.read({ kind: 'idea', id: ref.id }, owner);
  const version = idea ? versionOf(idea.state, 'canvas') : '';
  await ask(leader, { type: 'canvas.approve', note: '', version });
  return ref;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A page with the field open in it, on a device of its own. */
class Writer {
  readonly page: Page;
  readonly text: CoText;
  caret = 0;

  constructor(who: Who, url: string, ref: SpaceRef, disk: Disk, at = field) {
    this.page = new Page(who, { url }, { disk, refs: [{ ref, initial: null }] });
    const idea = () => this.page.at(ref).state as Idea;
    this.text = new CoText({
      personId: who.person.id,
      updates: () => docOf(idea(), at),
      most: longestOf(at),
      shared: () => true,
      send: (update) => {
        const act: IdeaAct = { type: 'text.update', field: at, update, restored: null };
        return this.page.at(ref).acted(act);
      },
    });
    // A component would do it by an effect.
    const timer = setInterval(() => this.text.hear(docOf(idea(), at)), 20);
    const keeps = this.page.live.keeps(ref, at);
    closers.push(() => {
      clearInterval(timer);
      keeps();
      this.text.close();
      this.page.live.close();
    });
  }

  /** A key where the caret is. */
  key(sign: string): void {
    const { value } = this.text;
    this.caret = Math.min(this.caret, value.length);
    const after = value.slice(0, this.caret) + sign + value.slice(this.caret);
    this.caret += sign.length;
    this.text.typed(after, this.caret);
  }
  get isQuiet(): boolean {
    return !this.text.unsent && this.page.live.waiting === 0;
  }
}

const own = (text: string, signs: string) =>
  [...text].filter((sign) => signs.includes(sign)).join('');

test('[W1] ten thousand keys of two people over a slow line that breaks: nothing is lost, both read the same', async () => {
  const random = randomFrom(20261122);
  await using room = await openRoom();
  const proxy = await openFaultProxy(() => Number(new URL(room.url).port));
  // 200 ms there and back.
  Object.assign(proxy, { latency: 100, jitter: 20 });
  const guests = [await room.guest(0), await room.guest(0)];
  const ref = await approved(room, guests[0]!.person);
  const writers = guests.map((guest) => new Writer(guest, proxy.url, ref, new Disk()));
  await eventually(() => writers.every(({ page }) => page.at(ref).joined));
  const alphabets = ['abcdefghijklm', 'NOPQRSTUVWXYZ'];
  const typed = ['', ''];
  let cuts = 0;
  for (let turn = 0; turn < 500; turn += 1) {
    for (const [at, writer] of writers.entries()) {
      // People type on where they are, and go elsewhere now and then.
      if (random() < 0.05) writer.caret = Math.floor(random() * (writer.text.value.length + 1));
      for (let key = 0; key < 10; key += 1) {
        const sign = alphabets[at]![Math.floor(random() * 13)]!;
        writer.key(sign);
        typed[at] += sign;
      }
    }
    // Of the second that 25 turns are, every twentieth meets a line that breaks.
    if (random() < 0.05 / 2 && turn < 480) {
      cuts += 1;
      proxy.cut();
    }
    await pause(20);
  }
  const lastKey = performance.now();
  await eventually(
    () => writers.every((one) => one.isQuiet) && writers[0]!.text.value === writers[1]!.text.value,
    60_000,
  );
  const took = Math.round(performance.now() - lastKey);
  const text = writers[0]!.text.value;
  console.log(`co-writing: 10000 keys, ${cuts} cuts, equal after ${took} ms`);
  expect(text).toHaveLength(10_000);
  for (const [at, signs] of alphabets.entries()) {
    expect([...own(text, signs)].toSorted()).toEqual([...typed[at]!].toSorted());
  }
  const space = await openSpace(room.db.read, ref);
  expect(textOf(space.state as Idea, field)).toBe(text);
  // A line that has caught up shows what the server shows.
  for (const { page } of writers) {
    await eventually(() => page.at(ref).number === space.number);
    await page.live.check();
    expect(page.live.healed).toBe(0);
    expect(page.live.tray).toEqual([]);
  }
  expect(room.faults).toEqual([]);
  await proxy.close();
}, 180_000);

test('[W8] an hour without a line is few acts, and merges with what others wrote meanwhile', async () => {
  await using room = await openRoom();
  const proxy = await openFaultProxy(() => Number(new URL(room.url).port));
  const [one, other] = [await room.guest(0), await room.guest(0)];
  const ref = await approved(room, one.person);
  const disk = new Disk();
  const away = new Writer(one, proxy.url, ref, disk);
  const there = new Writer(other, room.url, ref, new Disk());
  await eventually(() => [away, there].every(({ page }) => page.at(ref).joined));
  for (const sign of 'Mula. ') there.key(sign);
  await eventually(() => away.text.value === 'Mula. ' && there.isQuiet);
  const before = (await openSpace(room.db.read, ref)).number;
  proxy.closed = true;
  proxy.cut();
  await eventually(() => away.page.live.status !== 'connected');
  away.caret = 6;
  for (let word = 0; word < 40; word += 1) {
    for (const sign of `jauh${word} `) away.key(sign);
    if (word % 4 === 0) void away.text.flush();
  }
  void away.text.flush();
  // All of it is on the device, as one act or two.
  expect(disk.waiting.size).toBeLessThanOrEqual(2);
  there.caret = 0;
  for (const sign of 'Dekat. ') there.key(sign);
  await eventually(() => there.isQuiet);
  proxy.closed = false;
  await eventually(() => away.isQuiet && away.text.value === there.text.value, 30_000);
  expect(away.text.value.startsWith('Dekat. Mula. jauh0 jauh1 ')).toBe(true);
  expect(away.text.value.endsWith('jauh39 ')).toBe(true);
  const acts = (await openSpace(room.db.read, ref)).number - before;
  expect(acts).toBeLessThan(8);
  await proxy.close();
}, 60_000);

test('[W4] what the server no longer takes stays in the field, with the reason, and goes when it fits', async () => {
  await using room = await openRoom();
  const [one, other] = [await room.guest(0), await room.guest(0)];
  const ref = await approved(room, one.person);
  const at: TextField = 'profile.goal';
  const most = longestOf(at);
  const writers = [one, other].map((guest) => new Writer(guest, room.url, ref, new Disk(), at)) as [
    Writer,
    Writer,
  ];
  await eventually(() => writers.every(({ page }) => page.at(ref).joined));
  writers[0].key('x'.repeat(most - 10));
  await writers[0].text.flush();
  await eventually(() => writers[1].text.value.length === most - 10);
  // Both have room for ten more, and both use it at once.
  writers[0].key('AAAAAAAA');
  writers[1].key('BBBBBBBB');
  await Promise.all(writers.map(({ text }) => text.flush()));
  await eventually(() => writers.some(({ text }) => text.refusal?.code === 'too-long'));
  const late = writers.find(({ text }) => text.refusal)!;
  const mine = late === writers[0] ? 'AAAAAAAA' : 'BBBBBBBB';
  expect(late.text.value).toContain(mine);
  expect(late.page.live.tray).toEqual([]);
  await eventually(() => late.text.value.length === most + 6);
  // The person makes room.
  const shorter = late.text.value.replace('xxxxxxxxxx', '');
  late.text.typed(shorter, 0);
  await late.text.flush();
  await eventually(() => writers[0].text.value === writers[1].text.value && late.isQuiet);
  expect(late.text.value).toContain('AAAAAAAA');
  expect(late.text.value).toContain('BBBBBBBB');
  expect(late.text.refusal).toBeNull();
}, 60_000);

test('[W13] undo takes back one’s own words alone; verify proves what the journal tells', async () => {
  await using room = await openRoom();
  const [one, other] = [await room.guest(0), await room.guest(0)];
  const ref = await approved(room, one.person);
  const [ani, beni] = [
    new Writer(one, room.url, ref, new Disk()),
    new Writer(other, room.url, ref, new Disk()),
  ];
  await eventually(() => [ani, beni].every(({ page }) => page.at(ref).joined));
  ani.key('Satu. ');
  await eventually(() => beni.text.value === 'Satu. ');
  beni.caret = 6;
  beni.key('Dua. ');
  await eventually(() => ani.text.value === 'Satu. Dua. ');
  ani.text.undo();
  await eventually(() => beni.text.value === 'Dua. ' && ani.text.value === 'Dua. ');
  ani.text.redo();
  await eventually(() => beni.text.value === 'Satu. Dua. ');
  await eventually(() => ani.isQuiet && beni.isQuiet);
  const directory = mkdtempSync(join(tmpdir(), 'labinov-text-'));
  const { findings } = await verify(room.db.read, directory);
  expect(findings).toEqual([]);
});

test('[W11] [W12] where somebody writes is told to those who see drafts, and to nobody else', async () => {
  await using room = await openRoom();
  const [one, other, stranger] = [await room.guest(0), await room.guest(0), await room.guest(1)];
  const ref = await approved(room, one.person);
  const screens = await Promise.all(
    [one, other, stranger].map(async (guest) => {
      const screen = await room.screen(guest);
      await screen.request('join', { ...ref, since: 0 });
      return screen;
    }),
  );
  const facilitator = await room.screen({ cookie: room.lab.facilitatorCookie });
  await facilitator.request('join', { ...ref, since: 0 });
  const said = { id: ref.id, seat: 5, field: 'goal', at: null };
  expect(await screens[0]!.request('caret', said)).toEqual({ heard: 2 });
  await eventually(() => screens[1]!.carets.length === 1 && facilitator.carets.length === 1);
  expect(screens[1]!.carets).toEqual([{ ...said, personId: one.person.id, name: one.person.name }]);
  // Not the one who said it, not another agency, and nobody who says it without the right.
  expect(screens[0]!.carets).toEqual([]);
  expect(screens[2]!.carets).toEqual([]);
  expect(await screens[2]!.request('caret', said)).toMatchObject({ code: 'not-found' });
  for (const wrong of [null, {}, { ...said, field: 'x'.repeat(50) }, { ...said, name: 'Bupati' }]) {
    const answer = await screens[0]!.request('caret', wrong as typeof said);
    expect(answer).toMatchObject({ code: 'bad-act' });
  }
  const rows = await room.db.read.selectFrom('journal').select('event').execute();
  expect(rows.some(({ event }) => event.includes('"seat"'))).toBe(false);
});

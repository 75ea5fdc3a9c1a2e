import { expect, test } from 'vitest';
import { Gathering, isWriting, type Place } from './gathering.svelte.ts';

const call = (at: number) => ({ activityId: 'a', at });
const running = { id: 'a' } as never;
const free = () => false;
const writing = () => true;
const place = (turned: boolean): Place & { gone: number } => ({
  gone: 0,
  turn: () => turned,
  go() {
    this.gone += 1;
  },
});

test('[T1] whoever is elsewhere and free goes along, once for each call', () => {
  const gathering = new Gathering(call(5));
  // What was called before this page came is no news.
  expect(gathering.hear(call(5), running, free)).toBeNull();
  expect(gathering.hear(call(6), running, free)).toBe('go');
  expect(gathering.hear(call(6), running, free)).toBeNull();
  expect(gathering.invited).toBeNull();
});

test('[T1] whoever writes is asked and goes when ready', () => {
  const gathering = new Gathering(null);
  expect(gathering.hear(call(6), running, writing)).toBeNull();
  expect(gathering.invited).toEqual(call(6));
  expect(gathering.accept()).toBe(true);
  expect(gathering.invited).toBeNull();
});

test('[T1] the room’s own page turns to what runs, except over something begun', () => {
  const gathering = new Gathering(null);
  const here = place(true);
  const leave = gathering.register(here);
  expect(gathering.hear(call(1), running, writing)).toBe('here');
  leave();
  const held = place(false);
  gathering.register(held);
  expect(gathering.hear(call(2), running, free)).toBeNull();
  expect(gathering.invited).toEqual(call(2));
  expect(gathering.accept()).toBe(false);
  expect(held.gone).toBe(1);
});

test('[T1] whoever was away is not sent after a call to what is over', () => {
  const gathering = new Gathering(null);
  expect(gathering.hear(call(1), { id: 'b' } as never, free)).toBeNull();
  expect(gathering.hear(call(2), null, writing)).toBeNull();
  expect(gathering.invited).toBeNull();
  // Nor when the same activity runs again.
  expect(gathering.hear(call(2), running, free)).toBeNull();
});

test('an invitation ends with what it invites to, or with "later"', () => {
  const gathering = new Gathering(null);
  gathering.hear(call(1), running, writing);
  gathering.moved({ id: 'a' } as never);
  expect(gathering.invited).not.toBeNull();
  gathering.moved({ id: 'b' } as never);
  expect(gathering.invited).toBeNull();
  gathering.hear(call(2), running, writing);
  gathering.decline();
  expect(gathering.invited).toBeNull();
});

test('writing is where the keyboard is', () => {
  const field = document.createElement('textarea');
  document.body.append(field);
  expect(isWriting()).toBe(false);
  field.focus();
  expect(isWriting()).toBe(true);
  field.remove();
});

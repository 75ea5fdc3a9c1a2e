import { expect, test } from 'vitest';
import { deviceOf, ensureVisitor, visitorMark } from './guests.ts';
import { hashOf } from './secrets.ts';

/** A browser as far as a request tells of it. */
function browser() {
  const kept = new Map<string, string>();
  const cookies = {
    get: (name: string) => kept.get(name),
    set: (name: string, value: string) => void kept.set(name, value),
  };
  const url = new URL('http://lab.test/g/1');
  const locals = { device: null };
  return { cookies, url, locals } as unknown as Parameters<typeof ensureVisitor>[0];
}

test('[Y11] what the database keeps of a device does not give the mark of its visitor', () => {
  const event = browser();
  expect(visitorMark(event, 'lab')).toBe(null);
  const mark = ensureVisitor(event, 'lab');
  expect(ensureVisitor(event, 'lab')).toBe(mark);
  expect(visitorMark(event, 'lab')).toBe(mark);
  expect(ensureVisitor(event, 'other')).not.toBe(mark);
  expect(ensureVisitor(browser(), 'lab')).not.toBe(mark);
  const device = deviceOf(event) ?? '';
  expect(event.locals.device).toBe(device);
  expect([device, hashOf(`visitor lab ${device}`)]).not.toContain(mark);
});

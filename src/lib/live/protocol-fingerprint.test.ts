import { expect, test } from 'vitest';
import { PROTOCOL } from './protocol.ts';
import { fingerprint } from './protocol-fingerprint.ts';

test('a change of an act or event is noticed: write the new fingerprint into PROTOCOL', () => {
  // Screens that were open before an upgrade are then told to load again, and keep their outbox.
  expect(PROTOCOL.split('.')[1]).toBe(fingerprint());
});

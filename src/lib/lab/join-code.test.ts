import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { drawCode, isCode, joinAlphabet, normaliseCode, spokenCode } from './join-code.ts';

describe('the join code', () => {
  it('[U8] has 31 signs, none of which looks like another', () => {
    expect(new Set(joinAlphabet).size).toBe(31);
    expect(joinAlphabet).not.toMatch(/[01OIL]/);
  });

  it('[U8] is read as people type it', () => {
    expect(normaliseCode(' ab3–9k_z ')).toBe('AB39KZ');
    expect(normaliseCode('ＡＢ３ ９ＫＺ\u200b')).toBe('AB39KZ');
    expect(isCode(normaliseCode('ab3-9kz'))).toBe(true);
    expect(isCode('AB39K')).toBe(false);
    expect(isCode('AB39K0')).toBe(false);
    expect(isCode('AB39KZZ')).toBe(false);
    expect(spokenCode('AB39KZ')).toBe('AB3 9KZ');
  });

  it('[U8] every drawn code is a code and survives being read again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const code = drawCode(bytes);
        if (code === null) return;
        expect(isCode(code)).toBe(true);
        expect(normaliseCode(spokenCode(code).toLowerCase())).toBe(code);
      }),
    );
  });

  it('[U8] all signs are equally likely over all bytes', () => {
    const times = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const code = drawCode(new Uint8Array(6).fill(byte));
      if (code) times.set(code[0]!, (times.get(code[0]!) ?? 0) + 1);
    }
    expect(times.size).toBe(31);
    expect(new Set(times.values())).toEqual(new Set([8]));
  });

  it('[U8] too few usable bytes give no code', () => {
    expect(drawCode(new Uint8Array(32).fill(255))).toBeNull();
    expect(drawCode(new Uint8Array(5))).toBeNull();
  });
});

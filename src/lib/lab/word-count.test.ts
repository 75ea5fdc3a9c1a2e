import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import rehearsal from '../../rehearsal/inovasi.json' with { type: 'json' };
import { words } from './word-count.ts';

describe('counting words', () => {
  it('[M8] gives the number of the rehearsal for all rancang bangun', () => {
    for (const one of rehearsal.inovasi) {
      const { rancang_bangun, jumlah_kata_rancang_bangun } = one.profil_iid;
      expect(words(rancang_bangun)).toBe(jumlah_kata_rancang_bangun);
    }
  });

  it('[M8] knows any blank and any script, and no lone sign', () => {
    expect(words('')).toBe(0);
    expect(words(' - — … \n')).toBe(0);
    expect(words("anak-anak  Jum'at\u00a0ابتكار\u200b3")).toBe(4);
  });

  it('[M8] a text beside a text has the words of both', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(words(`${a} ${b}`)).toBe(words(a) + words(b));
      }),
    );
  });
});

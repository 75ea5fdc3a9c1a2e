import { describe, expect, it } from 'vitest';
import { affairOf, affairs, basicServices, readAffairCode } from './affairs.ts';

describe('government affairs', () => {
  it('[C5] there are 38, each with its own code and both names', () => {
    expect(affairs).toHaveLength(38);
    expect(new Set(affairs.map((affair) => affair.code)).size).toBe(38);
    expect(affairs.every((affair) => affair.name.id && affair.name.en)).toBe(true);
  });

  it('[C5] six of them are basic services', () => {
    expect(basicServices.map((affair) => affair.code)).toEqual([
      '1.01',
      '1.02',
      '1.03',
      '1.04',
      '1.05',
      '1.06',
    ]);
    expect(affairOf('2.12')?.name.id).toBe('Administrasi Kependudukan dan Pencatatan Sipil');
    expect(affairOf('9.99')).toBeUndefined();
  });

  it('[U5] a code is read as a spreadsheet may have turned it', () => {
    expect(readAffairCode(' 1,02 ')).toBe('1.02');
    expect(readAffairCode('2.1')).toBe('2.10');
    expect(readAffairCode('1.1')).toBeUndefined();
    expect(readAffairCode('')).toBeUndefined();
  });
});

import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { catalogueOf, catalogueYears } from './catalogue.ts';
import { catalogueOfFile, changesBetween, fileOf, readCatalogue } from './catalogue-file.ts';

type Loose = ReturnType<typeof fileOf>;
const file = (): Loose => structuredClone(fileOf(catalogueOf(2026)));
const codes = (content: string) => {
  const read = readCatalogue(content);
  return 'flaws' in read ? read.flaws.map(({ code, at }) => (at ? `${code} ${at}` : code)) : [];
};
const spoilt = (spoil: (one: Loose) => void) => {
  const one = file();
  spoil(one);
  return codes(JSON.stringify(one));
};
const row = (one: Loose, no: number) => {
  const found = one.indicators.find((line) => line.no === no);
  if (!found) throw new Error('no row');
  return found;
};

describe('a catalogue as a file', () => {
  it.each([...catalogueYears])('[I10] %i written out and read gives the same catalogue', (year) => {
    const read = readCatalogue(JSON.stringify(fileOf(catalogueOf(year))));
    if ('flaws' in read) throw new Error(JSON.stringify(read.flaws));
    expect(catalogueOfFile(read.file, 0)).toEqual(catalogueOf(year));
  });

  it('[I10] is not taken when it is no catalogue, each thing wrong named with its place', () => {
    expect(codes('')).toEqual(['json']);
    expect(codes('{"a":')).toEqual(['json']);
    expect(codes('[]')).toEqual(['format']);
    expect(codes('{"format":"labinov-catalogue/9"}')).toEqual(['format']);
    expect(codes(' '.repeat(300_001))).toEqual(['size']);
    expect(spoilt((one) => Object.assign(row(one, 20), { weight: -1 }))).toEqual([
      'field 20.weight',
    ]);
    expect(spoilt((one) => Object.assign(row(one, 16), { no: 37 }))).toEqual(['field 37.no']);
    expect(spoilt((one) => Object.assign(one.settings, { divisor: 0 }))).toEqual([
      'field settings.divisor',
    ]);
    expect(spoilt((one) => row(one, 21).parameters.pop())).toEqual(['levels 21']);
    expect(spoilt((one) => one.indicators.push(row(one, 22)))).toEqual(['twice 22']);
    expect(spoilt((one) => Object.assign(row(one, 22), { catalogue_year: 2025 }))).toEqual([
      'year-of-row 22',
    ]);
    expect(spoilt((one) => one.settings.thresholds.reverse())).toEqual(['thresholds']);
    expect(
      spoilt((one) =>
        Object.assign(one.settings, { window: { from: '2026-02-01', to: '2026-01-01' } }),
      ),
    ).toEqual(['window']);
  });

  it('[I10] takes the rows of iid-indicators.json, and leaves out what it does not know', () => {
    const one = file();
    Object.assign(row(one, 16), { catalogue_year: 2026, sources: ['x'], __proto__: { bad: 1 } });
    const read = readCatalogue(`\ufeff${JSON.stringify(one)}`);
    if ('flaws' in read) throw new Error('refused');
    expect(Object.keys(row(read.file, 16))).not.toContain('sources');
  });

  it('[I11] says what another version changes', () => {
    const one = file();
    one.settings.divisor = 20;
    row(one, 17).weight = 3;
    one.indicators = one.indicators.filter(({ no }) => no !== 20);
    expect(changesBetween(file(), one)).toEqual({
      settings: ['divisor'],
      added: [],
      removed: ['20'],
      changed: ['17'],
    });
    expect(changesBetween(one, file()).added).toEqual(['20']);
  });
});

test('[I10] no content makes the reader throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (content) => void readCatalogue(content)),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const content = JSON.stringify({
        format: 'labinov-catalogue/1',
        indicators: value,
        year: value,
      });
      expect('flaws' in readCatalogue(content)).toBe(true);
    }),
  );
});

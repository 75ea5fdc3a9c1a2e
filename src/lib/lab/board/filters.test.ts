import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgencyKind } from '../hall/state.ts';
import { fewestInGroup, kindsOffered, type Writer } from './filters.ts';

const people = (kind: AgencyKind | null, count: number): Writer[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${kind} ${at}`, kind }));
/** Everybody who is one of these: what somebody sees who turns filters on and off. */
const peopleIn = (writers: readonly Writer[], is: (writer: Writer) => boolean) =>
  new Set(writers.filter(is).flatMap(({ id }) => id ?? [])).size;

describe('[B8] looking at cards by kind of agency', () => {
  test('[B8] five people make a group, four do not', () => {
    expect(kindsOffered('agency', [...people('opd', 9), ...people('uptd', 5)])).toEqual([
      'opd',
      'uptd',
    ]);
    expect(kindsOffered('agency', [...people('opd', 9), ...people('uptd', 4)])).toEqual([]);
  });

  test('[B8] where nobody is named no kind is offered, however many wrote', () => {
    expect(kindsOffered('nobody', [...people('opd', 90), ...people('uptd', 50)])).toEqual([]);
  });

  test('[B8] many cards of few people are few people', () => {
    const busy = Array.from({ length: 30 }, () => people('uptd', 3)).flat();
    expect(kindsOffered('agency', [...people('opd', 9), ...busy])).toEqual([]);
  });

  test('[B8] the smallest offered kind is given up so that the rest is no small group', () => {
    const writers = [...people('opd', 20), ...people('uptd', 8), ...people('bumd', 2)];
    // Without UPTD in the list, "not OPD" is ten people; with it, it would be the two of the BUMD.
    expect(kindsOffered('agency', writers)).toEqual(['opd']);
  });

  test('[B8] facilitators and authors unknown are part of the rest, and nobody hides behind the latter', () => {
    const writers = [...people('opd', 9), ...people('uptd', 9)];
    expect(kindsOffered('agency', [...writers, ...people(null, 1)])).toEqual(['opd']);
    const unknown = Array.from({ length: 9 }, (): Writer => ({ id: null, kind: 'bumd' }));
    expect(kindsOffered('agency', [...people('opd', 9), ...unknown])).toEqual([]);
  });

  test('[B8] where names hang on the cards every kind is offered, unless there is one only', () => {
    expect(kindsOffered('author', [...people('opd', 2), ...people('bumd', 1)])).toHaveLength(2);
    expect(kindsOffered('author', people('opd', 20))).toEqual([]);
  });

  test('[B8] however filters are put together, nobody is left with fewer than four others', () => {
    const some = fc.nat({ max: 12 });
    const hall = fc
      .tuple(some, some, some, some, fc.nat({ max: 6 }), fc.nat({ max: 3 }), fc.boolean())
      .map(([opd, uptd, kecamatan, bumd, none, unknown, doubled]) => {
        const all = [
          ...people('opd', opd),
          ...people('uptd', uptd),
          ...people('kecamatan', kecamatan),
          ...people('bumd', bumd),
          ...people(null, none),
          ...Array.from({ length: unknown }, (): Writer => ({ id: null, kind: 'bumd' })),
          // Somebody who has come to another agency meanwhile.
          ...people('opd', 1).map(({ id }): Writer => ({ id, kind: 'kecamatan' })),
        ];
        return doubled ? [...all, ...all] : all;
      });
    const offers = { some: 0, none: 0 };
    fc.assert(
      fc.property(hall, (writers) => {
        const offered = kindsOffered('agency', writers);
        offers[offered.length > 0 ? 'some' : 'none'] += 1;
        // Kinds do not overlap: each of them and the rest are all that can be parted.
        const parts = offered.map((one) => peopleIn(writers, ({ kind }) => kind === one));
        const rest = writers.filter(({ kind }) => kind === null || !offered.includes(kind));
        const left = peopleIn(rest, () => true);
        for (const size of parts) expect(size).toBeGreaterThanOrEqual(fewestInGroup);
        if (rest.length > 0) expect(left >= fewestInGroup || offered.length === 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(offers.some, offers.none)).toBeGreaterThan(20);
  });
});

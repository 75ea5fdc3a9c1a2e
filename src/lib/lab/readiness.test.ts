import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import rehearsal from '../../rehearsal/kesiapan.json' with { type: 'json' };
import shipped from './data/kuesioner.json' with { type: 'json' };
import { questionnaire, statementCodes } from './questionnaire.ts';
import { radar, roomRadar, sheetSchema, statementsOf, type Sheet } from './readiness.ts';

const byAgency = new Map<string, Sheet[]>();
for (const answer of rehearsal.jawaban) {
  byAgency.set(answer.unit_kode, [...(byAgency.get(answer.unit_kode) ?? []), answer.nilai]);
}
const same = (value: number | null): Sheet => statementCodes.map(() => value);
const sheet = fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 24, maxLength: 24 });

describe('the readiness questionnaire', () => {
  it('[R1] has six components of four statements, on a scale of 0 to 4, marked as an example', () => {
    expect(statementsOf).toEqual([4, 4, 4, 4, 4, 4]);
    expect(questionnaire.components.map((one) => one.statements.length)).toEqual(statementsOf);
    expect(
      questionnaire.components.flatMap((one) => one.statements.map((each) => each.code)),
    ).toEqual(statementCodes);
    expect(questionnaire.scale.map((one) => one.value)).toEqual([0, 1, 2, 3, 4]);
    expect(questionnaire.notice.id.toLowerCase()).toBe(rehearsal.kuesioner.penanda.toLowerCase());
  });

  it('[R1] is the questionnaire that the rehearsal answers', () => {
    expect(shipped.kuesioner).toEqual(rehearsal.kuesioner);
    expect(shipped.urutan_kode).toEqual(rehearsal.urutan_kode);
  });

  it('[R1] every sheet of the rehearsal is a sheet, a wrong one is not', () => {
    expect(rehearsal.jawaban).toHaveLength(169);
    for (const answer of rehearsal.jawaban) expect(v.is(sheetSchema, answer.nilai)).toBe(true);
    expect(v.is(sheetSchema, [...same(4).slice(1), 5])).toBe(false);
    expect(v.is(sheetSchema, same(1).slice(1))).toBe(false);
  });

  it('[R2] takes the median per statement, then the mean per component', () => {
    const first = [0, 1, 2, 4, ...same(2).slice(4)];
    const second = [4, 1, 3, 4, ...same(2).slice(4)];
    expect(radar([first])[0]).toBe(7 / 4);
    expect(radar([first, second])[0]).toBe((2 + 1 + 2.5 + 4) / 4);
    expect(radar([first, second, same(4)])[0]).toBe((4 + 1 + 3 + 4) / 4);
  });

  it('[R2] a missing answer is left out, not counted as zero', () => {
    const gap = [null, 4, 4, 4, ...same(2).slice(4)];
    expect(radar([gap])[0]).toBe(4);
    expect(radar([gap, same(0)])[0]).toBe((0 + 2 + 2 + 2) / 4);
  });

  it('[R2] without any answer there is no value', () => {
    expect(radar([])).toEqual([null, null, null, null, null, null]);
    expect(radar([same(null)])).toEqual([null, null, null, null, null, null]);
  });

  it('[R2] values stay on the scale and do not depend on the order of people', () => {
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 6 }), (sheets) => {
        const values = radar(sheets);
        for (const one of values) if (one !== null) expect(one >= 0 && one <= 4).toBe(true);
        expect(radar(sheets.toReversed())).toEqual(values);
      }),
    );
  });

  it('[R3] the room of the rehearsal: 86 agencies, every component answered by all', () => {
    const radars = [...byAgency.values()].map(radar);
    expect(radars).toHaveLength(86);
    const room = roomRadar(radars);
    expect(room.map((one) => one.agencies)).toEqual([86, 86, 86, 86, 86, 86]);
    for (const one of room) {
      expect(one.low!).toBeLessThanOrEqual(one.mean!);
      expect(one.high!).toBeGreaterThanOrEqual(one.mean!);
      expect(one.spread!).toBeGreaterThan(0);
    }
    expect(radar(byAgency.get('PBG-BMD-08')!)).toEqual([3, 3, 3, 3, 3, 3]);
  });

  it('[R3] every agency weighs the same and silent ones are left out', () => {
    const room = roomRadar([radar([same(4), same(4), same(4)]), radar([same(0)]), radar([])]);
    expect(room[0]).toEqual({ mean: 2, spread: 2, low: 0, high: 4, agencies: 2 });
    expect(roomRadar([])[0]).toEqual({
      mean: null,
      spread: null,
      low: null,
      high: null,
      agencies: 0,
    });
  });
});

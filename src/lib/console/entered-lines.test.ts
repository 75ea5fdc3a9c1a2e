import { describe, expect, it } from 'vitest';
import { emptyHall, type Hall } from '#lib/lab/hall/state.ts';
import { readLines } from './entered-lines.ts';

const agency = (id: string, code: string, name: string, short: string) => ({
  [id]: { id, code, name, short, kind: 'opd' as const, parentId: null, affair: null },
});
const hall: Hall = {
  ...emptyHall('h'),
  agencies: {
    ...agency('a', '1.02', 'Dinas Kesehatan', 'Dinkes'),
    ...agency('b', '1.03', 'Puskesmas Bobotsari', ''),
  },
  people: {
    x: {
      id: 'x',
      name: 'Sri Wahyuni',
      position: '',
      agencyId: 'a',
      role: 'participant',
      joinedAt: 1,
      removed: false,
      entered: false,
    },
  },
};

describe('lines of an attendance list', () => {
  it('reads name, position and agency by code, short or whole name', () => {
    const text = ' Melati ; Perawat; puskesmas bobotsari\nBudi\tBidan\tDINKES\n\nTono;;1.03';
    expect(readLines(text, null, hall)).toEqual({
      people: [
        { name: 'Melati', position: 'Perawat', agencyId: 'b' },
        { name: 'Budi', position: 'Bidan', agencyId: 'a' },
        { name: 'Tono', position: '', agencyId: 'b' },
      ],
      flaws: [],
      isMore: false,
    });
  });

  it('takes the chosen agency where a line names none, and says what it cannot read', () => {
    const { people, flaws } = readLines('Ani\nBudi;Staf;Dinas Antah\n;Staf\nAni', 'a', hall);
    expect(people.map(({ name }) => name)).toEqual(['Ani']);
    expect(flaws).toEqual([
      { line: 2, what: 'strange', said: 'Dinas Antah' },
      { line: 3, what: 'noName', said: '' },
      { line: 4, what: 'known', said: 'Ani' },
    ]);
    expect(readLines('Ani', null, hall).flaws[0]?.what).toBe('noAgency');
  });

  it('[F1] leaves out whoever is in already', () => {
    expect(readLines('sri wahyuni;;Dinkes', null, hall).people).toEqual([]);
  });

  it('[F1] stops at as many as can be entered at once', () => {
    const text = Array.from({ length: 70 }, (_, n) => `Orang ${n}`).join('\n');
    const { people, isMore } = readLines(text, 'a', hall);
    expect([people.length, isMore]).toEqual([60, true]);
  });
});

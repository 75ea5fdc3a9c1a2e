import { describe, expect, it } from 'vitest';
import { emptyIdea } from './empty.ts';
import type { Evidence, Idea } from './state.ts';
import { posterContent, shortened, tellsInWords } from './poster.ts';

const about = { agency: 'Dinas Kesehatan', lab: 'Lab Inovasi', region: 'Purbalingga' };
const proof = (id: string, at: number, type: string | null): Evidence =>
  ({
    id,
    indicator: null,
    title: `Bukti ${id}`,
    year: 2026,
    link: type === null ? 'https://contoh.id' : null,
    file: type === null ? null : { stored: `${id}.jpg`, name: `${id}.jpg`, size: 9, type },
    by: '',
    at,
  }) as Evidence;

const approved = (change: Partial<Idea> = {}): Idea => {
  const idea = emptyIdea('i');
  return {
    ...idea,
    opened: true,
    plan: { status: 'approved', decisions: [] },
    owners: [
      { name: 'Bu Melati', position: 'Kepala Seksi', phone: '0812', email: 'melati@contoh.id' },
    ] as never,
    poster: { before: 'Antre sejak subuh', after: 'Datang saat giliran', milestones: ['Uji', ''] },
    ...change,
  };
};

describe('poster', () => {
  it('[Y1] is of an approved plan, says whose it is, and holds no contact', () => {
    expect(posterContent(emptyIdea('i'), about)).toBeNull();
    const content = posterContent(approved(), about);
    expect(content).toMatchObject({ owners: ['Bu Melati, Kepala Seksi'], milestones: ['Uji'] });
    expect(JSON.stringify(content)).not.toMatch(/0812|contoh\.id/);
  });

  it('[Y1] a number is a result where there is one, else a target and called so', () => {
    const measure = { id: 'm', name: 'Tunggu', unit: 'menit', before: 128, target: 40 };
    const of = (after: number | null) =>
      posterContent(approved({ measures: { m: { ...measure, after } as never } }), about)?.measure;
    expect(of(null)).toMatchObject({ before: 128, last: 40, planned: true });
    expect(of(41)).toMatchObject({ last: 41, planned: false });
  });

  it('[Y1] before and after nobody wrote are left to the number that tells them', () => {
    const measure = { name: 'Tunggu', unit: 'menit', before: 128, last: 41, planned: false };
    expect(tellsInWords({ before: '', after: '', measure })).toBe(false);
    expect(tellsInWords({ before: '', after: 'Datang saat giliran', measure })).toBe(true);
    expect(tellsInWords({ before: '', after: '', measure: null })).toBe(true);
  });

  it('[Y2] the chosen photo stands on it, else the newest; none where none is wanted or left', () => {
    const evidence = {
      a: proof('a', 1, 'image/jpeg'),
      b: proof('b', 2, 'image/png'),
      c: proof('c', 3, 'application/pdf'),
      d: proof('d', 4, null),
      e: { ...proof('e', 5, 'image/jpeg'), indicator: 18 },
    };
    const of = (photo?: string | null) => {
      const { poster } = approved();
      const chosen = photo === undefined ? poster : { ...poster, photo };
      return posterContent(approved({ evidence, poster: chosen }), about)?.photo?.evidenceId;
    };
    expect([of(), of('a'), of('e'), of(null)]).toEqual(['b', 'a', 'e', undefined]);
    expect(of('gone')).toBeUndefined();
  });

  it('[Y3] what does not fit is cut where it can be seen, and long texts make the type smaller', () => {
    expect(shortened('Satu dua. Tiga empat.', 14)).toBe('Satu dua.');
    expect(shortened('satudua tigaempat lima', 19)).toBe('satudua tigaempat…');
    const long = 'kata '.repeat(120);
    const milestones = Array.from({ length: 6 }, () => 'x'.repeat(160));
    const full = approved({ poster: { before: long, after: long, milestones } });
    expect(posterContent(full, about)?.density).toBe('s');
    expect(posterContent(approved(), about)?.density).toBe('l');
  });
});

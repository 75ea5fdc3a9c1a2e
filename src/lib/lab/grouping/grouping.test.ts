import { describe, expect, it } from 'vitest';
import { stem } from './stem.ts';
import { suggestGroups, suggesting, type WallCard } from './suggest.ts';
import { plain, wordsOfPlain } from './words-of-text.ts';

const known = (...words: string[]) => ({ lexicon: new Set(words), wall: new Set<string>() });
const cards = (...texts: string[]): WallCard[] =>
  texts.map((text, n) => ({ id: `k${String(n).padStart(3, '0')}`, text }));

const wall = cards(
  'Truk sampah jarang datang ke pasar',
  'Sampah pasar menumpuk, truk jarang datang',
  'Sampah dibuang warga ke sungai',
  'TPA hampir penuh, sampah tidak dipilah',
  'Antrean KTP lama sekali',
  'Antre KTP dari pagi, loket cuma satu',
  'Loket KTP antre panjang',
  'Pupuk subsidi petani datang telat',
  'Petani tidak dapat pupuk',
  'Harga panen petani jatuh',
  'Lampu',
);

describe('words', () => {
  it('abbreviations of notes and chats are written out, typing habits evened', () => {
    const read = (text: string) => wordsOfPlain(plain(text));
    expect(read('Warga tdk punya KK, antri 2x!!')).toEqual([
      'warga',
      'tidak',
      'punya',
      'kk',
      'antre',
    ]);
    expect(read('Rapat2 RUMAH SAKIT')).toEqual(['rapat', 'rumahsakit']);
    expect(read('Café — naïve')).toEqual(['cafe', 'naive']);
  });

  it('affixes come off towards a known root, spoken forms too', () => {
    const roots = known(
      'tulis',
      'tunggu',
      'antre',
      'layan',
      'isi',
      'kumpul',
      'sapu',
      'tani',
      'obat',
    );
    const of = (word: string) => stem(word, roots);
    expect(['menulis', 'ditulis', 'penulisan', 'nulis'].map(of)).toEqual(Array(4).fill('tulis'));
    expect(['menunggu', 'nunggu', 'ditunggu'].map(of)).toEqual(Array(3).fill('tunggu'));
    expect(
      ['pelayanan', 'mengisi', 'dikumpulkan', 'menyapu', 'petani', 'pengobatan'].map(of),
    ).toEqual(['layan', 'isi', 'kumpul', 'sapu', 'tani', 'obat']);
  });

  it('without a known root little is taken off', () => {
    expect(stem('bensin', known())).toBe('bensin');
    expect(stem('perhutani', known())).not.toBe('');
  });
});

describe('suggestions', () => {
  it('the same cards give the same answer in whatever order they come', () => {
    const answer = suggestGroups(wall);
    expect(suggestGroups(wall.toReversed())).toEqual(answer);
    expect(answer.themes.length).toBeGreaterThan(1);
  });

  it('every loose card is in one theme or left out, none twice', () => {
    const { themes, left } = suggestGroups(wall);
    const all = [...themes.flatMap((theme) => theme.cards), ...left];
    expect(all.toSorted()).toEqual(wall.map(({ id }) => id));
    expect(left).toContain('k010');
    for (const theme of themes) expect(theme.cards.length).toBeGreaterThanOrEqual(3);
  });

  it('titles are words as somebody wrote them', () => {
    const words = new Set(wall.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []));
    for (const { title } of suggestGroups(wall).themes) {
      expect(title.length).toBeLessThanOrEqual(80);
      for (const word of title.toLowerCase().split(', ')) expect(words).toContain(word);
    }
  });

  it('near-duplicates stand together', () => {
    const { duplicates } = suggestGroups(wall);
    expect(duplicates[0]?.cards).toEqual(['k000', 'k001']);
  });

  it('cards in a cluster stay; loose ones may join it under its own name', () => {
    const { themes, left } = suggestGroups(wall, [
      { id: 'c1', title: 'Kebersihan kita', cards: ['k000', 'k002', 'k003'] },
    ]);
    const joined = themes.find(({ clusterId }) => clusterId === 'c1');
    expect(joined).toMatchObject({ title: 'Kebersihan kita', cards: ['k001'] });
    const spoken = [...themes.flatMap((theme) => theme.cards), ...left];
    expect(spoken).not.toContain('k000');
  });

  it('empty walls, empty words, one card and strange signs are no trouble', () => {
    expect(suggestGroups([])).toEqual({ duplicates: [], themes: [], left: [] });
    expect(suggestGroups(cards('', '!!!', '😀😀', '\u202Eabc', 'a'.repeat(140))).themes).toEqual(
      [],
    );
    expect(suggestGroups(cards('Sampah')).left).toEqual(['k000']);
    expect(
      suggestGroups(cards(...Array<string>(80).fill('constructor __proto__ toString'))).left,
    ).toBeDefined();
  });

  it('a wall of 1,000 cards is done in many small steps and fits into one act', () => {
    const many = Array.from({ length: 1000 }, (_, n) => ({
      id: `k${String(n).padStart(4, '0')}`,
      text: `${wall[n % 10]?.text ?? ''} ${wall[(n * 7) % 10]?.text.split(' ')[0] ?? ''} ${n % 13}`,
    }));
    const work = suggesting(many);
    let steps = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) steps += 1;
    expect(steps).toBeGreaterThan(300);
    expect(step.value.themes.length).toBeLessThanOrEqual(12);
    for (const { cards: inside } of step.value.themes)
      expect(inside.length).toBeLessThanOrEqual(200);
  });
});

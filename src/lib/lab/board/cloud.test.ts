import { expect, it } from 'vitest';
import { cloudOf, fitOf, mostWords, thoughtsOf } from './cloud.ts';
import { emptyBoard, type Card } from './state.ts';

const wall = (...texts: string[]) => {
  const cards = texts.map((text, at): Card => ({
    id: `${at}`,
    text,
    paper: 'langit',
    authorId: 'rahasia',
    author: 'Ani',
    agencyId: null,
    clusterId: null,
    at,
    removed: text === 'dihapus',
    talk: null,
    entered: false,
  }));
  return { ...emptyBoard('b'), cards: Object.fromEntries(cards.map((card) => [card.id, card])) };
};

it('[B30] a word counts once per card, whatever its case and signs; small words do not', () => {
  const cloud = cloudOf(
    wall(
      'Antrean, antrean, dan ANTREAN di loket yang lama',
      'Loket tutup sebelum antrean habis terlayani',
      'Data tidak sama di setiap kantor',
      'dihapus',
    ),
  );
  expect(cloud.slice(0, 2)).toEqual([
    { word: 'antrean', count: 2, size: 5 },
    { word: 'loket', count: 2, size: 5 },
  ]);
  const words = cloud.map(({ word }) => word);
  for (const none of ['dan', 'di', 'yang', 'tidak', 'setiap', 'dihapus']) {
    expect(words).not.toContain(none);
  }
  expect(JSON.stringify(cloud)).not.toContain('Ani');
});

it('[B30] a short card is one thought and stays together', () => {
  expect(thoughtsOf('Kerja sama!')).toEqual(['kerja sama']);
  expect(thoughtsOf('SATU DATA')).toEqual(['satu data']);
  expect(cloudOf(wall('Berani', 'berani.', 'Gotong royong')).map(({ word }) => word)).toEqual([
    'berani',
    'gotong royong',
  ]);
});

it('[B30] sizes follow the counts; what is rare can still be read, and no wall overflows', () => {
  const many = Array.from({ length: 90 }, (_, at) => (at < 40 ? 'berani' : `kata${at}`));
  const cloud = cloudOf(wall(...many, 'sabar', 'sabar'));
  expect(cloud).toHaveLength(mostWords);
  expect(cloud[0]).toEqual({ word: 'berani', count: 40, size: 5 });
  expect(cloud[1]).toEqual({ word: 'sabar', count: 2, size: 2 });
  expect(cloud.at(-1)?.size).toBe(1);
  expect(new Set(cloudOf(wall('a b', 'c d')).map(({ size }) => size))).toEqual(new Set([3]));
  expect(cloudOf(wall('', '—', '!?'))).toEqual([]);
});

it('[B30] many words are set smaller together', () => {
  expect(fitOf(cloudOf(wall('berani', 'sabar')))).toBe(1);
  const many = cloudOf(wall(...Array.from({ length: 40 }, (_, at) => `keberlanjutan${at}`)));
  expect(fitOf(many)).toBeLessThan(0.8);
});

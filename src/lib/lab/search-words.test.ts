import { expect, test } from 'vitest';
import { askedWords, indexWords } from './search-words.ts';

/** Whether a text is found by a question, as the index does it. */
function finds(question: string, text: string): boolean {
  const words = indexWords(text, 'text').split(' ');
  return askedWords(question).every(({ beginning, words: whole }) =>
    words.some((word) => (beginning && word.startsWith(beginning)) || whole.includes(word)),
  );
}

test.each([
  ['melayani', 'Pelayanan satu pintu'],
  ['pelayanan', 'Kami layani di rumah'],
  ['layan', 'Dilayani di tempat'],
  ['pendaftaran', 'Daftar lewat kader'],
  ['daftar', 'Pendaftaran pasien lansia'],
  ['menulis', 'Tulisan siswa'],
  ['sampahnya', 'Bank sampah sekolah'],
  ['antrian', 'Antrean lansia tanpa berdiri'],
  ['posy', 'Posyandu pabrik'],
  ['PUSKESMAS', 'Kelas ibu di pkm Bobotsari'],
  ['rsud', 'Rekam medis rumah sakit'],
  ['rumah', 'Rekam medis rumah sakit'],
  ['épidemi', 'Epidemi di desa'],
  ['inv 2026 0007', 'INV-2026-0007'],
  ['lansia antrean', 'Antrean lansia'],
  ['bank untuk sampah', 'Bank sampah'],
])('[N10] "%s" finds "%s"', (question, text) => {
  expect(finds(question, text)).toBe(true);
});

test.each([
  ['lansia', 'Bank sampah'],
  ['bank lansia', 'Bank sampah'],
  ['kesehatan', 'Lingkungan hidup'],
])('[N10] "%s" does not find "%s"', (question, text) => {
  expect(finds(question, text)).toBe(false);
});

test('[N10] a question without words asks for nothing, and the longest for twelve', () => {
  expect(askedWords(' 🎉 -- "" * ( )')).toEqual([]);
  const long = Array.from({ length: 4000 }, (_, at) => `kata${at}`).join(' ');
  expect(askedWords(long)).toHaveLength(12);
  expect(askedWords('x'.repeat(10_000))[0]?.beginning).toHaveLength(40);
  expect(askedWords('untuk')).toMatchObject([{ beginning: 'untuk' }]);
});

/**
 * A cloud of words: which words the cards of a wall share, and how large each stands. Light
 * normalising only, because the room wants to see its own words: case, accents, punctuation and the
 * small words go; "pelayanan" and "layanan" stay two. Pure.
 */
import { standingOn } from './standing.ts';
import type { Board } from './state.ts';

export type CloudWord = {
  word: string;
  /** How many cards say it. */
  count: number;
  /** 1 for the rarest to 5 for the most frequent. */
  size: 1 | 2 | 3 | 4 | 5;
};

/** What fits on a wall and can be read from it. */
export const mostWords = 28;

/** Small words of both languages that carry no thought of their own. */
const small = new Set(
  `ada adalah agar akan aku anda antara apa apakah atas atau bagai bagaimana bagi bahwa banyak belum
  bila bisa bukan dalam dan dapat dari daripada dengan di dia dua harus hingga ia ini itu jadi jangan
  jika juga kalau kami kamu karena ke kepada kita kurang lagi lain lebih maka masih mereka namun
  oleh pada para pun saat saja salah sampai sangat saya se sebagai secara sedang sehingga selalu
  semua seperti serta setiap sudah supaya tanpa tapi telah tentang terhadap terlalu tetapi tiap
  tidak untuk yaitu yang
  a an and are as at be by for from has have in is it its not of on or our that the their they this
  to too was we were will with you`
    .split(/\s+/)
    .filter(Boolean),
);

const piece = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;

/** A card of at most this many words is one thought, and stands in the cloud as it was written. */
const shortCard = 3;

/** The thoughts of one card: the card itself where it is short, otherwise its words; each once. */
export function thoughtsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLocaleLowerCase('id');
  const words = plain.match(piece) ?? [];
  if (words.length > 0 && words.length <= shortCard) return [words.join(' ')];
  return [...new Set(words.filter((word) => word.length > 2 && !small.has(word)))];
}

/** [B30] The words most cards say, the most first; one card counts once for a word. */
export function cloudOf(board: Pick<Board, 'cards' | 'clusters'>): CloudWord[] {
  const counts = new Map<string, number>();
  for (const { text } of standingOn(board).cards) {
    for (const word of thoughtsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const chosen = [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, mostWords);
  const top = chosen[0]?.[1] ?? 1;
  return chosen.map(([word, count]) => ({ word, count, size: sizeOf(count, top) }));
}

/** By the root, so that a word of one card beside one of forty can still be read. */
function sizeOf(count: number, top: number): CloudWord['size'] {
  const share = top === 1 ? 0.5 : Math.sqrt((count - 1) / (top - 1));
  return (1 + Math.round(share * 4)) as CloudWord['size'];
}

/** How much of their full size words may have so that a wall of 1920 by 1080 holds them all. */
export function fitOf(words: readonly CloudWord[]): number {
  // What is left for them, in units of the projector; rows never fill it to the last word.
  const [wide, high, gap] = [1792, 400, 48];
  for (let fit = 1; fit > 0.4; fit -= 0.05) {
    let rows = 0;
    for (const { word, size } of words) {
      const letters = Math.max(32, (32 + 28 * size) * fit);
      rows += ((word.length * 0.6 * letters + gap) * (letters * 1.08 + 14)) / wide;
    }
    if (rows <= high) return fit;
  }
  return 0.4;
}

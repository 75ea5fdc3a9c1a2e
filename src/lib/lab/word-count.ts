/**
 * Words as the IID form counts them: pieces between blanks that carry a letter or a number, so a
 * lone dash is none and "anak-anak" is one. Zero-width spaces part words too: they are how long
 * texts get padded unseen.
 */
export function words(text: string): number {
  return text
    .split(/[\p{White_Space}\u200b\ufeff]+/u)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}

/**
 * Words as the IID form counts them: pieces between blanks that carry a letter or a number, so a
 * lone dash is none and "anak-anak" is one. Zero-width spaces part words too: they are how long
 * texts get padded unseen.
 */
export function words(text: string): number {
  let count = 0;
  let counted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Most texts need no more than this, which is many times quicker than patterns.
    if (code > 127) return wordsOfAnyScript(text);
    if (code === 32 || (code >= 9 && code <= 13)) counted = false;
    else if (!counted && isPlainLetter(code)) {
      counted = true;
      count += 1;
    }
  }
  return count;
}

const isPlainLetter = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

const wordsOfAnyScript = (text: string) =>
  text.split(/[\p{White_Space}\u200b\ufeff]+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .length;

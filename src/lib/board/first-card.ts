/**
 * Whoever has just come in through the door finds the cursor in the card, where one is written now:
 * one tap less from the code to the first card. A board that comes later takes nobody's focus.
 */
const within = 5000;
let cameIn = Number.NEGATIVE_INFINITY;

/** Somebody goes through the door. */
export const awaitFirstCard = (): void => void (cameIn = performance.now());

/** True once, shortly after somebody came in. */
export function takeFirstCard(): boolean {
  const fresh = performance.now() - cameIn < within;
  cameIn = Number.NEGATIVE_INFINITY;
  return fresh;
}

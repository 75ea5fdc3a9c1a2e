/** When a clock warns, and the tones it warns with: made in the page, no file is loaded. */

export type Warning = 'five' | 'one' | 'end';
const marks: readonly [seconds: number, warning: Warning][] = [
  [0, 'end'],
  [60, 'one'],
  [300, 'five'],
];

/**
 * The warning between two looks at the clock, in whole seconds left; null where none lies between.
 * A screen that slept hears only the last one it missed, one that has just opened hears nothing.
 */
export function crossed(was: number | null, is: number): Warning | null {
  if (was === null || is >= was) return null;
  return marks.find(([seconds]) => was > seconds && is <= seconds)?.[1] ?? null;
}

export type Level = 'calm' | 'soon' | 'warn' | 'over';

/** How near the end is. A short activity is not near its end from its beginning. */
export function levelOf(secondsLeft: number, totalMs: number): Level {
  if (secondsLeft < 0) return 'over';
  if (secondsLeft <= 60) return 'warn';
  return secondsLeft <= 300 && totalMs >= 10 * 60_000 ? 'soon' : 'calm';
}

/** Notes in hertz, one after the other. */
const notes: Record<Warning, readonly number[]> = {
  five: [659],
  one: [659, 659],
  end: [523, 659, 784, 1047],
};
const apart = 0.28;
const loud = 0.3;

/** Plays the tones of a warning at once; answers how many seconds they last. */
export function ring(audio: BaseAudioContext, warning: Warning): number {
  const begin = audio.currentTime;
  for (const [at, pitch] of notes[warning].entries()) {
    const from = begin + at * apart;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = 'triangle';
    tone.frequency.value = pitch;
    // Rises and falls softly: a tone that is cut clicks in the loudspeakers of a hall.
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(loud, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.9);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 1);
  }
  return (notes[warning].length - 1) * apart + 1;
}

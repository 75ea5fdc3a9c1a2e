/**
 * What would raise an innovation most for the least effort. Points come from the catalogue; how
 * much effort a level asks for is data of our own (`data/iid-effort.json`), a proposal and shown as
 * one.
 */
import { scoredLines, type Catalogue, type Claims, type Level } from './catalogue.ts';
import data from './data/iid-effort.json' with { type: 'json' };

/** 1 about a day, 2 a week, 3 a month, 4 a quarter, 5 half a year or more. */
export type Effort = 1 | 2 | 3 | 4 | 5;

export type RaisingStep = {
  no: number;
  /** Show what is claimed already, or reach the next level and show it. */
  kind: 'evidence' | 'level';
  to: Level;
  /** Points of the evidenced score. */
  gain: number;
  effort: Effort;
  /** A mandatory line without a level: without it there is no registration at all. */
  mandatory: boolean;
};

const efforts = data.lines as Record<string, readonly number[]>;
/** Lines of a catalogue we know nothing of lie in the middle. */
const unknownEffort: Effort = 3;
/** Finding and uploading what is there already. */
const evidenceEffort: Effort = 1;

const effortOf = (no: number, to: Level) =>
  (efforts[no]?.[to - 1] as Effort | undefined) ?? unknownEffort;

/**
 * [I9] The next step of every line, missing mandatory lines first, then points per effort. A claim
 * without evidence is shown before a higher level is aimed at.
 */
export function raisingSteps(
  claims: Claims,
  evidenceNumbers: Iterable<number>,
  catalogue: Catalogue,
): RaisingStep[] {
  const shown = new Set(evidenceNumbers);
  return scoredLines(catalogue)
    .flatMap((line): RaisingStep[] => {
      const claim = claims[line.no] ?? 0;
      const mandatory = line.mandatory && claim === 0;
      if (claim > 0 && !shown.has(line.no)) {
        const gain = line.weight * claim;
        return [
          {
            no: line.no,
            kind: 'evidence',
            to: claim as Level,
            gain,
            effort: evidenceEffort,
            mandatory,
          },
        ];
      }
      const next = line.levels.find(({ level }) => level === claim + 1);
      if (!next) return [];
      const [to, gain] = [next.level, line.weight];
      return [{ no: line.no, kind: 'level', to, gain, effort: effortOf(line.no, to), mandatory }];
    })
    .toSorted(
      (a, b) =>
        Number(b.mandatory) - Number(a.mandatory) ||
        b.gain / b.effort - a.gain / a.effort ||
        b.gain - a.gain ||
        a.no - b.no,
    );
}

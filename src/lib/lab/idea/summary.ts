import type { Refusal } from '../refusals.ts';
import { criteria, type Criterion } from './canvas.ts';
import { hindranceOf } from './passing.ts';
import { openPlaces } from './reviewing.ts';
import type { Decision, Idea } from './state.ts';
import { versionOf, type Form } from './versions.ts';
import { waitingForm } from './waits.ts';

/** What the leader sees of one idea or plan among a hundred, and which version that was. */
export type ApprovalLine = {
  ideaId: string;
  agencyId: string;
  form: Form;
  version: string;
  title: string;
  /** The problem and the change, a line each. */
  problem: string;
  change: string;
  met: number;
  unmet: Criterion[];
  unanswered: number;
  comments: number;
  rows: number;
  cost: number;
  measure: { name: string; unit: string; before: number | null; target: number } | null;
  handedIn: { by: string; at: number } | null;
  /** Reviewers who passed this very version. */
  passed: Pick<Decision, 'by' | 'position'>[];
  /** What keeps it from being approved now. */
  hindrance: Refusal['code'] | null;
};

/** So much of a text fits on two lines of a phone. */
const lineLength = 150;

/** The beginning of a text, cut at a word. */
export function firstLine(text: string, most = lineLength): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2))}…`;
}

/** [D32] The line of an idea that waits for the leader; null when none of its forms does. */
export function approvalLine(idea: Idea, passFirst: readonly Form[] = []): ApprovalLine | null {
  const form = waitingForm(idea);
  if (!form) return null;
  const { id, agencyId, fields } = idea;
  const rows = Object.values(idea.rows);
  const version = versionOf(idea, form);
  const measure = Object.values(idea.measures).find(({ target }) => target !== null);
  const handed = idea[form].decisions.findLast(({ decision }) => decision === 'submitted');
  const answers = criteria.map((one) => ({ one, met: idea.criteria[one].met }));
  return {
    ideaId: id,
    agencyId,
    form,
    version,
    title: fields.title.text,
    problem: firstLine(fields.background.text),
    change: firstLine(fields.targetChange.text || fields.idea.text || fields.description.text),
    met: answers.filter(({ met }) => met === true).length,
    unmet: answers.flatMap(({ one, met }) => (met === false ? [one] : [])),
    unanswered: answers.filter(({ met }) => met === null).length,
    comments: openPlaces(idea, form).length,
    rows: rows.length,
    cost: rows.reduce((sum, row) => sum + (row.cost ?? 0), 0),
    measure: measure
      ? {
          name: firstLine(measure.name, 80),
          unit: measure.unit,
          before: measure.before,
          target: measure.target ?? 0,
        }
      : null,
    handedIn: handed ? { by: handed.by, at: handed.at } : null,
    passed: idea[form].decisions
      .filter((one) => one.decision === 'passed' && one.version === version)
      .map(({ by, position }) => ({ by, position })),
    hindrance: hindranceOf(idea, form, passFirst)?.code ?? null,
  };
}

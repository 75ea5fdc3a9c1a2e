/** [D32] Many decisions of a leader in one request, and [D28] one that was given on paper. */
import * as v from 'valibot';
import type { IdeaAct } from '#lib/lab/acts.ts';
import { derivedId } from '#lib/lab/derived-id.ts';
import type { FileFlaw } from '#lib/lab/idea/evidence-kinds.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import type { Form } from '#lib/lab/idea/versions.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { day, tidy } from '#lib/lab/values.ts';
import { shownName, type EvidenceRoad } from './evidence.ts';

/** One ticked line: which form of which idea, in which version. */
export type Choice = { ideaId: string; form: Form; version: string };
type Submit = (
  ref: SpaceRef,
  person: Person,
  act: IdeaAct,
  actId: string,
) => Promise<{ from: number; to: number } | Refusal>;

/** Nobody decides on more in one go; a lab has a hundred agencies. */
const mostAtOnce = 300;
const choice = /^([0-9a-f-]{36}) (canvas|plan) ([0-9a-f]{64})$/;

/** What a form ticks; whatever is none is left out, and nothing is decided twice. */
export function readChoices(ticked: readonly unknown[]): Choice[] {
  const read = new Map<string, Choice>();
  for (const one of ticked) {
    const [, ideaId, form, version] = (typeof one === 'string' && choice.exec(one)) || [];
    if (!ideaId || !form || !version) continue;
    read.set(`${ideaId} ${form}`, { ideaId, form: form as Form, version });
  }
  return [...read.values()].slice(0, mostAtOnce);
}

export type Asked = {
  person: Person;
  decision: 'approve' | 'return';
  note: string;
  /** Made when the page was shown: the same form twice is one decision. */
  batch: string;
  choices: readonly Choice[];
};

/** Each by itself through the same gate; they wait together, so that they are one transaction. */
export async function decideMany(
  { person, decision, note, batch, choices }: Asked,
  submit: Submit,
): Promise<(Choice & { refusal: Refusal | null })[]> {
  return Promise.all(
    choices.map(async (one) => {
      const { ideaId, form, version } = one;
      const act: IdeaAct =
        decision === 'approve'
          ? { type: `${form}.approve`, note, version }
          : { type: `${form}.return`, note };
      const actId = derivedId(batch, ideaId, form, decision, version);
      const answer = await submit({ kind: 'idea', id: ideaId }, person, act, actId);
      return { ...one, refusal: isRefusal(answer) ? answer : null };
    }),
  );
}

export type PaperForm = Choice & {
  name: string;
  position: string;
  note: string;
  on: string;
  fileName: string;
};
type PaperRoad = {
  read: (ideaId: string) => Promise<{ state: Idea } | null>;
  keep: EvidenceRoad['keep'];
  submit: Submit;
  actId: string;
  /** The day where the lab is: nobody has signed on a later one. */
  today: string;
};
export type PaperFlaw = 'name' | 'on' | 'later' | FileFlaw | Refusal;

/** Looks whether it may be, stores the photo, then asks the gate; null when it is done. */
export async function approveOnPaper(
  person: Person,
  { ideaId, form, version, fileName, ...typed }: PaperForm,
  { read, keep, submit, actId, today }: PaperRoad,
): Promise<PaperFlaw | null> {
  if (person.role !== 'facilitator') return refuse('no-right');
  if (!(await read(ideaId))) return refuse('not-found');
  const [name, position] = [tidy(typed.name).slice(0, 80), tidy(typed.position).slice(0, 120)];
  if (name === '' || position === '') return 'name';
  if (!v.is(day, typed.on)) return 'on';
  if (typed.on > today) return 'later';
  const kept = await keep();
  if (typeof kept === 'string') return kept;
  const photo = { ...kept, name: shownName(fileName, kept.stored) };
  const said = { name, position, note: typed.note, on: typed.on };
  const act: IdeaAct = { type: 'paper.approve', form, version, ...said, photo };
  const answer = await submit({ kind: 'idea', id: ideaId }, person, act, actId);
  return isRefusal(answer) ? answer : null;
}

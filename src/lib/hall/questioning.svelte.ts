import type { Person } from '#lib/lab/people.ts';
import { statementCount } from '#lib/lab/readiness.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import { Draft } from '#lib/live/draft.svelte.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import type { Outbox } from '#lib/live/outbox.ts';

type Values = (number | null)[];
const blank = (): Values => Array.from({ length: statementCount }, () => null);

/** Somebody filling in the questionnaire: one statement at a time, kept on the device. */
export class Questioning {
  /** The statement on screen; `statementCount` is the last look before sending. */
  at: number = $state(0);
  /** Open, that is: in the middle of it. */
  open: boolean = $state(false);
  refusal: Refusal | null = $state.raw(null);
  readonly draft: Draft;
  #person: Person;
  #hall: LiveSpace<'hall'>;

  constructor(hall: LiveSpace<'hall'>, person: Person, outbox: Outbox | null) {
    this.#hall = hall;
    this.#person = person;
    this.draft = new Draft(outbox, 'readiness');
  }

  /** The answers so far: what is on the device, else what was sent before. */
  get values(): Values {
    return read(this.draft.text) ?? this.sent ?? blank();
  }
  /** The sheet this person has sent. */
  get sent(): Values | null {
    const sheet = this.#hall.state.sheets[this.#person.id];
    return sheet ? [...sheet.values] : null;
  }
  get answered(): number {
    return this.values.filter((value) => value !== null).length;
  }
  get unsent(): boolean {
    return this.draft.text !== '';
  }

  answer(value: number): void {
    const values = this.values;
    values[this.at] = value;
    this.draft.text = JSON.stringify(values);
  }

  begin(): void {
    const first = this.values.indexOf(null);
    this.at = first === -1 ? 0 : first;
    this.open = true;
  }

  go(to: number): void {
    this.at = Math.min(statementCount, Math.max(0, to));
  }

  send(): boolean {
    if (this.answered === 0) return false;
    this.refusal = this.#hall.act({ type: 'readiness.answer', values: this.values });
    if (this.refusal) return false;
    this.draft.clear();
    this.open = false;
    return true;
  }

  keep(): void {
    this.draft.keep();
  }
}

function read(text: string): Values | null {
  if (text === '') return null;
  try {
    const values: unknown = JSON.parse(text);
    if (!Array.isArray(values) || values.length !== statementCount) return null;
    return values.map((value) => (typeof value === 'number' ? value : null));
  } catch {
    return null;
  }
}

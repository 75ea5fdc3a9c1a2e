import type { Person } from '#lib/lab/people.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import { tidy } from '#lib/lab/values.ts';
import { Draft } from '#lib/live/draft.svelte.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import type { Outbox } from '#lib/live/outbox.ts';
import { isDrawn } from '#lib/ui/signature.ts';

/** Somebody signing the pledge for their agency. The drawing is kept on the device until sent. */
export class Pledging {
  name: string = $state('');
  position: string = $state('');
  as: 'head' | 'delegate' = $state('delegate');
  refusal: Refusal | null = $state.raw(null);
  /** What is missing before it can be sent; shown after the first try. */
  lack: 'name' | 'signature' | null = $state(null);
  readonly signature: Draft;
  #person: Person;
  #hall: LiveSpace<'hall'>;

  constructor(hall: LiveSpace<'hall'>, person: Person, outbox: Outbox | null) {
    this.#hall = hall;
    this.#person = person;
    this.name = person.name;
    this.position = person.position;
    this.signature = new Draft(outbox, `pledge ${person.agencyId}`);
  }

  get unsent(): boolean {
    return this.signature.text !== '' && !this.signed;
  }
  /** The agency has signed, by whomever. */
  get signed(): boolean {
    const { agencyId } = this.#person;
    return agencyId !== null && this.#hall.state.pledges[agencyId]?.status === 'signed';
  }

  send(): boolean {
    const { agencyId } = this.#person;
    const text = this.signature.text;
    // A typed name is the signature: it stands where the drawing would.
    const typed = isDrawn(text) ? '' : tidy(text);
    const name = typed || tidy(this.name);
    this.lack = text === '' ? 'signature' : name === '' ? 'name' : null;
    if (this.lack || agencyId === null) return false;
    this.refusal = this.#hall.act({
      type: 'pledge.sign',
      agencyId,
      name,
      position: tidy(this.position),
      as: this.as,
      strokes: typed ? '' : text,
    });
    if (this.refusal) return false;
    this.signature.clear();
    return true;
  }

  withdraw(): boolean {
    const { agencyId } = this.#person;
    if (agencyId === null) return false;
    this.refusal = this.#hall.act({ type: 'pledge.withdraw', agencyId });
    return this.refusal === null;
  }

  keep(): void {
    this.signature.keep();
  }
}

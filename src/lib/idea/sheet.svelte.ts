import { getContext, setContext } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { IdeaAct } from '#lib/lab/acts.ts';
import type { Agency, Hall } from '#lib/lab/hall/state.ts';
import { carries } from '#lib/lab/idea/answers.ts';
import { reviews } from '#lib/lab/idea/reviewing.ts';
import { textAct } from '#lib/lab/idea/co-writing.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import type { TextField } from '#lib/lab/idea/texts.ts';
import { leads } from '#lib/lab/people.ts';
import { isRefusal, type Refusal } from '#lib/lab/refusals.ts';
import { Carets } from '#lib/live/carets.svelte.ts';
import type { LabLive } from '#lib/live/lab-live.svelte.ts';
import type { Answer, Caret } from '#lib/live/protocol.ts';
import type { LiveSpace } from '#lib/live/live-space.svelte.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import { refusalText } from '#lib/words/refusals.ts';
import { lang } from '#lib/words/words.svelte.ts';

/** One idea as the pages below its header see it: its state, what this person may do, how to ask. */
export class IdeaSheet {
  readonly live: LabLive;
  /** Where others write in this idea, and where this page does. */
  readonly carets: Carets;
  #space: LiveSpace<'idea'>;
  #hall: LiveSpace<'hall'>;

  constructor(live: LabLive, hall: LiveSpace<'hall'>, space: LiveSpace<'idea'>) {
    this.live = live;
    this.carets = new Carets(live.ask);
    this.#hall = hall;
    this.#space = space;
  }

  get idea(): Idea {
    return this.#space.state;
  }
  get hall(): Hall {
    return this.#hall.state;
  }
  get agency(): Agency | undefined {
    return this.hall.agencies[this.idea.agencyId];
  }
  /** Where the pages of this idea lie. */
  get base(): string {
    return `/labs/${this.idea.labId}/ideas/${this.idea.id}`;
  }
  get carries(): boolean {
    return carries(this.idea, this.live.person);
  }
  get leads(): boolean {
    return leads(this.live.person);
  }
  get isLeader(): boolean {
    return this.live.person.role === 'leader';
  }
  /** Ticks, comments, passes and returns. */
  get reviews(): boolean {
    return reviews(this.live.person);
  }
  /** Sees reviews and decisions. */
  get inside(): boolean {
    return this.carries || this.isLeader || this.reviews;
  }
  get writesCanvas(): boolean {
    return this.carries && this.idea.canvas.status !== 'approved' && !this.idea.innovationId;
  }
  get writesPlan(): boolean {
    return this.carries && this.idea.canvas.status === 'approved' && !this.idea.innovationId;
  }
  get delivers(): boolean {
    return this.writesPlan && this.idea.plan.status === 'approved';
  }

  /** Asks; a refusal comes back for the field that asked. */
  ask(act: IdeaAct): Refusal | null {
    return this.#space.act(act);
  }

  /** Asks; a refusal is said at the foot of the screen. True when it is on its way. */
  do(act: IdeaAct): boolean {
    const refusal = this.#space.act(act);
    if (refusal) toast(refusalText(refusal, lang()), 'bad');
    return refusal === null;
  }

  /** Asks and waits for the server; for what ends a page or a dialog. */
  async done(act: IdeaAct): Promise<boolean> {
    const answer = await this.#space.acted(act);
    if (isRefusal(answer)) toast(refusalText(answer, lang()), 'bad');
    return !isRefusal(answer);
  }

  /** This page stands in a short field, or has left it; others see who. */
  stands(field: string, here: boolean): void {
    if (here) this.carets.stand(this.idea.id, { field, at: null });
    else this.carets.leave(this.idea.id, field);
  }

  /**
   * For a line of several fields: whoever stands in one of them is in the line. Told with the first
   * key and then as often as others need it (`Carets`), not while it is only looked at.
   */
  standing(field: string): Attachment<HTMLElement> {
    return (line) => {
      const types = () => this.stands(field, true);
      const leaves = ({ relatedTarget }: FocusEvent) => {
        if (!(relatedTarget instanceof Node && line.contains(relatedTarget)))
          this.stands(field, false);
      };
      line.addEventListener('input', types);
      line.addEventListener('focusout', leaves);
      return () => {
        line.removeEventListener('input', types);
        line.removeEventListener('focusout', leaves);
        this.stands(field, false);
      };
    };
  }
  /** Who else is in it. */
  writersIn(field: string): Caret[] {
    return this.carets.in(this.idea.id, field);
  }

  /** Makes the whole text of a field this one, as one change; a refusal comes back. */
  words(field: 'title' | TextField, text: string): Refusal | null {
    if (field === 'title') return this.ask({ type: 'field.write', field, text });
    // A writer's number of its own: nothing that is still being typed shares it.
    const seat = 1 + Math.floor(Math.random() * 1e6);
    return this.ask(textAct(this.idea, this.live.person.id, { field, text, seat }));
  }

  /** Asks, and tells how it ended to whoever keeps what was asked. */
  asked(act: IdeaAct): Promise<Answer> {
    return this.#space.acted(act);
  }

  statusOf(thing: string): 'waiting' | 'sending' | 'saved' {
    return this.#space.statusOf(thing);
  }
}

const context = Symbol('idea sheet');
export const setIdeaSheet = (sheet: IdeaSheet): IdeaSheet => setContext(context, sheet);
export const getIdeaSheet = (): IdeaSheet => getContext<IdeaSheet>(context);

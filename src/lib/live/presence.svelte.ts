import type { Here, HereChange } from './protocol.ts';

const nobody: Here = { beat: 0, connected: 0, byAgency: {}, people: null };

/** Who is connected, kept up to date by differences; a missing one makes it ask for the whole. */
export class Presence {
  #now: Here = $state.raw(nobody);
  #ask: () => Promise<Here | null>;

  constructor(ask: () => Promise<Here | null>) {
    this.#ask = ask;
  }

  get now(): Here {
    return this.#now;
  }

  async refresh(): Promise<void> {
    const here = await this.#ask();
    if (here) this.#now = here;
  }

  hear({ beat, connected, byAgency, came, went }: HereChange): void {
    if (beat <= this.#now.beat) return;
    if (beat > this.#now.beat + 1) {
      void this.refresh();
      return;
    }
    const agencies = Object.entries({ ...this.#now.byAgency, ...byAgency });
    const gone = new Set(went);
    const people = this.#now.people?.filter((id) => !gone.has(id)).concat(came ?? []) ?? null;
    this.#now = {
      beat,
      connected,
      byAgency: Object.fromEntries(agencies.filter(([, count]) => count > 0)),
      people: people && [...new Set(people)],
    };
  }
}

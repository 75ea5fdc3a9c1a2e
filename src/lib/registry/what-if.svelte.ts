/** The estimate while boxes are ticked: nothing of it is stored. */
import type { Catalogue } from '#lib/lab/catalogue.ts';
import { effects, isReported, reckon, type Effect, type WhyOut } from '#lib/lab/index-estimate.ts';

export const bases = ['claimed', 'evidenced', 'verified'] as const;
export type Basis = (typeof bases)[number];

export type WhatIfEntry = {
  id: string;
  affair: string | null;
  claimed: number;
  evidenced: number;
  verified: number | null;
  out: WhyOut | null;
};

type Given = { entries: WhatIfEntry[]; minimum: number; spd: number; rules: Catalogue };

export class WhatIf {
  basis: Basis = $state('evidenced');
  /** Ticked by hand; what is not in here follows the rules (I7, I19). */
  #chosen: Record<string, boolean> = $state({});
  readonly #given: () => Given;

  constructor(given: () => Given) {
    this.#given = given;
  }

  readonly all = $derived.by(() => {
    const { entries, minimum } = this.#given();
    return entries.map((entry) => {
      const maturity = entry[this.basis] ?? 0;
      const known = entry[this.basis] !== null;
      const reported =
        this.#chosen[entry.id] ?? (known && isReported({ out: entry.out, maturity }, minimum));
      return { id: entry.id, affair: entry.affair, maturity, reported };
    });
  });
  readonly now = $derived.by(() => {
    const { spd, rules } = this.#given();
    return reckon(
      this.all.filter(({ reported }) => reported),
      spd,
      rules,
    );
  });
  readonly effects: Map<string, Effect> = $derived.by(() => {
    const { spd, rules } = this.#given();
    return new Map(effects(this.all, spd, rules).map((one) => [one.id, one]));
  });

  choose(id: string, reported: boolean) {
    this.#chosen[id] = reported;
  }
  chooseAll() {
    this.#chosen = Object.fromEntries(this.all.map(({ id }) => [id, true]));
  }
  /** Back to what the year's round and the minimum say. */
  chooseRipe() {
    this.#chosen = {};
  }
}

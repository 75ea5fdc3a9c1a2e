/** The checks of a promotion as a list to look at: what is there, what is missing, where to fill it. */
import type { Catalogue } from '#lib/lab/catalogue.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { designWordsNeeded } from '#lib/lab/profile.ts';
import { profileOf, promotionLacks, type PromotionLack } from '#lib/lab/promotion.ts';
import { words } from '#lib/lab/word-count.ts';

export type Check = {
  key: string;
  group: PromotionLack['where'] extends infer W ? W & string : never;
  met: boolean;
  /** Path below the idea's own page, with the place on it. */
  at: string;
  /** The field of the profile or the number of the indicator it is about. */
  field?: string;
  indicator?: number;
  level?: number;
  count?: number;
  lack?: PromotionLack;
};

const fields = [
  ...(['name', 'initiator', 'initiatorName', 'digital', 'form'] as const),
  ...(['affair', 'goal', 'benefit', 'result'] as const),
];
/** What comes from the canvas is filled there; the rest on the profile page. */
const onCanvas: Record<string, string> = {
  name: '#f-title',
  digital: '#traits',
  affair: '#affair',
};

/** Every check in the order of the form, decided by the rule itself. */
export function checksOf(idea: Idea, catalogue: Catalogue): Check[] {
  const lacks = promotionLacks(idea, catalogue);
  const profile = profileOf(idea);
  const of = (test: (lack: PromotionLack) => boolean) => {
    const lack = lacks.find(test);
    return lack ? { met: false, lack } : { met: true };
  };
  const named = (field: string) => (lack: PromotionLack) =>
    lack.code === 'field-missing' && lack.params['field'] === field;
  return [
    { key: 'plan', group: 'plan', at: '/plan', ...of(({ where }) => where === 'plan') },
    ...fields.map((field): Check => ({
      key: field,
      group: 'profile',
      field,
      at: onCanvas[field] ?? `/profile#p-${field}`,
      ...of(named(field)),
    })),
    {
      key: 'design',
      group: 'profile',
      at: '/profile#p-design',
      count: words(profile.design),
      ...of(({ code }) => code === 'design-too-short'),
    },
    {
      key: 'applied',
      group: 'delivery',
      at: '/deliver#trial',
      ...of(({ where }) => where === 'delivery'),
    },
    ...catalogue.indicators
      .filter(({ mandatory }) => mandatory)
      .map(({ no }): Check => ({
        key: `indicator-${no}`,
        group: 'indicators',
        indicator: no,
        at: `/deliver#indicator-${no}`,
        level: idea.claims[no] ?? 0,
        ...of((lack) => lack.code === 'indicator-missing' && lack.params['number'] === no),
      })),
  ];
}

export { designWordsNeeded };

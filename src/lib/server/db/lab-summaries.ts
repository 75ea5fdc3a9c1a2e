/** How far labs have come, in numbers: for lists of labs. */
import type { Standing } from '#lib/lab/idea/forms.ts';
import type { Db } from './database.ts';

export type LabSummary = {
  /** Agencies of the roster, and those of them from which somebody is in. */
  roster: number;
  agencies: number;
  people: number;
  cards: number;
  ideas: number;
  /** Ideas that the leader approved. */
  designs: number;
  launched: number;
  registered: number;
};

const blank: LabSummary = {
  roster: 0,
  agencies: 0,
  people: 0,
  cards: 0,
  ideas: 0,
  designs: 0,
  launched: 0,
  registered: 0,
};

const designed: Standing[] = [
  'approved',
  'plan-submitted',
  'plan-returned',
  'plan-approved',
  'launched',
  'promoted',
];

/** The numbers of each of these labs. */
export async function summaries(
  db: Db,
  labIds: readonly string[],
): Promise<Record<string, LabSummary>> {
  const found: Record<string, LabSummary> = {};
  for (const id of labIds) found[id] = { ...blank };
  const put = (labId: string, some: Partial<LabSummary>) => {
    const known = found[labId];
    if (known) Object.assign(known, some);
  };
  const [rosters, people, cards, ideas] = await Promise.all([
    db
      .selectFrom('agency')
      .select((eb) => ['labId', eb.fn.countAll().as('roster')])
      .where('labId', 'in', labIds)
      .groupBy('labId')
      .execute(),
    db
      .selectFrom('person')
      .select((eb) => [
        'labId',
        eb.fn.countAll().as('people'),
        eb.fn.count('agencyId').distinct().as('agencies'),
      ])
      .where('labId', 'in', labIds)
      .where('removed', '=', 0)
      .groupBy('labId')
      .execute(),
    db
      .selectFrom('card')
      .select((eb) => ['labId', eb.fn.countAll().as('cards')])
      .where('labId', 'in', labIds)
      .where('removed', '=', 0)
      // Copies that hang in a plenary, and the answers of a question, are nobody's cards.
      .where('authorId', 'is not', null)
      .groupBy('labId')
      .execute(),
    db
      .selectFrom('idea')
      .select((eb) => ['labId', 'standing', eb.fn.countAll().as('n')])
      .where('labId', 'in', labIds)
      .groupBy(['labId', 'standing'])
      .execute(),
  ]);
  for (const row of rosters) put(row.labId, { roster: Number(row.roster) });
  for (const row of people) {
    put(row.labId, { people: Number(row.people), agencies: Number(row.agencies) });
  }
  for (const row of cards) put(row.labId, { cards: Number(row.cards) });
  for (const { labId, standing, n } of ideas) {
    const known = found[labId];
    if (!known) continue;
    const count = Number(n);
    known.ideas += count;
    if (designed.includes(standing as Standing)) known.designs += count;
    if (standing === 'launched' || standing === 'promoted') known.launched += count;
    if (standing === 'promoted') known.registered += count;
  }
  return found;
}

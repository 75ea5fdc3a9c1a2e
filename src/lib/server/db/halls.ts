/** What a hall's events leave in the tables: people, pledges, readiness sheets, the lab's stage. */
import type { Event } from '#lib/lab/events.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Trx } from './database.ts';
import * as links from './personal-links.ts';

/** Writes what `events` changed, as the hall shows it after them. */
export async function save(trx: Trx, hall: Hall, events: Event[], at: number): Promise<void> {
  for (const event of events) {
    switch (event.type) {
      case 'agency.added':
        await trx
          .insertInto('agency')
          .values({ ...event.agency, labId: hall.id })
          .execute();
        break;
      case 'person.joined':
      case 'person.corrected':
        await savePerson(trx, hall, event.personId);
        break;
      case 'person.merged':
        await savePerson(trx, hall, event.personId);
        break;
      case 'person.removed':
        await savePerson(trx, hall, event.personId);
        await closeLink(trx, hall, event.personId, at);
        break;
      case 'lead.changed':
        await changeLead(trx, hall.id, event);
        break;
      case 'stage.passed':
        await trx
          .updateTable('lab')
          .set({ stage: hall.stage, closed: hall.closed ? 1 : 0 })
          .where('id', '=', hall.id)
          .execute();
        break;
      case 'pledge.set':
        await savePledge(trx, hall, event.pledge.agencyId);
        break;
      case 'pledge.withdrawn':
        await trx
          .deleteFrom('pledge')
          .where('labId', '=', hall.id)
          .where('agencyId', '=', event.agencyId)
          .execute();
        break;
      case 'readiness.answered':
        await saveSheet(trx, hall, event.personId);
        break;
      default:
        break;
    }
  }
}

async function savePerson(trx: Trx, hall: Hall, personId: string): Promise<void> {
  const person = hall.people[personId];
  if (!person) return;
  const { id, name, position, agencyId, role, joinedAt } = person;
  const changing = { name, position, agencyId, removed: person.removed ? 1 : 0 };
  await trx
    .insertInto('person')
    .values({ id, labId: hall.id, role, joinedAt, ...changing })
    .onConflict((oc) => oc.column('id').doUpdateSet(changing))
    .execute();
}

/**
 * The link by which a removed leader or jury member came opens nothing any more: it stands in their
 * messages, and any browser would do. The facilitator makes a new one for whoever is to come.
 */
async function closeLink(trx: Trx, hall: Hall, personId: string, at: number): Promise<void> {
  const role = hall.people[personId]?.role;
  const own = await links.close(trx, personId, at);
  if (own || (role !== 'leader' && role !== 'jury')) return;
  const column = ({ leader: 'leaderKeyHash', jury: 'juryKeyHash' } as const)[role];
  await trx
    .updateTable('lab')
    .set({ [column]: null })
    .where('id', '=', hall.id)
    .execute();
}

/** [O1] Who runs the lab from now on. */
async function changeLead(
  trx: Trx,
  labId: string,
  { how, by, to }: Extract<Event, { type: 'lead.changed' }>,
): Promise<void> {
  const out = { invited: null, dismissed: to, handed: by }[how];
  if (how !== 'dismissed') {
    const row = { labId, accountId: to };
    await trx
      .insertInto('labFacilitator')
      .values(row)
      .onConflict((oc) => oc.columns(['labId', 'accountId']).doNothing())
      .execute();
  }
  if (out === null) return;
  await trx
    .deleteFrom('labFacilitator')
    .where('labId', '=', labId)
    .where('accountId', '=', out)
    .execute();
}

async function savePledge(trx: Trx, hall: Hall, agencyId: string): Promise<void> {
  const pledge = hall.pledges[agencyId];
  if (!pledge) return;
  const { status, name, position, as: signedAs, strokes, note, personId, at } = pledge;
  const row = { status, name, position, signedAs, strokes, note, personId, at };
  await trx
    .insertInto('pledge')
    .values({ labId: hall.id, agencyId, ...row })
    .onConflict((oc) => oc.columns(['labId', 'agencyId']).doUpdateSet(row))
    .execute();
}

async function saveSheet(trx: Trx, hall: Hall, personId: string): Promise<void> {
  const sheet = hall.sheets[personId];
  if (!sheet) return;
  const row = { agencyId: sheet.agencyId, answers: JSON.stringify(sheet.values), at: sheet.at };
  await trx
    .insertInto('readinessSheet')
    .values({ labId: hall.id, personId, ...row })
    .onConflict((oc) => oc.columns(['labId', 'personId']).doUpdateSet(row))
    .execute();
}

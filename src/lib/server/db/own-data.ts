/** Everything a lab keeps about one of its people, for that person. */
import type { Event } from '#lib/lab/events.ts';
import { signaturesOf } from './attendance.ts';
import type { Db } from './database.ts';

/**
 * The seat, the sheet, the pledges and cards of a person, and every event they caused, oldest
 * first. Ballots are not among them: nobody, this list included, can tell whose they were.
 */
export async function ownData(db: Db, labId: string, personId: string) {
  const [person, sheet, pledges, cards, events, devices] = await Promise.all([
    db
      .selectFrom('person')
      .leftJoin('agency', 'agency.id', 'person.agencyId')
      .select(['person.name', 'person.position', 'person.role', 'person.joinedAt'])
      .select('agency.name as agency')
      .where('person.id', '=', personId)
      .where('person.labId', '=', labId)
      .executeTakeFirst(),
    db
      .selectFrom('readinessSheet')
      .select(['answers', 'at'])
      .where('labId', '=', labId)
      .where('personId', '=', personId)
      .executeTakeFirst(),
    db
      .selectFrom('pledge')
      .select(['name', 'position', 'signedAs', 'status', 'at'])
      .where('labId', '=', labId)
      .where('personId', '=', personId)
      .execute(),
    db
      .selectFrom('card')
      .select(['id', 'boardId', 'text', 'removed', 'at'])
      .where('labId', '=', labId)
      .where('authorId', '=', personId)
      .orderBy('at')
      .execute(),
    db
      .selectFrom('journal')
      .select(['kind', 'spaceId', 'number', 'at', 'event'])
      .where('labId', '=', labId)
      .where('personId', '=', personId)
      .orderBy('at')
      .orderBy('number')
      .execute(),
    db
      .selectFrom('device')
      .select('createdAt')
      .where('labId', '=', labId)
      .where('personId', '=', personId)
      .execute(),
  ]);
  if (!person) return null;
  const said = events.map((row) => ({ ...row, event: JSON.parse(row.event) as Event }));

  const signatures = Object.entries(await signaturesOf(db, labId));
  return {
    person,
    /** Seen at the door, with the signature that was given there. */
    attendance: signatures.flatMap(([session, signed]) => {
      const signature = signed[personId];
      return signature === undefined ? [] : [{ session, signature }];
    }),
    devices: devices.map(({ createdAt }) => ({ joinedAt: Number(createdAt) })),
    readiness: sheet ? { answers: JSON.parse(sheet.answers) as unknown, at: sheet.at } : null,
    pledges,
    cards: cards.map((card) => ({ ...card, removed: card.removed === 1 })),
    comments: commentsIn(said),
    events: said,
  };
}

/** What this person wrote about cards, and whether they took it back. */
function commentsIn(said: { spaceId: string; at: number; event: Event }[]) {
  const back = new Set(
    said.flatMap(({ event }) => (event.type === 'comment.removed' ? event.commentId : [])),
  );
  return said.flatMap(({ spaceId: boardId, at, event }) => {
    if (event.type !== 'comment.added') return [];
    const { id, text } = event.comment;
    return [{ id, boardId, cardId: event.cardId, text, takenBack: back.has(id), at }];
  });
}

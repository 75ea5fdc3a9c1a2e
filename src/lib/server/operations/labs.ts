/** Making a lab: roster, agenda and boards become the first events of its journals. */
import { activitiesOf } from '#lib/lab/agenda-template.ts';
import { laidFor } from '#lib/lab/board/presets.ts';
import { emptyState } from '#lib/lab/empty.ts';
import type { BoardEvent, HallEvent } from '#lib/lab/events.ts';
import { fold } from '#lib/lab/fold.ts';
import { mealFrom } from '#lib/lab/hall/shortening.ts';
import type { Activity, Agency } from '#lib/lab/hall/state.ts';
import type { RosterAgency } from '#lib/lab/roster.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { boardNeed } from '#lib/lab/hall/agenda.ts';
import { surfaceOf } from '#lib/lab/surface.ts';
import { isUniqueViolation, type Db, type Trx } from '#lib/server/db/database.ts';
import * as journal from '#lib/server/db/journal.ts';
import { forgetEntriesOf } from '#lib/server/db/registry-search.ts';

export type NewLab = {
  id: string;
  regionId: string;
  regionName: string;
  title: string;
  place: string;
  startsOn: string;
  endsOn: string;
  template: string;
  pledgeText: string;
  agencies: RosterAgency[];
  facilitators: string[];
  /** Six signs, drawn by the caller; unique among all labs. */
  code: string;
  projectorKey: string;
  sample: boolean;
  /** For a practice copy: the lab it copies, and what is planned there. */
  copy?: { of: string; plan: Plan };
};

/** An agenda, and how the boards begin that it works on. */
export type Plan = {
  activities: Activity[];
  boards: PlannedBoard[];
  /** Activities that agencies do each on a board of their own, and how many cards each sends. */
  perAgency: Record<string, number>;
};
export type PlannedBoard = { id: string; events: BoardEvent[] };

type Made = { newId: () => string; at: number };

/** Makes the lab with its hall and boards in one transaction. Throws when code or id is taken. */
export async function createLab(db: Db, lab: NewLab, made: Made): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await insertLab(trx, lab, made.at);
    const agencies = await insertAgencies(trx, lab, made);
    const { activities, boards, perAgency } = lab.copy?.plan ?? agendaOf(lab, made);
    for (const { id, events } of boards) {
      await begin(trx, { kind: 'board', id }, lab.id, made, events);
    }
    const { title, regionName: region, place, startsOn, endsOn, pledgeText } = lab;
    await begin(trx, { kind: 'hall', id: lab.id }, lab.id, made, [
      {
        type: 'hall.opened',
        lab: { title, region, place, startsOn, endsOn, pledgeText },
        agencies,
        activities,
      },
      ...Object.entries(perAgency).map(([activityId, send]) => {
        return { type: 'agenda.divided' as const, activityId, send };
      }),
    ]);
  });
}

/** The same with a code drawn here; draws again while the code is taken. Answers with the code. */
export async function createLabWithCode(
  db: Db,
  lab: Omit<NewLab, 'code'>,
  made: Made,
  draw: () => string | null,
): Promise<string> {
  for (let tries = 0; ; tries++) {
    const code = draw();
    if (code === null) continue;
    try {
      await createLab(db, { ...lab, code }, made);
      return code;
    } catch (fault) {
      // Something else may be taken as well, so not for ever.
      if (!isUniqueViolation(fault) || tries >= 20) throw fault;
    }
  }
}

async function insertLab(trx: Trx, lab: NewLab, at: number): Promise<void> {
  const { id, regionId, title, place, startsOn, endsOn, template, code, projectorKey } = lab;
  await trx
    .insertInto('lab')
    .values({
      id,
      regionId,
      title,
      place,
      startsOn,
      endsOn,
      template,
      code,
      projectorKey,
      leaderKeyHash: null,
      juryKeyHash: null,
      stage: 'drum-up',
      closed: 0,
      sample: lab.sample ? 1 : 0,
      practiceOf: lab.copy?.of ?? null,
      createdAt: at,
    })
    .execute();
  for (const accountId of lab.facilitators) {
    await trx.insertInto('labFacilitator').values({ labId: id, accountId }).execute();
  }
}

/** Agencies get ids; parents are found by their code. */
async function insertAgencies(trx: Trx, lab: NewLab, { newId }: Made): Promise<Agency[]> {
  const ids = new Map(lab.agencies.map((agency) => [agency.code, newId()]));
  const agencies = lab.agencies.map(({ code, name, shortName, kind, parent, affair }) => ({
    id: ids.get(code) ?? newId(),
    code,
    name,
    short: shortName,
    kind,
    parentId: parent === null ? null : (ids.get(parent) ?? null),
    affair,
  }));
  for (const agency of agencies) {
    await trx
      .insertInto('agency')
      .values({ ...agency, labId: lab.id })
      .execute();
  }
  return agencies;
}

/**
 * The agenda of a template with a board of its own for every activity that gathers cards.
 * Grouping and voting work on the board that was written last.
 */
function agendaOf({ id: labId, template }: NewLab, { newId }: Made): Plan {
  const boards: PlannedBoard[] = [];
  let latest: string | null = null;
  const activities = activitiesOf(template).map((planned): Activity => {
    const { day, start, minutes, stage, kind, title, guide, hint, question, recipe } = planned;
    const surface = surfaceOf(kind);
    let boardId: string | null = null;
    if (surface === 'board') {
      boardId = newId();
      const about = { title: title.id, names: 'agency', silent: true } as const;
      const opened: BoardEvent = { type: 'board.opened', labId, ...about };
      boards.push({ id: boardId, events: [opened, ...laidFor(boardId, { kind, recipe })] });
      if (kind === 'cards') latest = boardId;
    } else if (boardNeed(kind) === 'earlier') {
      boardId = latest;
    }
    // The meal keeps its hour, whatever the room does: it is the prayer's.
    const fixed = kind === 'break' && minutes >= mealFrom;
    const plan = { day, start, minutes, planned: minutes, fixed, stage, kind };
    return { id: newId(), ...plan, title, guide, hint, question, boardId, recipe };
  });
  return { activities, boards, perAgency: {} };
}

/** Writes the first events of a space. */
async function begin(
  trx: Trx,
  ref: SpaceRef,
  labId: string,
  { newId, at }: Made,
  events: (HallEvent | BoardEvent)[],
): Promise<void> {
  const happened = events.map((event, place) => ({ number: place + 1, at, event }));
  const state = happened.reduce(fold, emptyState(ref));
  const entry = { ref, labId, by: null, actId: newId(), at, from: 1, events, state };
  await journal.write(trx, entry);
}

/** Removes a lab and everything that came from it, journals and registry entries of a sample too. */
export async function removeLab(db: Db, labId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await forgetEntriesOf(trx, labId);
    await trx.deleteFrom('innovation').where('labId', '=', labId).execute();
    await trx.deleteFrom('device').where('labId', '=', labId).execute();
    // Answers that left nothing in a journal know only their space.
    const spaces = trx.selectFrom('journal').select('spaceId').where('labId', '=', labId);
    await trx.deleteFrom('unwrittenAct').where('spaceId', 'in', spaces).execute();
    // Everything else hangs on the lab by foreign keys that delete with it.
    await trx.deleteFrom('lab').where('id', '=', labId).execute();
  });
}

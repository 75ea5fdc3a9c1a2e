/**
 * The reckoning at the end: everything the server confirmed must be there (lost), and nothing may
 * be there that nobody asked for, or more often than it was asked for (doubled). It is judged on
 * what a facilitator's page shows, fetched afresh, not on what this program remembers.
 */
import type { Board } from '#lib/lab/board/state.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import { wordsIn } from '#lib/lab/idea/shared-text.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { textOf } from '#lib/lab/idea/texts.ts';
import { spaceKey } from '#lib/lab/space.ts';
import { tidy } from '#lib/lab/values.ts';
import { differences } from './comparison.ts';
import type { Work } from './innovate.ts';
import { innovations } from './material.ts';
import type { Room } from './room.ts';
import type { Confirmed } from './tally.ts';
import { Visitor } from './visitor.ts';

/** `differing`: what the worked innovations hold otherwise than the material has it. */
export type Reckoning = { lost: string[]; doubled: string[]; differing: string[] };

export async function reckon(room: Room, joined: number, works: Work[]): Promise<Reckoning> {
  const { browser } = room.facilitator;
  const auditor = await Visitor.enter(browser, room.labId, room.tally, '/console');
  const lost: string[] = [];
  const doubled: string[] = [];
  const bySpace = Map.groupBy(room.tally.confirmed, ({ ref }) => spaceKey(ref));
  for (const confirmed of bySpace.values()) {
    const ref = confirmed[0]?.ref;
    if (!ref) continue;
    await auditor.follow(ref);
    const state = auditor.state(ref.kind, ref.id);
    if (!state?.opened) {
      lost.push(...confirmed.map(({ actId, act }) => `${act.type} ${actId}`));
      continue;
    }
    const check = { hall: inHall, board: onBoard, idea: inIdea }[ref.kind];
    check(state as never, lastOfEach(confirmed), { lost, doubled, differing: [] });
  }
  const hall = auditor.state('hall', room.labId);
  const people = Object.values(hall?.people ?? {}).length;
  if (people < joined) lost.push(`${joined - people} people`);
  if (people > joined) doubled.push(`${people - joined} people`);
  const sheets = new Map(innovations().map((sheet) => [sheet.id, sheet]));
  const differing = works.flatMap(({ key, ideaId }) => {
    const [sheet, idea] = [sheets.get(key), auditor.state('idea', ideaId)];
    return sheet && idea ? differences(sheet, idea, room.agencyOf) : [`${key} is not there`];
  });
  auditor.leave();
  return { lost, doubled, differing };
}

/** What an act put where: a later act on the same thing replaces an earlier one. */
function placeOf({ act, personId }: Confirmed): string {
  switch (act.type) {
    case 'card.add':
      return `card ${act.cardId}`;
    case 'card.group':
      return `group ${act.clusterId} ${act.cardIds[0] ?? ''}`;
    case 'cluster.add':
      return `cluster ${act.clusterId}`;
    case 'dots.place':
      return `dots ${act.ballotId} ${personId}`;
    case 'pledge.sign':
      return `pledge ${act.agencyId}`;
    case 'readiness.answer':
      return `sheet ${personId}`;
    case 'field.write':
      return `field ${act.field}`;
    case 'rows.add':
      return `row ${act.rows[0]?.id}`;
    case 'text.update':
      return `text ${act.field}`;
    case 'measure.put':
      return `measure ${act.measure.id}`;
    case 'reading.set':
      return `reading ${act.measureId} ${act.on}`;
    case 'stakeholder.put':
      return `stakeholder ${act.stakeholder.id}`;
    case 'commitment.put':
      return `commitment ${act.commitment.id}`;
    case 'checkin.add':
      return `checkin ${act.checkIn.id}`;
    case 'evidence.link':
      return `evidence ${act.evidence.id}`;
    case 'claim.set':
      return `claim ${act.indicator}`;
    case 'score.give':
      return `score ${personId}`;
    case 'feedback.give':
      return `feedback ${act.feedback.id}`;
    case 'stage.pass':
      return `gate ${act.stage}`;
    default:
      return act.type;
  }
}

const lastOfEach = (confirmed: Confirmed[]): Confirmed[] => [
  ...new Map(confirmed.map((one) => [placeOf(one), one])).values(),
];

const count = (things: object) => Object.keys(things).length;

/** Compares how many things of a kind are there with how many were asked for. */
function compare(what: string, there: number, asked: number, told: Reckoning): void {
  if (there > asked) told.doubled.push(`${there - asked} ${what}`);
  if (there < asked) told.lost.push(`${asked - there} ${what}`);
}

const ofType = (confirmed: Confirmed[], type: string) =>
  confirmed.filter(({ act }) => act.type === type);

function inHall(hall: Hall, confirmed: Confirmed[], told: Reckoning): void {
  const signed = Object.values(hall.pledges).filter(({ status }) => status === 'signed');
  compare('pledges', signed.length, ofType(confirmed, 'pledge.sign').length, told);
  compare(
    'readiness sheets',
    count(hall.sheets),
    ofType(confirmed, 'readiness.answer').length,
    told,
  );
  for (const { act, personId } of confirmed) {
    const there =
      act.type === 'pledge.sign'
        ? hall.pledges[act.agencyId]?.name === act.name
        : act.type === 'readiness.answer'
          ? same(hall.sheets[personId]?.values, act.values)
          : act.type === 'stage.pass'
            ? hall.gates[act.stage] !== undefined
            : true;
    if (!there) told.lost.push(`${act.type} of ${personId}`);
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function onBoard(board: Board, confirmed: Confirmed[], told: Reckoning): void {
  compare('cards', count(board.cards), ofType(confirmed, 'card.add').length, told);
  compare('clusters', count(board.clusters), ofType(confirmed, 'cluster.add').length, told);
  const given = new Map<string, { papers: number; dots: number }>();
  for (const { act } of confirmed) {
    if (act.type === 'card.add' && board.cards[act.cardId]?.text !== act.text) {
      told.lost.push(`card ${act.cardId}`);
    }
    if (act.type !== 'dots.place') continue;
    const sum = Object.values(act.dots).reduce((total, dots) => total + dots, 0);
    const sofar = given.get(act.ballotId) ?? { papers: 0, dots: 0 };
    given.set(act.ballotId, { papers: sofar.papers + 1, dots: sofar.dots + sum });
  }
  for (const [ballotId, { papers, dots }] of given) {
    const result = board.results.find(({ id }) => id === ballotId);
    const tally = Object.values(result?.tally ?? {}).reduce((total, one) => total + one, 0);
    compare('ballot papers', result?.turnout ?? 0, papers, told);
    compare('dots', tally, dots, told);
  }
}

function inIdea(idea: Idea, confirmed: Confirmed[], told: Reckoning): void {
  const lists = [
    ['rows', count(idea.rows), 'rows.add'],
    ['measures', count(idea.measures), 'measure.put'],
    ['stakeholders', count(idea.stakeholders), 'stakeholder.put'],
    ['commitments', count(idea.commitments), 'commitment.put'],
    ['check-ins', count(idea.checkIns), 'checkin.add'],
    ['feedback', count(idea.feedback), 'feedback.give'],
  ] as const;
  for (const [what, there, type] of lists) {
    compare(`${what} of ${idea.id}`, there, ofType(confirmed, type).length, told);
  }
  for (const { act } of confirmed) {
    const there =
      act.type === 'field.write'
        ? idea.fields[act.field].text === act.text
        : act.type === 'text.update'
          ? textOf(idea, act.field).includes(tidy(wordsIn(act.update)))
          : act.type === 'claim.set'
            ? (idea.claims[act.indicator] ?? null) === act.level
            : act.type === 'evidence.link'
              ? idea.evidence[act.evidence.id] !== undefined
              : true;
    if (!there) told.lost.push(`${act.type} in ${idea.id}`);
  }
}

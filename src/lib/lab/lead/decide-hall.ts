/**
 * What a hall answers to acts that only facilitators ask, and to those of the server's own forms.
 * Phones of participants do not fetch it (`lead-rules.ts`).
 */
import type { HallEvent } from '../events.ts';
import { decideAgenda } from '../hall/decide-agenda.ts';
import { missing, type GateFacts } from '../hall/gates.ts';
import { changeLead } from '../hall/hand-over.ts';
import { ask, backFrom } from '../hall/poll.ts';
import { enter, merge, mostPeople } from '../hall/proxy.ts';
import { speak } from '../hall/speaking.ts';
import { spotlight } from '../hall/spotlight.ts';
import type { Clock, Hall } from '../hall/state.ts';
import { leads, type Person } from '../people.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { rosterLimits } from '../roster-words.ts';
import { reached } from '../stages.ts';
import { attend, photograph } from './attend.ts';
import { show } from './display.ts';
import { boardsAtStart, divide, lockApart } from './divide.ts';
import type { LeadHallAct } from './rules.ts';

const minute = 60_000;

/** The hall is open, and whoever asks is in. */
export function decideLeadHall(
  hall: Hall,
  person: Person,
  act: LeadHallAct,
  at: number,
  facts: GateFacts | null,
): HallEvent[] | Refusal {
  switch (act.type) {
    case 'person.join':
      return join(hall, act);
    case 'person.remove':
      return removal(hall, person, act.personId);
    case 'agency.add':
      return leads(person) ? addAgency(hall, act) : refuse('no-right');
    case 'people.enter':
      return leads(person) ? enter(hall, act.people) : refuse('no-right');
    case 'person.merge':
      return leads(person) ? merge(hall, act) : refuse('no-right');
    case 'activity.start':
      return leads(person) ? startActivity(hall, act.activityId, at) : refuse('no-right');
    case 'activity.pause':
    case 'activity.resume':
    case 'activity.extend':
    case 'activity.end':
      return leads(person) ? turnClock(hall, act, at) : refuse('no-right');
    case 'agenda.add':
    case 'agenda.edit':
    case 'agenda.move':
    case 'agenda.remove':
    case 'agenda.restore':
    case 'agenda.shift':
      return leads(person) ? decideAgenda(hall, act) : refuse('no-right');
    case 'agenda.divide':
      return leads(person) ? divide(hall, act) : refuse('no-right');
    case 'boards.lock':
      return leads(person) ? lockApart(hall, act) : refuse('no-right');
    case 'poll.ask':
      return leads(person) ? ask(hall, act, at) : refuse('no-right');
    case 'stage.pass':
      return leads(person) ? passStage(hall, person, act, facts) : refuse('no-right');
    case 'passing.require':
      if (!leads(person)) return refuse('no-right');
      return [{ type: 'passing.required', forms: [...new Set(act.forms)].toSorted() }];
    case 'pledge.word':
      return leads(person) ? [{ type: 'pledge.worded', text: act.text }] : refuse('no-right');
    case 'pledge.excuse':
      return excuse(hall, person, act);
    case 'room.gather':
      if (!leads(person)) return refuse('no-right');
      // [T1] There is somewhere to go only while an activity runs.
      if (!hall.clock) return refuse('not-running');
      return [{ type: 'room.gathered', activityId: hall.clock.activityId }];
    case 'room.spotlight':
      return leads(person) ? spotlight(hall, act) : refuse('no-right');
    case 'room.release':
      if (!leads(person)) return refuse('no-right');
      return hall.spotlight ? [{ type: 'room.released' }] : [];
    case 'lead.change':
      return changeLead(hall, person, act);
    case 'parking.add':
    case 'parking.edit':
    case 'parking.mark':
    case 'parking.remove':
      return leads(person) ? park(hall, person, act) : refuse('no-right');
    case 'attendance.mark':
    case 'attendance.clear':
      return leads(person) ? attend(hall, act) : refuse('no-right');
    case 'photo.add':
    case 'photo.remove':
      return leads(person) ? photograph(hall, person, act) : refuse('no-right');
    case 'speaking.draw':
    case 'speaking.mark':
    case 'speaking.end':
      return leads(person) ? speak(hall, act) : refuse('no-right');
    case 'gallery.open':
    case 'jury.set':
    case 'jury.open':
    case 'jury.close':
    case 'pitch.start':
    case 'pitch.end':
    case 'award.reveal':
    case 'awards.hide':
      return leads(person) ? show(hall, act, at) : refuse('no-right');
    case 'projector.show':
      if (!leads(person)) return refuse('no-right');
      return [{ type: 'projector.shown', view: act.view, ideaId: act.ideaId }];
    default:
      return act satisfies never;
  }
}

type Of<T extends LeadHallAct['type']> = Extract<LeadHallAct, { type: T }>;

/** [L1] One seat per person, in an agency of the roster, while there is room. */
function join(hall: Hall, act: Of<'person.join'>): HallEvent[] | Refusal {
  if (hall.people[act.personId]) return refuse('exists');
  if (act.agencyId !== null && !hall.agencies[act.agencyId]) return refuse('not-found');
  if (act.agencyId === null && act.role === 'participant') return refuse('empty');
  if (Object.keys(hall.people).length >= mostPeople) return refuse('full', { most: mostPeople });
  const { personId, name, position, agencyId, role } = act;
  return [{ type: 'person.joined', personId, name, position, agencyId, role, entered: false }];
}

/** [L7] A unit that the roster forgot comes behind all others, once. */
function addAgency(hall: Hall, act: Of<'agency.add'>): HallEvent[] | Refusal {
  const agencies = Object.values(hall.agencies);
  const same = (name: string) => name.toLowerCase() === act.name.toLowerCase();
  if (hall.agencies[act.agencyId] || agencies.some(({ name }) => same(name))) {
    return refuse('exists');
  }
  const most = rosterLimits.rows;
  if (agencies.length >= most) return refuse('full', { most });
  const codes = new Set(agencies.map(({ code }) => code));
  let number = agencies.length + 1;
  while (codes.has(`+${number}`)) number += 1;
  const { agencyId: id, name, short, kind } = act;
  const agency = { id, code: `+${number}`, name, short, kind, parentId: null, affair: null };
  return [{ type: 'agency.added', agency }];
}

function removal(hall: Hall, person: Person, personId: string): HallEvent[] | Refusal {
  if (!leads(person)) return refuse('no-right');
  const known = hall.people[personId];
  if (!known || known.removed) return refuse('not-found');
  return [{ type: 'person.removed', personId, agencyId: known.agencyId }];
}

/** [A1] Only activities of stages that the gates have opened; starting one ends the running one. */
function startActivity(hall: Hall, activityId: string, at: number): HallEvent[] | Refusal {
  const activity = hall.activities.find(({ id }) => id === activityId);
  if (!activity) return refuse('not-found');
  if (!reached(activity.stage, hall.stage)) return refuse('gate', { stage: hall.stage });
  const endsAt = at + activity.minutes * minute;
  const clock = setClock(hall, { activityId, startedAt: at, endsAt, pausedAt: null });
  return [...boardsAtStart(hall, activity), clock];
}

const setClock = (hall: Hall, clock: Clock | null): HallEvent => {
  const now = hall.clock?.activityId ?? null;
  return { type: 'clock.set', clock, left: now === clock?.activityId ? null : now };
};

type Turn = Of<'activity.pause' | 'activity.resume' | 'activity.extend' | 'activity.end'>;

/** [A2] Pausing keeps what is left; [A3] extending moves the end, never into the past. */
function turnClock(hall: Hall, act: Turn, at: number): HallEvent[] | Refusal {
  const clock = hall.clock;
  if (!clock) return refuse('not-running');
  // [A19] Two who end a question at once end it once, and not what comes back behind it.
  if (act.activityId && act.activityId !== clock.activityId) return refuse('moved-on');
  switch (act.type) {
    case 'activity.pause':
      return clock.pausedAt === null ? [setClock(hall, { ...clock, pausedAt: at })] : [];
    case 'activity.resume': {
      if (clock.pausedAt === null) return [];
      const endsAt = clock.endsAt + (at - clock.pausedAt);
      return [setClock(hall, { ...clock, endsAt, pausedAt: null })];
    }
    case 'activity.extend': {
      const from = clock.pausedAt ?? at;
      // After the end, "one more minute" means a minute from now, not from when it ran out.
      const endsAt = Math.max(from, Math.max(clock.endsAt, from) + act.minutes * minute);
      return [setClock(hall, { ...clock, endsAt })];
    }
    case 'activity.end':
      return [setClock(hall, backFrom(hall, at))];
    default:
      return act satisfies never;
  }
}

/** [G6] A gate opens when nothing is missing, or by a facilitator's reason, which is kept. */
function passStage(
  hall: Hall,
  person: Person,
  act: Of<'stage.pass'>,
  facts: GateFacts | null,
): HallEvent[] | Refusal {
  if (act.stage !== hall.stage) return refuse('exists');
  const lacking = facts ? missing(hall, facts) : [];
  if (lacking.length > 0 && act.reason === '') {
    return refuse('reason-missing', { missing: lacking.join(',') });
  }
  const reason = lacking.length > 0 ? act.reason : null;
  return [{ type: 'stage.passed', stage: act.stage, by: person.name, reason, missing: lacking }];
}

type Parking = Of<'parking.add' | 'parking.edit' | 'parking.mark' | 'parking.remove'>;

/** Most things in the parking lot of one lab. */
export const mostParked = 200;

/** [T2] Facilitators put things aside, mark them done and take them away; the words stay theirs. */
function park(hall: Hall, person: Person, act: Parking): HallEvent[] | Refusal {
  const { itemId } = act;
  const known = hall.parked.find(({ id }) => id === itemId);
  if (act.type === 'parking.add') {
    if (known) return refuse('exists');
    if (hall.parked.length >= mostParked) return refuse('full', { most: mostParked });
    return [{ type: 'parking.added', itemId, text: act.text, by: person.name }];
  }
  if (!known) return refuse('not-found');
  switch (act.type) {
    case 'parking.edit':
      return known.text === act.text ? [] : [{ type: 'parking.edited', itemId, text: act.text }];
    case 'parking.mark':
      return known.done === act.done ? [] : [{ type: 'parking.marked', itemId, done: act.done }];
    case 'parking.remove':
      return [{ type: 'parking.removed', itemId }];
    default:
      return act satisfies never;
  }
}

/** [K2] An agency that does not sign is marked absent or declined, never left silent. */
function excuse(hall: Hall, person: Person, act: Of<'pledge.excuse'>): HallEvent[] | Refusal {
  if (!leads(person)) return refuse('no-right');
  if (!hall.agencies[act.agencyId]) return refuse('not-found');
  if (hall.pledges[act.agencyId]?.status === 'signed') return refuse('exists');
  const { agencyId, status, note } = act;
  const blank = { name: '', position: '', as: 'head' as const, strokes: '', personId: null };
  return [{ type: 'pledge.set', pledge: { agencyId, status, note, ...blank } }];
}

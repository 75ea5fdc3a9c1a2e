import { describe, expect, it } from 'vitest';
import { guide, idOf, Play, someone } from '../play.ts';
import type { Act } from '../acts.ts';
import type { Event } from '../events.ts';
import { fold } from '../fold.ts';
import { seenEvent, seenState } from '../seen-by.ts';
import { conditions, type IdeaFacts } from './gates.ts';
import { mostParked } from '../lead/decide-hall.ts';
import { mostPeople } from './proxy.ts';
import { emptyHall, type Activity, type Agency } from './state.ts';

const agency = (n: number): Agency => ({
  id: idOf(n),
  code: `A${n}`,
  name: `Dinas ${n}`,
  short: `D${n}`,
  kind: 'opd',
  parentId: null,
  affair: null,
});
const both = (text: string) => ({ id: text, en: text });
const activity = (n: number, stage: Activity['stage']): Activity => ({
  id: idOf(n),
  day: 1,
  start: '08:00',
  minutes: 20,
  stage,
  kind: 'talk',
  title: both('Judul'),
  guide: both('Rahasia fasilitator'),
  hint: both('Petunjuk'),
  question: both('Mengapa?'),
  boardId: null,
  planned: 20,
  fixed: false,
  recipe: null,
});

const opened = () =>
  new Play(emptyHall(idOf(1))).happen({
    type: 'hall.opened',
    lab: {
      title: 'Lab',
      region: 'Purbalingga',
      place: 'Aula',
      startsOn: '2026-05-05',
      endsOn: '2026-05-06',
      pledgeText: 'Kami siap.',
    },
    agencies: [agency(10), agency(11)],
    activities: [activity(50, 'drum-up'), activity(51, 'drum-up'), activity(52, 'diagnose')],
  });

const ani = someone(101, 10);
const budi = someone(102, 11);
const join = (person: typeof ani): Act => ({
  type: 'person.join',
  personId: person.id,
  name: person.name,
  position: person.position,
  agencyId: person.agencyId,
  role: 'participant',
});
const sign = (agencyNumber: number): Act => ({
  type: 'pledge.sign',
  agencyId: idOf(agencyNumber),
  name: 'Kepala',
  position: 'Kepala Dinas',
  as: 'head',
  strokes: '1,2 3,4',
});
const answers = (value: number): Act => ({
  type: 'readiness.answer',
  values: Array.from({ length: 24 }, () => value),
});
const ideaFacts = (change: Partial<IdeaFacts> = {}): IdeaFacts => ({
  agencyId: idOf(10),
  canvas: 'approved',
  plan: 'approved',
  launched: true,
  executed: true,
  measured: true,
  trialled: true,
  poster: true,
  scored: true,
  promoted: true,
  ...change,
});
const lacking = (hall: Play<ReturnType<typeof emptyHall>>, stage: Activity['stage']) =>
  conditions(hall.state, hall.facts, stage)
    .filter(({ have, need }) => have < need)
    .map(({ key }) => key);

describe('joining', () => {
  it('[L1] a person joins once, into an agency of the roster', () => {
    const hall = opened();
    expect(hall.tell(ani, join(ani))).toBe('ok');
    expect(hall.tell(ani, join(ani))).toBe('exists');
    expect(hall.tell(budi, { ...join(budi), agencyId: idOf(99) } as Act)).toBe('not-found');
    expect(hall.tell(budi, { ...join(budi), agencyId: null } as Act)).toBe('empty');
    expect(hall.state.present[idOf(10)]).toBe(1);
  });

  it('[L7] a facilitator adds a forgotten unit once, and people join it', () => {
    const hall = opened();
    const add = (n: number, name: string): Act => ({
      type: 'agency.add',
      agencyId: idOf(n),
      name,
      short: '',
      kind: 'uptd',
    });
    expect(hall.tell(ani, add(12, 'UPTD Pasar'))).toBe('no-right');
    expect(hall.tell(guide, add(12, 'UPTD Pasar'))).toBe('ok');
    expect(hall.state.agencies[idOf(12)]).toMatchObject({ name: 'UPTD Pasar', code: '+3' });
    expect(hall.tell(guide, add(13, 'uptd pasar'))).toBe('exists');
    expect(hall.tell(guide, add(12, 'Lain'))).toBe('exists');
    expect(hall.tell(guide, join(someone(103, 12)))).toBe('ok');
  });

  it('[L1] a full lab takes nobody more', () => {
    const hall = opened();
    for (let n = 0; n < mostPeople; n += 1) hall.ask(ani, join(someone(1000 + n, 10)));
    expect(hall.tell(ani, join(ani))).toBe('full');
  });

  it('[L2] a removed person is refused everything, and is no longer counted', () => {
    const hall = opened();
    hall.ask(ani, join(ani));
    expect(hall.tell(budi, { type: 'person.remove', personId: ani.id })).toBe('no-right');
    expect(hall.tell(guide, { type: 'person.remove', personId: ani.id })).toBe('ok');
    expect(hall.tell(ani, sign(10))).toBe('removed');
    expect(hall.state.present[idOf(10)]).toBe(0);
  });

  it('[L3] answering again replaces the sheet, and the radar follows', () => {
    const hall = opened();
    hall.ask(ani, join(ani));
    hall.ask(ani, answers(1));
    hall.ask(ani, answers(4));
    expect(hall.state.radars[idOf(10)]).toEqual({ sheets: 1, components: [4, 4, 4, 4, 4, 4] });
    hall.ask(someone(103, 10), answers(2));
    expect(hall.state.radars[idOf(10)]).toEqual({ sheets: 2, components: [3, 3, 3, 3, 3, 3] });
  });
});

describe('agenda and clock', () => {
  const start = (n: number): Act => ({ type: 'activity.start', activityId: idOf(n) });

  it('[A1] an activity of a stage behind a closed gate does not start', () => {
    const hall = opened();
    expect(hall.tell(guide, start(52))).toBe('gate');
    expect(hall.tell(guide, start(50))).toBe('ok');
    hall.ask(guide, start(51));
    expect(hall.state.done).toEqual([idOf(50)]);
    expect(hall.state.clock?.activityId).toBe(idOf(51));
  });

  it('[A2] a pause keeps what is left', () => {
    const hall = opened();
    hall.ask(guide, start(50));
    const end = hall.state.clock?.endsAt ?? 0;
    hall.at += 60_000;
    hall.ask(guide, { type: 'activity.pause' });
    hall.at += 600_000;
    hall.ask(guide, { type: 'activity.resume' });
    expect(hall.state.clock).toMatchObject({ endsAt: end + 600_000, pausedAt: null });
  });

  it('[A3] one more minute after the end is a minute from now; shortening stops at now', () => {
    const hall = opened();
    hall.ask(guide, start(50));
    hall.at += 30 * 60_000;
    hall.ask(guide, { type: 'activity.extend', minutes: 1 });
    expect(hall.state.clock?.endsAt).toBe(hall.at + 60_000);
    hall.ask(guide, { type: 'activity.extend', minutes: -60 });
    expect(hall.state.clock?.endsAt).toBe(hall.at);
  });

  it('[A4] participants do not turn the clock', () => {
    const hall = opened();
    expect(hall.tell(ani, start(50))).toBe('no-right');
    expect(hall.tell(guide, { type: 'activity.pause' })).toBe('not-running');
  });
});

describe('attention', () => {
  it('[T1] a facilitator calls everybody to what runs', () => {
    const hall = opened();
    expect(hall.tell(guide, { type: 'room.gather' })).toBe('not-running');
    hall.ask(guide, { type: 'activity.start', activityId: idOf(50) });
    expect(hall.tell(ani, { type: 'room.gather' })).toBe('no-right');
    hall.at += 5;
    expect(hall.tell(guide, { type: 'room.gather' })).toBe('ok');
    expect(hall.state.gathered).toEqual({ activityId: idOf(50), at: hall.at });
  });

  it('[T2] things are put aside, reworded, done and taken away, by facilitators', () => {
    const hall = opened();
    const itemId = idOf(80);
    const add: Act = { type: 'parking.add', itemId, text: 'Anggaran 2027' };
    expect(hall.tell(ani, add)).toBe('no-right');
    expect(hall.tell(guide, { type: 'parking.mark', itemId, done: true })).toBe('not-found');
    expect(hall.tell(guide, add)).toBe('ok');
    expect(hall.tell(guide, add)).toBe('exists');
    hall.ask(guide, { type: 'parking.edit', itemId, text: 'Anggaran 2028' });
    hall.ask(guide, { type: 'parking.mark', itemId, done: true });
    expect(hall.state.parked).toMatchObject([
      { text: 'Anggaran 2028', by: 'Fasilitator', done: true },
    ]);
    expect(seenState(hall.state, ani).parked).toMatchObject([{ text: 'Anggaran 2028', by: '' }]);
    hall.ask(guide, { type: 'parking.remove', itemId });
    expect(hall.state.parked).toEqual([]);
  });

  it('[T2] the parking lot is full at its bound', () => {
    const hall = opened();
    for (let n = 0; n < mostParked; n += 1) {
      hall.ask(guide, { type: 'parking.add', itemId: idOf(2000 + n), text: 'x' });
    }
    expect(hall.tell(guide, { type: 'parking.add', itemId: idOf(80), text: 'x' })).toBe('full');
  });
});

describe('pledge', () => {
  it('[K1] one signature per agency, by its own people or the facilitator', () => {
    const hall = opened();
    expect(hall.tell(ani, sign(11))).toBe('not-yours');
    expect(hall.tell(ani, sign(10))).toBe('ok');
    expect(hall.tell(ani, sign(10))).toBe('exists');
    expect(hall.tell(guide, sign(11))).toBe('ok');
    expect(hall.state.pledges[idOf(11)]?.personId).toBeNull();
  });

  it('[K2] only the facilitator marks absent or declined, and never over a signature', () => {
    const hall = opened();
    const excuse = (n: number): Act => ({
      type: 'pledge.excuse',
      agencyId: idOf(n),
      status: 'absent',
      note: 'Rapat',
    });
    expect(hall.tell(ani, excuse(10))).toBe('no-right');
    hall.ask(ani, sign(10));
    expect(hall.tell(guide, excuse(10))).toBe('exists');
    expect(hall.tell(guide, excuse(11))).toBe('ok');
    expect(hall.tell(budi, sign(11))).toBe('ok');
  });

  it('[K3] whoever signed, or the facilitator, withdraws', () => {
    const hall = opened();
    hall.ask(ani, sign(10));
    const withdraw: Act = { type: 'pledge.withdraw', agencyId: idOf(10) };
    expect(hall.tell(someone(103, 10), withdraw)).toBe('not-yours');
    expect(hall.tell(ani, withdraw)).toBe('ok');
    expect(hall.state.pledges).toEqual({});
  });
});

describe('gates', () => {
  it('[G1] drum-up lacks pledges, a signature and a readiness sheet, until they are there', () => {
    const hall = opened();
    expect(lacking(hall, 'drum-up')).toEqual(['pledges', 'signatures', 'readiness']);
    hall.ask(ani, sign(10));
    hall.ask(guide, { type: 'pledge.excuse', agencyId: idOf(11), status: 'absent', note: '' });
    hall.ask(ani, answers(2));
    expect(lacking(hall, 'drum-up')).toEqual([]);
  });

  it('[G2] diagnose lacks ideas of silent agencies and approvals', () => {
    const hall = opened();
    hall.facts = { ideas: [ideaFacts({ canvas: 'submitted' })] };
    expect(lacking(hall, 'diagnose')).toEqual(['ideas-per-agency', 'ideas-approved']);
    hall.facts = { ideas: [ideaFacts(), ideaFacts({ agencyId: idOf(11) })] };
    expect(lacking(hall, 'diagnose')).toEqual([]);
  });

  it('[G3] design lacks plans of approved ideas', () => {
    const hall = opened();
    hall.facts = { ideas: [ideaFacts(), ideaFacts({ plan: 'submitted' })] };
    expect(lacking(hall, 'design')).toEqual(['plans-approved']);
    hall.facts = { ideas: [ideaFacts()] };
    expect(lacking(hall, 'design')).toEqual([]);
  });

  it('[G4] deliver lacks launches, finished activities, measures and trials', () => {
    const hall = opened();
    hall.facts = {
      ideas: [ideaFacts({ measured: false, trialled: false }), ideaFacts({ launched: false })],
    };
    expect(lacking(hall, 'deliver')).toEqual(['launched']);
    hall.facts = { ideas: [ideaFacts({ executed: false, measured: false, trialled: false })] };
    expect(lacking(hall, 'deliver')).toEqual(['executed', 'measured', 'trialled']);
  });

  it('[G5] display lacks posters, scores and promotions', () => {
    const hall = opened();
    hall.facts = { ideas: [ideaFacts({ poster: false, scored: false, promoted: false })] };
    expect(lacking(hall, 'display')).toEqual(['posters', 'scored', 'promoted']);
  });

  it('[G6] a gate is overridden with a reason that is kept, and only the present one', () => {
    const hall = opened();
    expect(hall.tell(ani, { type: 'stage.pass', stage: 'drum-up', reason: 'x' })).toBe('no-right');
    expect(hall.tell(guide, { type: 'stage.pass', stage: 'design', reason: 'x' })).toBe('exists');
    expect(hall.tell(guide, { type: 'stage.pass', stage: 'drum-up', reason: '' })).toBe(
      'reason-missing',
    );
    hall.ask(guide, { type: 'stage.pass', stage: 'drum-up', reason: 'Bupati sudah datang' });
    expect(hall.state.stage).toBe('diagnose');
    expect(hall.state.gates['drum-up']).toMatchObject({
      by: 'Fasilitator',
      reason: 'Bupati sudah datang',
      missing: ['pledges', 'signatures', 'readiness'],
    });
  });
});

describe('who sees what of the hall', () => {
  it('[S4] others learn how many are in, not who', () => {
    const hall = opened();
    const [joined] = hall.ask(ani, join(ani)) as [never];
    expect(seenEvent(hall.state, joined, budi)).toEqual({
      type: 'people.counted',
      counts: { [idOf(10)]: 1 },
    });
    expect(JSON.stringify(seenState(hall.state, budi))).not.toContain(ani.name);
    expect(JSON.stringify(seenState(hall.state, ani))).toContain(ani.name);
    expect(JSON.stringify(seenState(hall.state, guide))).toContain(ani.name);
  });

  it('[S5] guides, gate reasons and sheets stay with the facilitators', () => {
    const hall = opened();
    hall.ask(ani, join(ani));
    const [answered] = hall.ask(ani, answers(3)) as [never];
    const passed = hall.ask(guide, {
      type: 'stage.pass',
      stage: 'drum-up',
      reason: 'alasan khusus',
    }) as [never];
    const [excused] = hall.ask(guide, {
      type: 'pledge.excuse',
      agencyId: idOf(11),
      status: 'declined',
      note: 'kepala dinas sakit',
    }) as [never];
    const wall = someone(199, 10, { role: 'projector', agencyId: null });
    const seen = JSON.stringify([
      seenState(hall.state, budi),
      seenState(hall.state, wall),
      seenEvent(hall.state, excused, budi),
      seenEvent(hall.state, excused, wall),
      seenEvent(hall.state, answered, budi),
      seenEvent(hall.state, passed[0], budi),
    ]);
    expect(seen).not.toContain('Rahasia fasilitator');
    expect(seen).not.toContain('alasan khusus');
    expect(seen).not.toContain('kepala dinas sakit');
    expect(seen).not.toContain(ani.id);
    expect(JSON.stringify(seenState(hall.state, guide))).toContain('Rahasia fasilitator');
  });

  it('[S5] whoever watched the gate being passed holds what a newcomer is shown', () => {
    const hall = opened();
    const before = hall.state;
    const happened = hall.ask(guide, {
      type: 'stage.pass',
      stage: 'drum-up',
      reason: 'alasan khusus',
    }) as [never];
    for (const person of [guide, budi, someone(199, 10, { role: 'projector', agencyId: null })]) {
      const event = seenEvent(hall.state, happened[0], person) as Event;
      const { number, at } = hall;
      const watched = fold(seenState(before, person), { number, at, event });
      expect(watched).toEqual(seenState(hall.state, person));
    }
  });
});

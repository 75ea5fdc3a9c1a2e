import { describe, expect, it } from 'vitest';
import type { Act } from '../acts.ts';
import { guide, head, idOf, Play, someone } from '../play.ts';
import { mayRead, seenEvent, seenState } from '../seen-by.ts';
import { openHelp, reasonOf } from './check-ins.ts';
import { deliverLacks } from './delivered.ts';
import { emptyIdea } from './empty.ts';
import { canvasLacks, factsOf } from './forms.ts';
import { changeOf, impactOf } from './impact.ts';
import { curveOf, readingsOf } from './readings.ts';
import type { Idea } from './state.ts';

const ani = someone(101, 10);
const stranger = someone(102, 11);
const owner = (name: string) => ({ name, position: '', phone: '0800-1', email: '' });

/** A plan of two rows that the leader approved. */
function planned(change: Partial<Idea> = {}) {
  const row = {
    phase: 'execution' as const,
    activity: 'Uji coba',
    output: '',
    executor: '',
    partners: '',
    year: 2026,
    months: [3],
    place: '',
    cost: 0,
    costSource: '',
    method: '',
    progress: 0,
    status: 'planned' as const,
  };
  return new Play<Idea>({
    ...emptyIdea(idOf(7)),
    opened: true,
    labId: ani.labId,
    agencyId: idOf(10),
    owners: [owner('Ani'), owner('Budi')],
    canvas: { status: 'approved', decisions: [] },
    plan: { status: 'approved', decisions: [] },
    rows: {
      [idOf(501)]: { ...row, id: idOf(501) },
      [idOf(502)]: { ...row, id: idOf(502), phase: 'preparation' },
    },
    ...change,
  });
}
let made = 900;
const report = (change = {}): Act => ({
  type: 'checkin.add',
  checkIn: {
    id: idOf(made++),
    rowId: idOf(501),
    date: '2026-08-01',
    percent: 40,
    obstacle: null,
    note: '',
    action: '',
    ...change,
  },
});

describe('check-ins', () => {
  it('[D60] a check-in moves the row it names, and names one that there is', () => {
    const idea = planned();
    expect(idea.tell(ani, report({ rowId: idOf(599) }))).toBe('not-found');
    expect(idea.tell(stranger, report())).toBe('not-yours');
    expect(idea.tell(ani, report())).toBe('ok');
    expect(idea.state.rows[idOf(501)]).toMatchObject({ progress: 40, status: 'running' });
    expect(idea.tell(ani, report({ rowId: null, percent: 90 }))).toBe('ok');
    expect(idea.state.rows[idOf(501)]?.progress).toBe(40);
  });

  it('[D61] a row is given up with a reason alone, and taken up again', () => {
    const idea = planned();
    const cells = { status: 'cancelled' as const };
    expect(idea.tell(ani, { type: 'row.set', rowId: idOf(501), cells })).toBe('reason-missing');
    expect(idea.tell(ani, report({ cancelled: true }))).toBe('reason-missing');
    expect(idea.tell(ani, report({ cancelled: true, rowId: null, note: 'x' }))).toBe('bad-act');
    idea.ask(ani, report({ percent: 40 }));
    expect(idea.tell(ani, report({ cancelled: true, note: 'Ruang dipakai', percent: 0 }))).toBe(
      'ok',
    );
    expect(idea.state.rows[idOf(501)]).toMatchObject({ progress: 40, status: 'cancelled' });
    expect(reasonOf(idea.state, idOf(501))).toBe('Ruang dipakai');
    idea.ask(ani, report({ percent: 0 }));
    expect(idea.state.rows[idOf(501)]?.status).toBe('planned');
  });

  it('[D62] help stays open until a facilitator says what was done', () => {
    const idea = planned();
    idea.ask(ani, report({ help: 'staff' }));
    const [asked] = openHelp(idea.state);
    const answer: Act = { type: 'help.answer', checkInId: asked?.id ?? '', answer: 'Dikirim' };
    expect(idea.tell(ani, answer)).toBe('no-right');
    expect(idea.tell(guide, { ...answer, checkInId: idOf(1) } as Act)).toBe('not-found');
    expect(idea.tell(guide, answer)).toBe('ok');
    expect(openHelp(idea.state)).toEqual([]);
  });

  it('[D63] delivered is what is launched, executed, measured and tried', () => {
    const idea = planned();
    const keys = () => deliverLacks(idea.state).map(({ key }) => key);
    expect(keys()).toEqual(['launch', 'row', 'measured', 'trial']);
    const launch = { date: '2026-06-01', manner: '', signer: '' };
    idea.ask(ani, { type: 'launch.set', launch });
    idea.ask(ani, { type: 'trial.set', trial: { start: '2026-06-01' } });
    expect(keys()).toEqual(['row', 'measured', 'trial']);
    idea.ask(ani, { type: 'trial.set', trial: { end: '2026-06-30' } });
    // Given up before reasons were asked for: somebody still has to say why.
    const [row] = Object.values(idea.state.rows);
    idea.happen({ type: 'row.put', row: { ...row!, status: 'cancelled' } });
    expect(keys()).toEqual(['row', 'measured']);
    expect(factsOf(idea.state)).toMatchObject({ executed: false, trialled: true });
    idea.ask(ani, report({ cancelled: true, note: 'Tidak jadi' }));
    expect(keys()).toEqual(['measured']);
    expect(factsOf(idea.state).executed).toBe(true);
  });

  it('[D64] [D65] what shows a commitment or a launch is evidence of the idea', () => {
    const idea = planned();
    const evidence = { id: idOf(800), indicator: null, title: 'Foto', year: 2026, file: null };
    idea.ask(ani, { type: 'evidence.link', evidence: { ...evidence, link: 'https://a.id' } });
    const launch = (photo: string): Act => ({
      type: 'launch.set',
      launch: { date: '2026-06-01', manner: '', signer: 'Bupati', kind: 'gong', photo },
    });
    expect(idea.tell(ani, launch(idOf(801)))).toBe('not-found');
    expect(idea.tell(ani, launch(idOf(800)))).toBe('ok');
    const promise = (evidenceId: string): Act => ({
      type: 'commitment.put',
      commitment: {
        id: idOf(700),
        who: 'Ani',
        what: 'SOP',
        due: '2026-07-01',
        status: 'done',
        evidenceId,
      },
    });
    expect(idea.tell(ani, promise(idOf(801)))).toBe('not-found');
    expect(idea.tell(ani, promise(idOf(800)))).toBe('ok');
  });
});

describe('impact', () => {
  it('[D77] is told by LAN’s four kinds, with the degree of change and a few words', () => {
    const measure = {
      id: idOf(600),
      name: 'Waktu tunggu',
      kind: 'process' as const,
      unit: 'menit',
      before: 2.6,
      target: 0,
      after: 0.3,
      beforeOn: null,
      afterOn: null,
      method: '',
    };
    const idea = planned({ measures: { [measure.id]: measure } });
    const write: Act = { type: 'impact.write', kind: 'process', text: 'Satu langkah saja' };
    expect(idea.tell(stranger, write)).toBe('not-yours');
    expect(planned({ plan: { status: 'draft', decisions: [] } }).tell(ani, write)).toBe(
      'not-approved',
    );
    idea.ask(ani, write);
    const told = impactOf(idea.state);
    expect(told.map(({ kind }) => kind)).toEqual(['input', 'process', 'output', 'outcome']);
    expect(told[1]).toMatchObject({ text: 'Satu langkah saja', lines: [{ change: { by: -2.3 } }] });
    expect(told[1]?.lines[0]?.change?.share).toBeCloseTo(-0.885, 3);
    expect(changeOf({ before: 0, after: 5 })).toEqual({ by: 5, share: null });
    expect(changeOf({ before: 4, after: null })).toBeNull();
  });
});

describe('owners and hand-over', () => {
  const draft = () => planned({ canvas: { status: 'draft', decisions: [] }, owners: [] });
  const set = (...names: string[]): Act => ({ type: 'owners.set', owners: names.map(owner) });
  const hand = (change = {}): Act => ({
    type: 'idea.hand',
    agencyId: idOf(10),
    owners: [owner('Ani'), owner('Cici')],
    reason: 'Budi pindah ke kecamatan',
    ...change,
  });

  it('[D66] two different people answer for a canvas that is handed in', () => {
    const idea = draft();
    const lacksOwner = () => canvasLacks(idea.state).some(({ key }) => key === 'owner');
    for (const names of [[], ['Ani'], ['Ani', 'ani']]) {
      idea.ask(ani, set(...names));
      expect(lacksOwner()).toBe(true);
    }
    idea.ask(ani, set('Ani', 'Budi'));
    expect(lacksOwner()).toBe(false);
  });

  it('[D67] after hand-in nobody leaves without a word; the hand-over keeps who, when and why', () => {
    const idea = planned();
    expect(idea.tell(ani, set('Ani', 'Cici'))).toBe('hand-over');
    expect(idea.tell(ani, set('Ani', 'Budi', 'Cici'))).toBe('ok');
    expect(idea.tell(stranger, hand())).toBe('not-yours');
    expect(idea.tell(ani, hand({ owners: [owner('Ani')] }))).toBe('incomplete');
    expect(idea.tell(ani, hand())).toBe('ok');
    expect(idea.tell(ani, hand())).toBe('exists');
    expect(idea.state.handOvers).toEqual([
      {
        from: { agencyId: idOf(10), owners: ['Ani', 'Budi', 'Cici'] },
        to: { agencyId: idOf(10), owners: ['Ani', 'Cici'] },
        reason: 'Budi pindah ke kecamatan',
        by: ani.name,
        at: expect.any(Number) as number,
      },
    ]);
  });

  it('[D68] another agency carries it from then on, and the one before no longer does', () => {
    const idea = planned({ plan: { status: 'draft', decisions: [] } });
    expect(mayRead(idea.state, stranger)).toBe(false);
    expect(idea.tell(guide, hand({ agencyId: idOf(11) }))).toBe('ok');
    expect(mayRead(idea.state, stranger)).toBe(true);
    expect(mayRead(idea.state, ani)).toBe(false);
    expect(idea.tell(ani, set('Ani', 'Cici'))).toBe('not-yours');
    expect(idea.tell(stranger, set('Ani', 'Cici', 'Dedi'))).toBe('ok');
  });

  it('[D69] why it was handed over is for those inside', () => {
    const idea = planned();
    const [event] = idea.ask(ani, hand({ reason: 'RAHASIA' })) as [never];
    for (const person of [stranger, someone(9, 0, { role: 'visitor', agencyId: null })]) {
      const seen = JSON.stringify([
        seenState(idea.state, person),
        seenEvent(idea.state, event, person),
      ]);
      expect(seen).not.toMatch(/RAHASIA|Budi|0800-1/);
      expect(seen).toContain('Cici');
    }
    for (const person of [ani, guide, head]) {
      expect(JSON.stringify(seenState(idea.state, person))).toContain('RAHASIA');
    }
    // What those outside fold is what they would read.
    const outside = new Play<Idea>(seenState(planned().state, stranger));
    outside.happen(seenEvent(idea.state, event, stranger) as never);
    expect(outside.state).toEqual(seenState(idea.state, stranger));
  });
});

describe('values of a measure over the weeks', () => {
  const measure = {
    id: idOf(600),
    name: 'Waktu tunggu',
    kind: 'process' as const,
    unit: 'menit',
    before: 128,
    target: 40,
    after: null,
    beforeOn: '2026-05-01',
    afterOn: null,
    method: '',
  };
  const measured = (change = {}) =>
    planned({ measures: { [idOf(600)]: { ...measure, ...change } } });
  const value = (on: string, amount: number | null, measureId = idOf(600)): Act => ({
    type: 'reading.set',
    measureId,
    on,
    value: amount,
  });
  const result = ({ state }: Play<Idea>) => {
    const { after, afterOn } = state.measures[idOf(600)] ?? measure;
    return [after, afterOn];
  };
  const curve = ({ state }: Play<Idea>) =>
    curveOf(state, state.measures[idOf(600)] ?? measure).map(({ on, value: amount }) => [
      on,
      amount,
    ]);

  it('[D105] a measure keeps a value a day, and the last day is its result', () => {
    const idea = measured();
    idea.ask(ani, value('2026-07-01', 60));
    idea.ask(ani, value('2026-06-01', 90));
    expect(result(idea)).toEqual([60, '2026-07-01']);
    idea.ask(ani, value('2026-07-01', 55));
    expect(curve(idea)).toEqual([
      ['2026-05-01', 128],
      ['2026-06-01', 90],
      ['2026-07-01', 55],
    ]);
    idea.ask(ani, value('2026-07-01', null));
    expect(result(idea)).toEqual([90, '2026-06-01']);
    idea.ask(ani, value('2026-06-01', null));
    expect(result(idea)).toEqual([null, null]);
  });

  it('[D105] the same value again, and taking away what is not there, change nothing', () => {
    const idea = measured();
    idea.ask(ani, value('2026-07-01', 60));
    const before = idea.state;
    idea.ask(ani, value('2026-07-01', 60));
    idea.ask(ani, value('2026-07-02', null));
    expect(idea.state).toEqual(before);
  });

  it('[D105] a result from before values were kept by day is one of them', () => {
    const idea = measured({ after: 80, afterOn: '2026-06-15' });
    expect(curve(idea)).toEqual([
      ['2026-05-01', 128],
      ['2026-06-15', 80],
    ]);
    idea.ask(ani, value('2026-06-01', 100));
    expect(result(idea)).toEqual([80, '2026-06-15']);
    expect(readingsOf(idea.state, idea.state.measures[idOf(600)] ?? measure)).toHaveLength(2);
  });

  it('[D105] those who carry an approved plan enter them, for a measure that there is', () => {
    expect(measured().tell(stranger, value('2026-07-01', 1))).toBe('not-yours');
    expect(measured().tell(ani, value('2026-07-01', 1, idOf(699)))).toBe('not-found');
    const early = planned({ plan: { status: 'submitted', decisions: [] } });
    expect(early.tell(ani, value('2026-07-01', 1))).toBe('not-approved');
  });

  it('[D106] no value stands on a day before the baseline', () => {
    const idea = measured();
    expect(idea.tell(ani, value('2026-04-30', 1))).toBe('order');
    expect(idea.tell(ani, value('2026-05-01', 1))).toBe('ok');
  });
});

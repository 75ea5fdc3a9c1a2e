import { describe, expect, it } from 'vitest';
import { occasionsFor, occasionsOf } from './calendar.ts';
import { emptyIdea } from './idea/empty.ts';
import { foldIdea } from './idea/fold.ts';
import type { CheckIn, Idea } from './idea/state.ts';
import { byAgency, funnel, overdueOf, watched } from './monitoring.ts';
import { idOf } from './play.ts';

const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);
const at = (text: string) => Date.parse(`${text}T03:00:00Z`);
const calendar = { today: '2026-08-20', dayOf: day };

const idea = (n: number, change: Partial<Idea> = {}): Idea => ({
  ...emptyIdea(idOf(n)),
  opened: true,
  agencyId: idOf(10),
  raisedAt: at('2026-05-01'),
  canvas: { status: 'approved', decisions: [] },
  plan: { status: 'approved', decisions: [] },
  ...change,
});
const checkIn = (
  n: number,
  date: string,
  change: Partial<CheckIn> = {},
): Record<string, CheckIn> => ({
  [idOf(n)]: {
    id: idOf(n),
    rowId: null,
    date,
    percent: 10,
    obstacle: null,
    note: '',
    action: '',
    by: 'Ani',
    at: at(date),
    ...change,
  },
});
const row = (n: number, months: number[], change = {}) => ({
  [idOf(n)]: {
    id: idOf(n),
    phase: 'execution' as const,
    activity: `Kegiatan ${n}`,
    output: '',
    executor: 'Bidang A',
    partners: '',
    year: 2026,
    months,
    place: '',
    cost: 0,
    costSource: '',
    method: '',
    progress: 0,
    status: 'planned' as const,
    ...change,
  },
});
const promise = (n: number, due: string, change = {}) => ({
  [idOf(n)]: {
    id: idOf(n),
    who: 'Tarno',
    what: `Janji ${n}`,
    due,
    status: 'open' as const,
    ...change,
  },
});

describe('monitoring', () => {
  it('[D70] the longest silent stands first; what is to come is no news', () => {
    const launch = { date: '2026-08-25', manner: '', signer: '' };
    const list = watched(
      [
        idea(1, { checkIns: checkIn(11, '2026-08-18') }),
        idea(2, { launch }),
        idea(3, { launch: { ...launch, date: '2026-08-01' } }),
        idea(4, { innovationId: idOf(9) }),
        idea(5, { plan: { status: 'draft', decisions: [] } }),
      ],
      calendar,
    );
    expect(list.map(({ id, silentDays, news }) => [id, silentDays, news?.kind])).toEqual([
      [idOf(2), 111, undefined],
      [idOf(3), 19, 'launch'],
      [idOf(1), 2, 'check-in'],
    ]);
  });

  it('[D70] evidence, decisions and hand-overs are news, on the region’s day', () => {
    const evidence = {
      [idOf(8)]: {
        id: idOf(8),
        indicator: null,
        title: 'Foto',
        year: 2026,
        file: null,
        link: 'https://a.id',
        by: 'Ani',
        at: Date.parse('2026-08-19T20:00:00Z'),
      },
    };
    const jakarta = { today: '2026-08-20', dayOf: (instant: number) => day(instant + 7 * 3600e3) };
    expect(watched([idea(1, { evidence })], jakarta)[0]?.news).toEqual({
      kind: 'evidence',
      day: '2026-08-20',
    });
  });

  it('[D70] [D105] a value of a measure is news, and its curve is shown from the baseline on', () => {
    const measure = { id: idOf(6), name: 'Waktu tunggu', kind: 'process' as const, unit: 'menit' };
    const amounts = { before: 128, target: 40, after: null, afterOn: null, method: '' };
    const unread = { ...measure, ...amounts, id: idOf(7), beforeOn: '2026-05-01' };
    const one = foldIdea(
      idea(1, {
        measures: {
          [idOf(6)]: { ...measure, ...amounts, beforeOn: '2026-05-01' },
          [idOf(7)]: unread,
        },
      }),
      { type: 'reading.set', measureId: idOf(6), on: '2026-08-10', value: 60, by: 'Ani' },
      at('2026-08-11'),
    );
    const [shown] = watched([one], calendar);
    expect(shown?.news).toEqual({ kind: 'measure', day: '2026-08-10' });
    expect(shown?.measures).toEqual([
      {
        id: idOf(6),
        name: 'Waktu tunggu',
        unit: 'menit',
        target: 40,
        points: [
          { on: '2026-05-01', value: 128, isBaseline: true },
          { on: '2026-08-10', value: 60, isBaseline: false },
        ],
      },
    ]);
  });

  it('[D71] overdue are open commitments and rows, the longest first, with their days', () => {
    const late = idea(1, {
      commitments: {
        ...promise(21, '2026-08-08'),
        ...promise(22, '2026-08-20'),
        ...promise(23, '2026-01-01', { status: 'done' }),
      },
      rows: {
        ...row(31, [5, 6]),
        ...row(32, [8]),
        ...row(33, [1], { status: 'cancelled' }),
        ...row(34, []),
      },
    });
    expect(overdueOf(late, calendar.today)).toEqual([
      { who: 'Bidang A', what: 'Kegiatan 31', of: 'row', due: '2026-06-30', days: 51 },
      { who: 'Tarno', what: 'Janji 21', of: 'commitment', due: '2026-08-08', days: 12 },
    ]);
  });

  it('[D72] the funnel counts what ideas have themselves', () => {
    const steps = funnel([
      emptyIdea(idOf(1)),
      idea(2),
      idea(3, { checkIns: checkIn(11, '2026-08-01') }),
      idea(4, {
        launch: { date: '2026-08-01', manner: '', signer: '' },
        poster: { before: 'a', after: 'b', milestones: [] },
        innovationId: idOf(9),
      }),
    ]);
    expect(Object.fromEntries(steps.map(({ step, count }) => [step, count]))).toEqual({
      gathered: 4,
      approved: 3,
      planned: 3,
      launched: 1,
      monitored: 1,
      exhibited: 1,
      registered: 1,
    });
  });

  it('[D62] [D70] obstacles are of the last check-in; help stays open until it is answered', () => {
    const asked = idea(1, {
      checkIns: {
        ...checkIn(11, '2026-07-01', { obstacle: 'willingness', help: 'staff' }),
        ...checkIn(12, '2026-07-20'),
      },
    });
    const blocked = idea(2, { checkIns: checkIn(13, '2026-08-01', { obstacle: 'ability' }) });
    const [first, second, third] = watched([asked, blocked, idea(3)], calendar).toSorted((a, b) =>
      a.id < b.id ? -1 : 1,
    );
    expect([first?.obstacle, second?.obstacle, third?.obstacle]).toEqual([
      'none',
      'ability',
      'unheard',
    ]);
    expect(first?.help.map(({ help }) => help)).toEqual(['staff']);
    const answer = { type: 'help.answered', checkInId: idOf(11), answer: 'Ya', by: 'F' } as const;
    expect(watched([foldIdea(asked, answer, 1)], calendar)[0]?.help).toEqual([]);
    expect(byAgency(watched([asked, blocked, idea(3, { agencyId: idOf(12) })], calendar))).toEqual([
      { agencyId: idOf(12), ideas: 1, silentDays: 111, overdue: 0, help: 0 },
      { agencyId: idOf(10), ideas: 2, silentDays: 31, overdue: 0, help: 1 },
    ]);
  });

  it('[D74] a calendar holds what is open, and of others’ ideas only one’s own promises', () => {
    const full = idea(1, {
      owners: [{ name: 'Ani', position: '', phone: '', email: '' }],
      launch: { date: '2026-09-01', manner: '', signer: '' },
      trial: { ...emptyIdea('').trial, start: '2026-09-02' },
      commitments: { ...promise(21, '2026-09-10'), ...promise(22, '2026-09-11', { who: 'Sri' }) },
      rows: { ...row(31, [9]), ...row(32, [9], { status: 'done' }) },
    });
    const kinds = (list: ReturnType<typeof occasionsOf>) =>
      list.map((one) => `${one.day} ${one.kind}`);
    expect(kinds(occasionsOf(full))).toEqual([
      '2026-09-01 launch',
      '2026-09-02 trial-start',
      '2026-09-10 commitment',
      '2026-09-11 commitment',
      '2026-09-30 row',
    ]);
    expect(kinds(occasionsFor(full, 'Ani'))).toHaveLength(5);
    expect(kinds(occasionsFor(full, 'Sri'))).toEqual(['2026-09-11 commitment']);
    expect(occasionsOf({ ...full, innovationId: idOf(9) })).toEqual([]);
  });
});

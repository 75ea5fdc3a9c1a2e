import { describe, expect, it } from 'vitest';
import type { Act, IdeaAct } from '../acts.ts';
import { catalogueOf } from '../catalogue.ts';
import { approve, guide, head, idOf, Play, someone } from '../play.ts';
import { promotionLacks, scores } from '../promotion.ts';
import { mayRead, seenEvent, seenState } from '../seen-by.ts';
import { criteria, type Phase } from './canvas.ts';
import { textAct } from './co-writing.ts';
import { emptyIdea } from './empty.ts';
import { rowsOf } from './rows.ts';
import type { PlanRow } from './state.ts';
import { reviewsOn } from './reviewing.ts';
import { factsOf, planLacks, requiredFields, standingOf } from './forms.ts';
import type { TextField } from './texts.ts';

const ani = someone(101, 10);
const stranger = someone(102, 11);
const screen = someone(999, 0, { role: 'projector', agencyId: null });

const juror = (n: number, agency: number) => someone(n, agency, { role: 'jury' });
const scored = (novelty: number, scale: 5 | 100 = 5): Act => ({
  type: 'score.give',
  marks: { novelty, breadth: 4 },
  scale,
});

const raise: Act = {
  type: 'idea.raise',
  agencyId: idOf(10),
  title: 'Antre dari rumah',
  origin: 'problem',
  boardId: null,
  clusterId: null,
  cardIds: [],
  innovation: null,
};
const written = (n: number, phase: Phase, change: Partial<PlanRow> = {}): PlanRow => ({
  id: idOf(n),
  phase,
  activity: `Kegiatan ${n}`,
  output: 'SOP',
  executor: 'Bidang A',
  partners: '',
  year: 2026,
  months: [3],
  place: 'Aula',
  cost: 0,
  costSource: 'tanpa biaya',
  method: 'Rapat',
  progress: 0,
  status: 'planned',
  ...change,
});
const row = (n: number, phase: Phase, change: Partial<PlanRow> = {}): IdeaAct => ({
  type: 'rows.add',
  rows: [written(n, phase, change)],
  after: null,
});
const cells = (n: number, changed: Partial<PlanRow>): IdeaAct => ({
  type: 'row.set',
  rowId: idOf(n),
  cells: changed,
});
const measure = (change = {}): IdeaAct => ({
  type: 'measure.put',
  measure: {
    id: idOf(600),
    name: 'Waktu tunggu',
    kind: 'process',
    unit: 'menit',
    before: 128,
    target: 40,
    after: null,
    beforeOn: null,
    afterOn: null,
    method: 'Catatan loket',
    ...change,
  },
});

/** The first words of a long text, by Ani. */
const words = (field: TextField, text: string): IdeaAct =>
  textAct(emptyIdea(idOf(7)), ani.id, { field, text, seat: 1 });

const raised = () => {
  const idea = new Play(emptyIdea(idOf(7)));
  idea.ask(ani, raise);
  return idea;
};
const filled = () => {
  const idea = raised();
  for (const field of requiredFields) {
    if (field !== 'title') idea.ask(ani, words(field, 'isi'));
  }
  idea.ask(ani, { type: 'traits.set', traits: { digital: false, affair: '1.02' } });
  idea.ask(ani, {
    type: 'owners.set',
    owners: [
      { name: 'Ani', position: 'Bidan', phone: '0800-1', email: '' },
      { name: 'Budi', position: 'Kabid', phone: '', email: '' },
    ],
  });
  return idea;
};
const answered = (idea: ReturnType<typeof raised>) => {
  for (const criterion of criteria) {
    idea.ask(ani, { type: 'criterion.set', criterion, met: true, note: '' });
  }
  return idea;
};
const approved = () => {
  const idea = answered(filled());
  idea.ask(ani, { type: 'canvas.submit' });
  idea.ask(head, approve(idea, 'canvas', ''));
  return idea;
};
const planned = () => {
  const idea = approved();
  idea.ask(ani, row(501, 'preparation'));
  idea.ask(ani, row(502, 'execution'));
  idea.ask(ani, row(503, 'monitoring'));
  idea.ask(ani, measure());
  idea.ask(ani, { type: 'plan.submit' });
  idea.ask(head, approve(idea, 'plan', ''));
  return idea;
};
const launch: Act = { type: 'launch.set', launch: { date: '2026-06-01', manner: '', signer: '' } };

describe('canvas', () => {
  it('[D0] its own agency or a facilitator raises an idea, once', () => {
    const idea = new Play(emptyIdea(idOf(7)));
    expect(idea.tell(stranger, raise)).toBe('not-yours');
    expect(idea.tell(ani, raise)).toBe('ok');
    expect(idea.tell(guide, raise)).toBe('exists');
    expect(idea.tell(stranger, words('goal', 'x'))).toBe('not-yours');
    expect(new Play(emptyIdea(idOf(8))).tell(guide, raise)).toBe('ok');
  });

  it('[D1] an incomplete canvas is not handed in, and says what is missing', () => {
    const idea = raised();
    expect(idea.ask(ani, { type: 'canvas.submit' })).toEqual({
      code: 'incomplete',
      params: {
        missing:
          'field:background,field:idea,field:goal,field:targetChange,field:beneficiaries,field:novelty,digital,affair,owner',
      },
    });
    expect(filled().tell(ani, { type: 'canvas.submit' })).toBe('ok');
  });

  it('[D2] [G9] five criteria and no open comment before approval', () => {
    const idea = filled();
    expect(idea.tell(head, approve(idea, 'canvas', ''))).toBe('not-submitted');
    idea.ask(ani, { type: 'canvas.submit' });
    expect(idea.tell(head, approve(idea, 'canvas', ''))).toBe('incomplete');
    answered(idea);
    idea.ask(guide, { type: 'review.give', field: 'goal', verdict: 'comment', comment: 'Angka?' });
    expect(idea.tell(head, approve(idea, 'canvas', ''))).toBe('open-comments');
    idea.ask(guide, { type: 'review.resolve', field: 'goal', of: guide.id });
    expect(idea.tell(head, approve(idea, 'canvas', ''))).toBe('ok');
  });

  it('[D3] what was approved no longer changes', () => {
    const idea = approved();
    expect(idea.tell(ani, words('goal', 'lain'))).toBe('approved');
    expect(idea.tell(ani, { type: 'traits.set', traits: { digital: true } })).toBe('approved');
    expect(idea.tell(head, { type: 'canvas.return', note: 'lagi' })).toBe('approved');
  });

  it('[D5] a comment stays open until its reviewer resolves it', () => {
    const idea = filled();
    const comment: Act = { type: 'review.give', field: 'goal', verdict: 'comment', comment: '?' };
    expect(idea.tell(ani, comment)).toBe('no-right');
    expect(idea.tell(guide, { ...comment, comment: '' } as Act)).toBe('empty');
    idea.ask(guide, comment);
    idea.ask(ani, { type: 'review.answer', field: 'goal', of: guide.id, answer: 'Sudah' });
    const [review] = reviewsOn(idea.state, 'goal');
    expect(review).toMatchObject({ answer: 'Sudah', answeredBy: ani.name, resolved: false });
    const done: Act = { type: 'review.resolve', field: 'goal', of: guide.id };
    expect(idea.tell(ani, done)).toBe('no-right');
    expect(idea.tell(guide, done)).toBe('ok');
  });
});

describe('the two hard gates', () => {
  it('[G7] no plan before the leader approved the idea; a facilitator cannot', () => {
    const idea = answered(filled());
    idea.ask(ani, { type: 'canvas.submit' });
    expect(idea.tell(ani, row(501, 'preparation'))).toBe('not-approved');
    expect(idea.tell(guide, approve(idea, 'canvas', ''))).toBe('no-right');
    expect(idea.tell(ani, approve(idea, 'canvas', ''))).toBe('no-right');
    expect(idea.tell(head, approve(idea, 'canvas', 'Lanjut'))).toBe('ok');
    expect(idea.tell(ani, row(501, 'preparation'))).toBe('ok');
  });

  it('[G8] nothing is delivered before the leader approved the plan', () => {
    const idea = approved();
    expect(idea.tell(ani, launch)).toBe('not-approved');
    expect(idea.tell(guide, approve(idea, 'plan', ''))).toBe('no-right');
    expect(planned().tell(ani, launch)).toBe('ok');
  });

  it('[G9] a returned form is handed in again', () => {
    const idea = answered(filled());
    idea.ask(ani, { type: 'canvas.submit' });
    idea.ask(head, { type: 'canvas.return', note: 'Perjelas' });
    expect(standingOf(idea.state)).toBe('returned');
    idea.ask(ani, { type: 'canvas.submit' });
    idea.ask(head, approve(idea, 'canvas', ''));
    expect(idea.state.canvas.decisions.map(({ decision }) => decision)).toEqual([
      'submitted',
      'returned',
      'submitted',
      'approved',
    ]);
  });
});

describe('plan and delivery', () => {
  it('[D4] a plan needs three phases, seven contents and a measure; no cost is a full answer', () => {
    const idea = approved();
    expect(idea.tell(ani, { type: 'plan.submit' })).toBe('incomplete');
    idea.ask(ani, row(501, 'preparation', { place: '', cost: null }));
    expect(planLacks(idea.state)).toEqual([
      { key: 'phase', of: 'execution' },
      { key: 'phase', of: 'monitoring' },
      { key: 'row-place', of: 'Kegiatan 501' },
      { key: 'row-cost', of: 'Kegiatan 501' },
      { key: 'measure' },
    ]);
    expect(planLacks(planned().state)).toEqual([]);
  });

  it('[D4] as many rows as there may be can still be changed', () => {
    const idea = approved();
    for (let n = 0; n < 200; n += 1) idea.ask(ani, row(2000 + n, 'execution'));
    expect(idea.tell(ani, row(2500, 'execution'))).toBe('full');
    expect(idea.tell(ani, cells(2000, { place: 'Lain' }))).toBe('ok');
  });

  it('[D40] rows stand as people arranged them, and a change carries only its cells', () => {
    const idea = approved();
    for (const n of [501, 502, 503]) idea.ask(ani, row(n, 'execution'));
    idea.ask(ani, { type: 'rows.add', rows: [written(504, 'execution')], after: idOf(501) });
    const numbers = () => rowsOf(idea.state).map(({ activity }) => activity.slice(-3));
    expect(numbers()).toEqual(['501', '504', '502', '503']);
    idea.ask(ani, { type: 'row.move', rowId: idOf(503), phase: 'preparation', after: null });
    expect(numbers()).toEqual(['503', '501', '504', '502']);
    expect(idea.state.rows[idOf(503)]?.phase).toBe('preparation');
    // The row to stand behind is gone meanwhile: at the end, not nowhere.
    idea.ask(ani, { type: 'rows.remove', rowIds: [idOf(504)] });
    idea.ask(ani, { type: 'row.move', rowId: idOf(503), phase: 'execution', after: idOf(504) });
    expect(numbers()).toEqual(['501', '502', '503']);
    idea.ask(ani, cells(501, { place: 'Aula Dinkes' }));
    idea.ask(ani, cells(501, { method: 'Praktik' }));
    expect(idea.state.rows[idOf(501)]).toMatchObject({ place: 'Aula Dinkes', method: 'Praktik' });
    expect(idea.tell(ani, cells(599, { place: 'Lain' }))).toBe('not-found');
  });

  it('[D40] rows of journals from before the order stand first, by id', () => {
    const idea = approved();
    for (const n of [502, 501]) idea.happen({ type: 'row.put', row: written(n, 'execution') });
    idea.ask(ani, row(500, 'execution'));
    expect(rowsOf(idea.state).map(({ id }) => id)).toEqual([501, 502, 500].map(idOf));
  });

  it('[D41] what is pasted stands there whole and in order, or not at all', () => {
    const idea = approved();
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => written(from + n, 'execution'));
    idea.ask(ani, row(501, 'execution'));
    idea.ask(ani, { type: 'rows.add', rows: many(2000, 150), after: null });
    const paste = (rows: PlanRow[]) => idea.tell(ani, { type: 'rows.add', rows, after: null });
    expect(paste(many(3000, 50))).toBe('full');
    expect(paste([written(4000, 'execution'), written(501, 'execution')])).toBe('exists');
    expect(rowsOf(idea.state)).toHaveLength(151);
    expect(rowsOf(idea.state)[150]?.id).toBe(idOf(2149));
    idea.ask(ani, { type: 'rows.remove', rowIds: many(2000, 150).map(({ id }) => id) });
    expect(rowsOf(idea.state).map(({ id }) => id)).toEqual([idOf(501)]);
  });

  it('[D42] risks and the theory of change keep the sticky note they came from', () => {
    const idea = approved();
    const from = { boardId: idOf(800), cardId: idOf(801) };
    const risk = { id: idOf(810), what: 'Staf dipindah', likely: 3, grave: 4, answer: '', who: '' };
    idea.ask(ani, { type: 'risk.put', risk: { ...risk, from } });
    expect(idea.state.risks[idOf(810)]?.from).toEqual(from);
    const link = { id: idOf(820), level: 'output', text: 'SOP', assumption: '', from } as const;
    idea.ask(ani, { type: 'link.put', link });
    expect(idea.state.links[idOf(820)]).toEqual(link);
    idea.ask(ani, { type: 'risk.remove', riskId: idOf(810) });
    expect(idea.tell(ani, { type: 'risk.remove', riskId: idOf(810) })).toBe('not-found');
    expect(raised().tell(ani, { type: 'link.put', link })).toBe('not-approved');
  });

  it('[D6] an approved plan keeps its rows, only progress moves', () => {
    const idea = planned();
    expect(idea.tell(ani, row(504, 'evaluation'))).toBe('approved');
    expect(idea.tell(ani, { type: 'rows.remove', rowIds: [idOf(501)] })).toBe('approved');
    const move = { type: 'row.move', rowId: idOf(501), phase: 'monitoring', after: null } as const;
    expect(idea.tell(ani, move)).toBe('approved');
    expect(idea.tell(ani, cells(501, { activity: 'Diganti', progress: 50 }))).toBe('approved');
    idea.ask(ani, cells(501, { progress: 50, status: 'running' }));
    expect(idea.state.rows[idOf(501)]).toMatchObject({ activity: 'Kegiatan 501', progress: 50 });
    idea.ask(ani, {
      type: 'checkin.add',
      checkIn: {
        id: idOf(700),
        rowId: idOf(501),
        date: '2026-06-02',
        percent: 100,
        obstacle: null,
        note: '',
        action: '',
      },
    });
    expect(idea.state.rows[idOf(501)]?.status).toBe('done');
  });

  it('[D6] a measure of an approved plan takes its result, and keeps baseline and target', () => {
    const idea = planned();
    expect(idea.tell(ani, measure({ name: 'Lain', before: 1, target: 2 }))).toBe('approved');
    idea.ask(ani, { type: 'reading.set', measureId: idOf(600), on: '2026-08-01', value: 35 });
    expect(idea.state.measures[idOf(600)]).toMatchObject({
      name: 'Waktu tunggu',
      before: 128,
      target: 40,
      after: 35,
      afterOn: '2026-08-01',
    });
    expect(idea.tell(ani, measure({ id: idOf(601) }))).toBe('approved');
  });

  it('[D7] trial, application and development come in order', () => {
    const idea = planned();
    const trial = (change: object): Act => ({ type: 'trial.set', trial: change });
    expect(idea.tell(ani, trial({ start: '2026-07-01', end: '2026-06-01' }))).toBe('order');
    expect(idea.tell(ani, trial({ start: '2026-06-01', end: '2026-07-01' }))).toBe('ok');
    expect(idea.tell(ani, trial({ appliedOn: '2026-06-15' }))).toBe('order');
    expect(idea.tell(ani, trial({ appliedOn: '2026-07-02' }))).toBe('ok');
    expect(idea.tell(ani, trial({ developedOn: '2026-07-01' }))).toBe('order');
  });

  it('[D8] the jury scores, nobody their own agency; the last score holds', () => {
    const idea = planned();
    expect(approved().tell(juror(150, 11), scored(5))).toBe('not-approved');
    for (const one of [stranger, head, guide]) expect(idea.tell(one, scored(5))).toBe('no-right');
    expect(idea.tell(juror(150, 10), scored(5))).toBe('own-agency');
    idea.ask(juror(150, 11), scored(5));
    idea.ask(juror(150, 11), scored(3));
    expect(Object.values(idea.state.scores).map(({ marks }) => marks)).toEqual([
      { novelty: 3, breadth: 4 },
    ]);
  });

  it('[Y5] marks stay on their scale', () => {
    const idea = planned();
    const tell = (novelty: number, scale: 5 | 100) =>
      idea.tell(juror(150, 11), scored(novelty, scale));
    expect([tell(0, 5), tell(6, 5), tell(0, 100), tell(100, 100)]).toEqual([
      'incomplete',
      'incomplete',
      'ok',
      'ok',
    ]);
    const none: Act = { type: 'score.give', marks: {}, scale: 5 };
    expect(idea.tell(juror(150, 11), none)).toBe('incomplete');
  });

  it('[Y5] whoever declares a stake no longer counts, until they take it back', () => {
    const idea = planned();
    const jury = juror(150, 11);
    idea.ask(jury, scored(5));
    expect(idea.tell(stranger, { type: 'conflict.declare', declared: true })).toBe('no-right');
    const told = idea.ask(jury, { type: 'conflict.declare', declared: true }) as [never];
    expect(idea.state.scores).toEqual({});
    expect(idea.tell(jury, scored(5))).toBe('conflict');
    expect(seenEvent(idea.state, told[0], stranger)).toBeNull();
    expect(seenState(idea.state, stranger)).not.toHaveProperty('conflicts');
    expect(seenState(idea.state, guide).conflicts).toEqual({ [jury.id]: true });
    idea.ask(jury, { type: 'conflict.declare', declared: false });
    expect(idea.state).not.toHaveProperty('conflicts');
    expect(idea.tell(jury, scored(5))).toBe('ok');
  });

  it('[D9] a stored file comes in through the upload alone', () => {
    const idea = planned();
    const evidence = {
      id: idOf(800),
      indicator: 16,
      title: 'SK',
      year: 2026,
      link: null,
      file: {
        stored: `${'a'.repeat(64)}.pdf`,
        name: 'sk.pdf',
        size: 10,
        type: 'application/pdf' as const,
      },
    };
    expect(idea.tell(ani, { type: 'evidence.link', evidence })).toBe('bad-act');
    expect(idea.tell(ani, { type: 'evidence.add', evidence })).toBe('ok');
  });
});

describe('promotion', () => {
  const catalogue = catalogueOf(2026);
  const profile: Act = {
    type: 'profile.set',
    profile: {
      initiator: 'agency',
      initiatorName: 'Dinas Kesehatan',
      form: 'service',
    },
  };
  const claim = (indicator: number): Act => ({ type: 'claim.set', indicator, level: 1 });
  const complete = () => {
    const idea = planned();
    idea.ask(ani, profile);
    const design = Array.from({ length: 300 }, (_, n) => `kata${n}`).join(' ');
    idea.ask(ani, words('design.free', design));
    idea.ask(ani, words('profile.goal', 'Tujuan'));
    idea.ask(ani, words('profile.benefit', 'Manfaat'));
    idea.ask(ani, words('profile.result', 'Hasil'));
    for (const indicator of [16, 17, 32, 33, 35]) idea.ask(ani, claim(indicator));
    idea.ask(ani, { type: 'trial.set', trial: { start: '2025-03-01', appliedOn: '2025-05-01' } });
    return idea;
  };
  const codes = (idea: ReturnType<typeof raised>) =>
    promotionLacks(idea.state, catalogue).map(({ code, params }) =>
      'number' in params ? `${code} ${params.number}` : code,
    );

  it('[P1] an idea without approved plan is not promoted; a whole one lacks nothing', () => {
    expect(codes(approved())).toContain('plan-not-approved');
    expect(codes(complete())).toEqual([]);
    expect(scores(complete().state, catalogue)).toEqual({ claimed: 14, evidenced: 0 });
  });

  it('[P2] 299 words are too few', () => {
    const idea = complete();
    const design = Array.from({ length: 299 }, () => 'kata').join(' ');
    for (const [field, text] of [
      ['design.free', design],
      ['profile.goal', ''],
    ] as const) {
      idea.ask(ani, textAct(idea.state, ani.id, { field, text, seat: 2 }));
    }
    expect(codes(idea)).toEqual(['field-missing', 'design-too-short']);
  });

  it('[P3] applied inside the window, or developed inside it', () => {
    const idea = complete();
    idea.ask(ani, { type: 'trial.set', trial: { start: null, appliedOn: '2023-01-01' } });
    expect(codes(idea)).toEqual(['outside-window']);
    idea.ask(ani, { type: 'trial.set', trial: { developedOn: '2025-06-01' } });
    expect(codes(idea)).toEqual([]);
    idea.ask(ani, { type: 'trial.set', trial: { appliedOn: null, developedOn: null } });
    expect(codes(idea)).toEqual(['application-date-missing']);
  });

  it('[P4] every mandatory indicator claims a level', () => {
    const idea = complete();
    idea.ask(ani, { type: 'claim.set', indicator: 35, level: null });
    idea.ask(ani, { type: 'claim.set', indicator: 17, level: 0 });
    expect(codes(idea)).toEqual(['indicator-missing 17', 'indicator-missing 35']);
  });

  it('[P5] after promotion the idea rests', () => {
    const idea = complete();
    idea.happen({ type: 'idea.promoted', innovationId: idOf(9), by: 'Bappeda' });
    expect(idea.tell(ani, profile)).toBe('promoted');
    expect(idea.tell(ani, launch)).toBe('promoted');
    const comment = { field: 'goal', verdict: 'comment', comment: 'Terlambat' } as const;
    expect(idea.tell(guide, { type: 'review.give', ...comment })).toBe('promoted');
    expect(standingOf(idea.state)).toBe('promoted');
    expect(factsOf(idea.state).promoted).toBe(true);
  });
});

describe('who sees what of an idea', () => {
  it('[S6] a draft is its agency’s, the leader’s and the facilitators’', () => {
    const draft = filled().state;
    expect([ani, guide, head].map((person) => mayRead(draft, person))).toEqual([true, true, true]);
    expect([stranger, screen].map((person) => mayRead(draft, person))).toEqual([false, false]);
    const open = planned().state;
    expect(mayRead(open, stranger)).toBe(true);
    expect(JSON.stringify(seenState(open, stranger))).not.toContain('0800-1');
    expect(JSON.stringify(seenState(open, ani))).toContain('0800-1');
  });

  it('[Y17] a contact that comes with a word is in no event', () => {
    const idea = planned();
    const word = { id: idOf(77), visitor: 'Wulan', text: '', wantsCopy: true };
    const told = idea.ask(stranger, {
      type: 'feedback.give',
      feedback: { ...word, contact: '0811-RAHASIA' },
    });
    expect(told).toEqual([
      { type: 'feedback.given', feedback: { ...word, contact: '' }, by: stranger.name },
    ]);
  });

  it('[S6] [Y6] reviews and feedback do not reach strangers, scores only their givers', () => {
    const idea = planned();
    const jury = someone(150, 0, { role: 'jury', agencyId: null });
    const given = idea.ask(jury, scored(5)) as [never];
    expect(seenEvent(idea.state, given[0], stranger)).toBeNull();
    expect(seenEvent(idea.state, given[0], jury)).not.toBeNull();
    expect(seenState(idea.state, stranger).scores).toEqual({});
    expect(seenEvent(idea.state, given[0], guide)).toBeNull();
    expect(seenState(idea.state, guide).scores).toEqual({});
    expect(Object.keys(seenState(idea.state, jury).scores)).toEqual([jury.id]);
    const told = idea.ask(guide, {
      type: 'review.give',
      field: 'goal',
      verdict: 'comment',
      comment: 'RAHASIA',
    }) as [never];
    expect(seenEvent(idea.state, told[0], stranger)).toBeNull();
    expect(JSON.stringify(seenState(idea.state, stranger))).not.toContain('RAHASIA');
  });
});

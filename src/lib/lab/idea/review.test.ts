import { describe, expect, it } from 'vitest';
import type { Act, IdeaAct } from '../acts.ts';
import { isRefusal } from '../refusals.ts';
import { approve, guide, head, idOf, Play, someone } from '../play.ts';
import { mayRead, seenEvent, seenState } from '../seen-by.ts';
import type { IdeaEvent } from '../events.ts';
import { criteria, type PlanSection } from './canvas.ts';
import { textAct } from './co-writing.ts';
import { emptyIdea } from './empty.ts';
import { decideIdea } from './decide.ts';
import { foldIdea } from './fold.ts';
import { requiredFields } from './forms.ts';
import { openPlaces, reviewsOn } from './reviewing.ts';
import type { Idea } from './state.ts';
import { approvalLine, firstLine } from './summary.ts';
import type { LongCanvasField } from './texts.ts';
import { canonical, shortVersion, versionOf, type Form } from './versions.ts';
import { isChecked } from './passing.ts';
import { waitsOf } from './waits.ts';

const ani = someone(101, 10);
const stranger = someone(102, 11);
const expert = someone(120, 0, { role: 'expert', agencyId: null, name: 'Dr. Wiratmo' });
const second = someone(121, 0, { role: 'expert', agencyId: null, name: 'Prof. Lestari' });
const coordinator = someone(130, 0, { role: 'bappeda', agencyId: null, name: 'Pak Kenanga' });
const delegate = someone(140, 0, {
  role: 'leader',
  agencyId: null,
  name: 'Rina',
  behalf: 'Sekda, Sekretaris Daerah',
});

/** The words of a long text, by Ani. */
const words = (idea: Play<Idea>, field: LongCanvasField, text: string): Act =>
  textAct(idea.state, ani.id, { field, text, seat: 1 });

const handedIn = () => {
  const idea = new Play(emptyIdea(idOf(7)));
  idea.ask(ani, {
    type: 'idea.raise',
    agencyId: idOf(10),
    title: 'Antre dari rumah',
    origin: 'problem',
    boardId: null,
    clusterId: null,
    cardIds: [],
    innovation: null,
  });
  for (const field of requiredFields) {
    if (field !== 'title') idea.ask(ani, words(idea, field, 'isi'));
  }
  idea.ask(ani, { type: 'traits.set', traits: { digital: false, affair: '1.02' } });
  const owner = { name: 'Ani', position: 'Bidan', phone: '0800-1', email: '' };
  idea.ask(ani, { type: 'owners.set', owners: [owner, { ...owner, name: 'Budi' }] });
  for (const criterion of criteria) {
    idea.ask(ani, { type: 'criterion.set', criterion, met: true, note: '' });
  }
  idea.at += 1000;
  idea.ask(ani, { type: 'canvas.submit' });
  return idea;
};

const planHandedIn = () => {
  const idea = handedIn();
  idea.ask(head, approve(idea, 'canvas'));
  for (const [at, phase] of (['preparation', 'execution', 'monitoring'] as const).entries()) {
    const row = {
      id: idOf(500 + at),
      phase,
      activity: 'Kegiatan',
      output: 'SOP',
      executor: 'Bidang A',
      partners: '',
      year: 2026,
      months: [3],
      place: 'Aula',
      cost: 250,
      costSource: '',
      method: 'Rapat',
      progress: 0,
      status: 'planned' as const,
    };
    idea.ask(ani, { type: 'rows.add', rows: [row], after: null });
  }
  idea.ask(ani, {
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
      method: '',
    },
  });
  idea.at += 1000;
  idea.ask(ani, { type: 'plan.submit' });
  return idea;
};

const comment = (change: object = {}): Act =>
  ({ type: 'review.give', field: 'goal', verdict: 'comment', comment: 'Angka?', ...change }) as Act;
const passes = (idea: ReturnType<typeof handedIn>, form: 'canvas' | 'plan' = 'canvas'): Act => ({
  type: `${form}.pass`,
  note: 'Baik',
  version: versionOf(idea.state, form),
});

describe('review', () => {
  it('[D20] facilitator, expert and coordinator review, and nobody else', () => {
    const idea = handedIn();
    const said = [ani, stranger, head, guide, expert, coordinator].map((one) =>
      idea.tell(one, comment()),
    );
    expect(said).toEqual(['no-right', 'no-right', 'no-right', 'ok', 'ok', 'ok']);
    const words = reviewsOn(idea.state, 'goal').map(({ by, role }) => [by, role]);
    expect(words).toEqual([
      [guide.name, 'facilitator'],
      [expert.name, 'expert'],
      [coordinator.name, 'bappeda'],
    ]);
  });

  it('[D20] the word of one reviewer does not undo that of another', () => {
    const idea = handedIn();
    idea.ask(expert, comment());
    idea.ask(guide, comment({ verdict: 'ok', comment: '' }));
    expect(openPlaces(idea.state, 'canvas')).toEqual(['goal']);
    idea.ask(expert, comment({ verdict: 'ok', comment: '' }));
    expect(openPlaces(idea.state, 'canvas')).toEqual([]);
  });

  it('[D20] the parts of a plan are reviewed as a whole, until it is approved', () => {
    expect(handedIn().tell(expert, comment({ field: 'rows' }))).toBe('not-approved');
    const idea = planHandedIn();
    for (const field of ['rows', 'measures', 'stakeholders', 'risks'] satisfies PlanSection[]) {
      expect(idea.tell(expert, comment({ field, verdict: 'ok', comment: '' }))).toBe('ok');
    }
    idea.ask(head, approve(idea, 'plan'));
    expect(idea.tell(expert, comment({ field: 'rows' }))).toBe('approved');
  });

  it('[D5] [D25] its reviewer resolves a comment, or a facilitator; no other reviewer', () => {
    const idea = handedIn();
    idea.ask(expert, comment());
    const done: Act = { type: 'review.resolve', field: 'goal', of: expert.id };
    expect(idea.tell(second, done)).toBe('not-yours');
    expect(idea.tell(coordinator, done)).toBe('not-yours');
    expect(idea.tell(expert, done)).toBe('ok');
    idea.ask(expert, comment());
    expect(idea.tell(guide, done)).toBe('ok');
  });

  it('a comment of an earlier journal stays what it was', () => {
    const { state } = handedIn();
    const old = {
      type: 'review.given',
      field: 'goal',
      verdict: 'comment',
      comment: '?',
      by: 'Lama',
    };
    const after = foldIdea(state, old as IdeaEvent, 5);
    expect(after.reviews).toEqual({
      goal: { verdict: 'comment', comment: '?', by: 'Lama', at: 5, answer: '', resolved: false },
    });
    expect(openPlaces(after, 'canvas')).toEqual(['goal']);
    const idea = new Play(after);
    expect(idea.tell(ani, { type: 'review.answer', field: 'goal', answer: 'Sudah' })).toBe('ok');
    expect(idea.tell(guide, { type: 'review.resolve', field: 'goal' })).toBe('ok');
  });

  it('[D21] [D22] a suggestion is taken by writing it, and is then done', () => {
    const idea = handedIn();
    const text = 'Tunggu 128 → 40 menit';
    expect(idea.tell(expert, comment({ comment: '', suggestion: text }))).toBe('ok');
    expect(idea.state.fields.goal.text).toBe('isi');
    const take: Act = { type: 'suggestion.settle', field: 'goal', of: expert.id, taken: true };
    expect(idea.tell(stranger, take)).toBe('not-yours');
    expect(idea.tell(ani, take)).toBe('changed');
    idea.ask(ani, words(idea, 'goal', `${text}.`));
    expect(idea.tell(ani, take)).toBe('ok');
    expect(reviewsOn(idea.state, 'goal')[0]).toMatchObject({ settled: 'taken', resolved: true });
    expect(idea.tell(ani, take)).toBe('not-found');
  });

  it('[D22] declined, its comment stays open', () => {
    const idea = handedIn();
    idea.ask(expert, comment({ suggestion: 'Lain' }));
    idea.ask(ani, { type: 'suggestion.settle', field: 'goal', of: expert.id, taken: false });
    expect(openPlaces(idea.state, 'canvas')).toEqual(['goal']);
    expect(reviewsOn(idea.state, 'goal')[0]?.settled).toBe('declined');
  });

  it('[D21] only a field that still changes takes a suggestion', () => {
    const idea = planHandedIn();
    expect(idea.tell(expert, comment({ suggestion: 'Lain' }))).toBe('approved');
    expect(idea.tell(expert, comment({ field: 'rows', suggestion: 'Lain' }))).toBe('bad-act');
  });

  it('[D23] a returned form comes back when every open comment has an answer', () => {
    const idea = handedIn();
    idea.ask(expert, comment());
    idea.ask(coordinator, { type: 'canvas.return', note: 'Lengkapi' });
    expect(idea.tell(ani, { type: 'canvas.submit' })).toBe('unanswered');
    idea.ask(ani, { type: 'review.answer', field: 'goal', of: expert.id, answer: 'Sudah' });
    expect(idea.tell(ani, { type: 'canvas.submit' })).toBe('ok');
  });

  it.each(['canvas', 'plan'] as const)('[D24] no %s goes on with an open comment', (form) => {
    const idea = form === 'canvas' ? handedIn() : planHandedIn();
    const field = form === 'canvas' ? 'goal' : 'measures';
    idea.ask(expert, comment({ field }));
    expect(idea.tell(head, approve(idea, form))).toBe('open-comments');
    expect(idea.tell(expert, passes(idea, form))).toBe('open-comments');
    idea.ask(expert, { type: 'review.resolve', field, of: expert.id });
    expect(idea.tell(ani, passes(idea, form))).toBe('no-right');
    expect(idea.tell(head, passes(idea, form))).toBe('no-right');
    expect(idea.tell(expert, passes(idea, form))).toBe('ok');
    expect(idea.state[form].status).toBe('submitted');
    expect(isChecked(idea.state, form)).toBe(true);
    expect(idea.tell(head, approve(idea, form))).toBe('ok');
  });

  it.each(['canvas', 'plan'] as const)(
    '[D104] where the lab asks for it, no %s is approved before a reviewer passed this very content',
    (form) => {
      const idea = form === 'canvas' ? handedIn() : planHandedIn();
      const asked = (passFirst: Form[]) => {
        const answer = decideIdea(idea.state, head, approve(idea, form), passFirst);
        return isRefusal(answer) ? answer.code : 'ok';
      };
      const other = form === 'canvas' ? 'plan' : 'canvas';
      expect([asked([]), asked([other]), asked([form])]).toEqual(['ok', 'ok', 'not-passed']);
      const leader = () => waitsOf(idea.state, [form]).filter(({ who }) => who === 'leader');
      expect(leader()).toEqual([]);
      expect(approvalLine(idea.state, [form])?.hindrance).toBe('not-passed');
      idea.ask(expert, passes(idea, form));
      expect(asked([form])).toBe('ok');
      expect(leader()).toHaveLength(1);
      // What was passed is not what would be approved any more.
      const change: IdeaAct =
        form === 'canvas'
          ? { type: 'field.write', field: 'title', text: 'Judul lain' }
          : {
              type: 'row.set',
              rowId: Object.keys(idea.state.rows)[0] ?? '',
              cells: { place: 'X' },
            };
      idea.ask(ani, change);
      expect(asked([form])).toBe('not-passed');
    },
  );

  it('[D30] an expert reads what was handed in, without contacts and feedback', () => {
    const draft = new Play({ ...emptyIdea(idOf(8)), opened: true, agencyId: idOf(10) });
    expect(mayRead(draft.state, expert)).toBe(false);
    const idea = handedIn();
    const told = idea.ask(guide, comment({ comment: 'RAHASIA' })) as [never];
    expect(mayRead(idea.state, expert)).toBe(true);
    const seen = JSON.stringify(seenState(idea.state, expert));
    expect(seen).toContain('RAHASIA');
    expect(seen).not.toContain('0800-1');
    expect(seenEvent(idea.state, told[0], expert)).not.toBeNull();
    const feedback = { id: idOf(9), visitor: '', text: 'x', wantsCopy: false, contact: '0811' };
    const heard = { type: 'feedback.given', feedback, by: 'Tamu' } as const;
    expect(seenEvent(idea.state, heard, expert)).toBeNull();
    expect(idea.tell(expert, words(idea, 'goal', 'x'))).toBe('no-right');
  });
});

describe('versions', () => {
  it('[D26] the same content has the same version, in whatever order it came', () => {
    expect(canonical({ b: 1, a: [2, { d: 0, c: false }] })).toBe(
      '{"a":[2,{"c":false,"d":0}],"b":1}',
    );
    expect(canonical({ a: 1, b: '', c: null, d: [], e: undefined })).toBe('{"a":1}');
    const idea = planHandedIn().state;
    const turned = Object.fromEntries(Object.entries(idea.rows).toReversed());
    expect(versionOf({ ...idea, rows: turned }, 'plan')).toBe(versionOf(idea, 'plan'));
    expect(versionOf(idea, 'plan')).toMatch(/^[0-9a-f]{64}$/);
    expect(shortVersion('abcdef0123')).toBe('abcdef0');
  });

  it('[D26] every decision says on what it was made, and what was approved stays so', () => {
    const idea = planHandedIn();
    const [submitted, approved] = idea.state.canvas.decisions;
    expect(submitted?.version).toBe(approved?.version);
    idea.ask(head, approve(idea, 'plan'));
    idea.ask(ani, { type: 'mark.set', mark: 'change', present: true });
    idea.ask(ani, words(idea, 'goal', 'lain'));
    const row = Object.values(idea.state.rows)[0]!;
    idea.ask(ani, { type: 'row.set', rowId: row.id, cells: { progress: 60 } });
    idea.ask(ani, { type: 'row.set', rowId: row.id, cells: { activity: 'Lain' } });
    const measure = Object.values(idea.state.measures)[0]!;
    idea.tell(ani, { type: 'measure.put', measure: { ...measure, after: 35, target: 1 } });
    idea.ask(ani, { type: 'reading.set', measureId: measure.id, on: '2026-03-01', value: 35 });
    for (const form of ['canvas', 'plan'] as const) {
      expect(versionOf(idea.state, form)).toBe(idea.state[form].decisions.at(-1)?.version);
    }
  });

  it('[D26] whatever is approved is in the version, and nothing else', () => {
    const { state } = planHandedIn();
    const before = versionOf(state, 'canvas');
    const met = criteria.map((criterion) => {
      const answers = { ...state.criteria, [criterion]: { met: false, note: '' } };
      return versionOf({ ...state, criteria: answers }, 'canvas');
    });
    const noted = { ...state.criteria, benefit: { met: true, note: 'Perda 3/2024' } };
    const fields = Object.keys(state.fields).map((field) => {
      const texts = { ...state.fields, [field]: { text: 'lain', updates: [] } };
      return versionOf({ ...state, fields: texts } as Idea, 'canvas');
    });
    const rest = [
      versionOf({ ...state, criteria: noted }, 'canvas'),
      versionOf({ ...state, traits: { ...state.traits, digital: true } }, 'canvas'),
    ];
    const all = [before, ...met, ...fields, ...rest];
    expect(new Set(all).size).toBe(all.length);
    expect(versionOf({ ...state, owners: [] }, 'canvas')).toBe(before);
  });

  it('[D27] another version than the one that was seen is refused', () => {
    const idea = handedIn();
    const seen = approve(idea, 'canvas');
    const checked = passes(idea);
    idea.ask(ani, words(idea, 'goal', 'lain'));
    expect(idea.tell(head, seen)).toBe('changed');
    expect(idea.tell(expert, checked)).toBe('changed');
    expect(idea.tell(head, approve(idea, 'canvas'))).toBe('ok');
  });

  it('[D28] an approval on paper is entered by a facilitator alone, and says so', () => {
    const idea = handedIn();
    const photo = {
      stored: `${'a'.repeat(64)}.jpg`,
      name: 'nota.jpg',
      size: 9,
      type: 'image/jpeg' as const,
    };
    const act: Act = {
      type: 'paper.approve',
      form: 'canvas',
      version: versionOf(idea.state, 'canvas'),
      name: 'Bupati',
      position: 'Bupati Purbalingga',
      note: '',
      on: '2026-05-06',
      photo,
    };
    expect(idea.tell(ani, act)).toBe('no-right');
    expect(idea.tell(head, act)).toBe('no-right');
    expect(idea.tell(guide, { ...act, version: 'b'.repeat(64) })).toBe('changed');
    idea.ask(expert, comment());
    expect(idea.tell(guide, act)).toBe('open-comments');
    idea.ask(expert, { type: 'review.resolve', field: 'goal', of: expert.id });
    expect(idea.tell(guide, act)).toBe('ok');
    expect(idea.state.canvas.status).toBe('approved');
    expect(idea.state.canvas.decisions.at(-1)).toMatchObject({
      by: 'Bupati',
      paper: { on: '2026-05-06', by: guide.name, photo },
    });
  });

  it('[D29] who decides in somebody’s name is told', () => {
    const idea = handedIn();
    idea.ask(delegate, approve(idea, 'canvas'));
    const told = idea.state.canvas.decisions.at(-1);
    expect(told).toMatchObject({ by: 'Rina', behalf: 'Sekda, Sekretaris Daerah' });
    expect(Object.keys(seenState(idea.state, stranger).canvas.decisions)).toEqual([]);
  });
});

describe('what waits for whom', () => {
  const told = (idea: ReturnType<typeof handedIn>) =>
    waitsOf(idea.state).map(({ who, what }) => `${who} ${what}`);

  it('[D31] follows a form through comments, criteria and approval', () => {
    const idea = handedIn();
    expect(told(idea)).toEqual(['reviewer check', 'leader decide']);
    idea.at += 1000;
    idea.ask(expert, comment());
    expect(waitsOf(idea.state)).toEqual([
      { who: 'agency', what: 'answer', form: 'canvas', since: idea.at, count: 1, names: [] },
    ]);
    idea.at += 1000;
    idea.ask(ani, { type: 'review.answer', field: 'goal', of: expert.id, answer: 'Sudah' });
    expect(waitsOf(idea.state)).toEqual([
      {
        who: 'reviewer',
        what: 'agree',
        form: 'canvas',
        since: idea.at,
        count: 1,
        names: [expert.name],
      },
    ]);
    idea.ask(expert, { type: 'review.resolve', field: 'goal', of: expert.id });
    idea.ask(expert, passes(idea));
    expect(told(idea)).toEqual(['leader decide']);
    idea.ask(ani, words(idea, 'goal', 'lain'));
    expect(told(idea)).toEqual(['reviewer check', 'leader decide']);
    idea.ask(ani, { type: 'criterion.set', criterion: 'benefit', met: null, note: '' });
    expect(told(idea)).toEqual(['agency criteria', 'reviewer check']);
    idea.ask(head, { type: 'canvas.return', note: 'x' });
    expect(told(idea)).toEqual(['agency revise']);
  });

  it('[D31] begins with the agency, and ends with the approved plan', () => {
    const fresh = new Play({ ...emptyIdea(idOf(8)), opened: true, raisedAt: 5 });
    expect(waitsOf(fresh.state)).toMatchObject([{ who: 'agency', what: 'write', since: 5 }]);
    const idea = handedIn();
    idea.ask(head, approve(idea, 'canvas'));
    expect(told(idea)).toEqual(['agency plan']);
    const planned = planHandedIn();
    expect(told(planned)).toEqual(['reviewer check', 'leader decide']);
    planned.ask(head, approve(planned, 'plan'));
    expect(told(planned)).toEqual([]);
    expect(waitsOf(emptyIdea(idOf(9)))).toEqual([]);
  });

  it('[D32] a line says what the leader must know, and what stands against it', () => {
    const idea = handedIn();
    idea.ask(expert, passes(idea));
    expect(approvalLine(idea.state)).toMatchObject({
      form: 'canvas',
      version: versionOf(idea.state, 'canvas'),
      title: 'Antre dari rumah',
      problem: 'isi',
      met: 5,
      comments: 0,
      passed: [{ by: expert.name, position: 'Staf' }],
      hindrance: null,
    });
    idea.ask(expert, comment());
    expect(approvalLine(idea.state)).toMatchObject({ comments: 1, hindrance: 'open-comments' });
    expect(approvalLine(planHandedIn().state)).toMatchObject({ form: 'plan', rows: 3, cost: 750 });
    idea.ask(head, { type: 'canvas.return', note: 'x' });
    expect(approvalLine(idea.state)).toBeNull();
    expect(firstLine(`${'kata '.repeat(40)}`, 20)).toBe('kata kata kata kata…');
  });
});

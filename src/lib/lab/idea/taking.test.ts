import { describe, expect, it } from 'vitest';
import type { Act, IdeaAct } from '../acts.ts';
import { presets } from '../board/presets.ts';
import { copyOf } from '../board/sending.ts';
import { emptyBoard, signings, type Board, type Signing } from '../board/state.ts';
import { emptyState } from '../empty.ts';
import type { Activity, Hall } from '../hall/state.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import { seenState } from '../seen-by.ts';
import { emptyIdea } from './empty.ts';
import { boardsOffering, levelNamed, offersOf, offersTo } from './from-board.ts';
import { levels } from './canvas.ts';
import { stillOffered, type Offered } from './taking.ts';

const ani = someone(101, 10);
const budi = someone(102, 10, { name: 'Budi KENARI' });

const premortem = { kind: 'premortem', recipe: null };
const wall = (names: Signing = 'author', silent = true) =>
  new Play(emptyBoard(idOf(5))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Pre-mortem',
    names,
    silent,
  });
const add = (n: number, text: string, clusterId?: string): Act => ({
  type: 'card.add',
  cardId: idOf(n),
  text,
  paper: 'jambu',
  ...(clusterId ? { clusterId } : {}),
});
/** The board with the regions of a preset, in either language. */
function laid(key: string, lang: 'id' | 'en' = 'id') {
  const preset = presets.find((one) => one.key === key);
  if (!preset) throw new Error(key);
  const made = preset.regions.map((label, at) => ({
    clusterId: idOf(50 + at),
    title: label[lang],
  }));
  const layout = {
    kind: preset.kind,
    head: '',
    across: preset.across[lang],
    up: preset.up[lang],
    regions: made.map(({ clusterId }) => clusterId),
  };
  return wall('author', false).happen({ type: 'board.laid', layout, made, gone: [] });
}
const offered = (board: Board, activity = premortem, person = ani) =>
  offersOf([{ board: seenState(board, person), activity }]);

const approved = () => {
  const idea = emptyIdea(idOf(3));
  const canvas = { status: 'approved' as const, decisions: [] };
  return new Play({ ...idea, opened: true, agencyId: idOf(10), labId: idOf(1), canvas });
};
const risk = (n: number, cardId: string | null): IdeaAct => ({
  type: 'risk.put',
  risk: {
    id: idOf(n),
    what: 'Staf dipindah',
    likely: 3,
    grave: 3,
    answer: '',
    who: '',
    from: cardId === null ? null : { boardId: idOf(5), cardId },
  },
});
const of = (cardId: string, alias: string[] = []): Offered => ({
  boardId: idOf(5),
  board: 'Pre-mortem',
  cardId,
  text: cardId,
  paper: 'jambu',
  agencyId: null,
  level: null,
  likely: 3,
  grave: 3,
  alias,
});

describe('what the boards of the lab offer to a plan', () => {
  it('[D100] is nothing of a silent board, and afterwards what is not hidden, without an author', () => {
    for (const names of signings) {
      const board = wall(names);
      board.ask(budi, add(201, 'Staf dipindah'));
      board.ask(ani, add(202, 'Anggaran dicoret'));
      expect(offered(board.state).risks).toEqual([]);
      board.ask(guide, { type: 'board.reveal' });
      board.ask(guide, { type: 'card.hide', cardId: idOf(202), reason: 'menyebut nama' });
      for (const person of [ani, guide]) {
        const { risks, chain } = offered(board.state, premortem, person);
        expect(chain).toEqual([]);
        expect(risks.map(({ text }) => text)).toEqual(['Staf dipindah']);
        expect(JSON.stringify(risks)).not.toMatch(/KENARI|authorId/);
        expect(JSON.stringify(risks)).not.toContain(budi.id);
        if (names === 'nobody') expect(JSON.stringify(risks)).not.toContain(idOf(10));
      }
    }
  });

  it('[D100] follows from the exercise, or from the picture on the board, in either language', () => {
    const plain = { kind: 'cards', recipe: null };
    expect(offersTo(wall().state, plain)).toBeNull();
    expect(offersTo(wall().state, premortem)).toBe('risks');
    expect(offersTo(wall().state, { kind: 'cards', recipe: 'teori-perubahan' })).toBe('chain');
    expect(offersTo(laid('retrospective').state, plain)).toBeNull();
    expect(offersTo(laid('impact-effort').state, plain)).toBeNull();
    for (const lang of ['id', 'en'] as const) {
      expect(offersTo(laid('theory-of-change', lang).state, plain)).toBe('chain');
      expect(offersTo(laid('likely-harm', lang).state, plain)).toBe('risks');
    }
  });

  it('[D100] a card of a theory of change comes to the level of its column', () => {
    const board = laid('theory-of-change');
    const regions = board.state.layout?.regions ?? [];
    expect(regions.map((id) => levelNamed(board.state.clusters[id]?.title ?? ''))).toEqual([
      ...levels,
    ]);
    board.ask(ani, add(203, 'Antrean hilang', regions[4]));
    board.ask(ani, add(201, 'Dua petugas', regions[0]));
    board.ask(ani, add(202, 'Entah di mana'));
    const { chain } = offered(board.state, { kind: 'cards', recipe: null });
    expect(chain.map(({ text, level }) => [text, level])).toEqual([
      ['Entah di mana', null],
      ['Dua petugas', 'input'],
      ['Antrean hilang', 'impact'],
    ]);
  });

  it('[D100] a matrix of likelihood and harm says how likely and how grave', () => {
    const board = laid('likely-harm');
    const regions = board.state.layout?.regions ?? [];
    for (const at of [0, 1, 2, 3]) board.ask(ani, add(201 + at, `kartu ${at}`, regions[at]));
    const { risks } = offered(board.state, { kind: 'matrix', recipe: null });
    expect(risks.map(({ likely, grave }) => [likely, grave])).toEqual([
      [2, 4],
      [4, 4],
      [2, 2],
      [4, 2],
    ]);
  });

  it("[D100] comes from the room's boards and the agency's own beside them, never from a question", () => {
    const hall = emptyState({ kind: 'hall', id: idOf(1) }) as Hall;
    const one = (n: number, kind: string, boardId: number | null): Activity =>
      ({ id: idOf(n), kind, recipe: null, boardId: boardId && idOf(boardId) }) as Activity;
    hall.activities = [
      one(31, 'premortem', 5),
      one(32, 'dots', 5),
      one(33, 'words', 7),
      one(34, 'talk', null),
      one(35, 'cards', 8),
    ];
    hall.perAgency = { [idOf(35)]: 3 };
    const found = boardsOffering(hall, idOf(10)).map(({ id }) => id);
    expect(found).toHaveLength(3);
    expect(found[0]).toBe(idOf(5));
    expect(found[2]).toBe(idOf(8));
  });

  it('[D101] each card is taken over once, also by two people at the same time', () => {
    const idea = approved();
    idea.ask(ani, risk(301, idOf(201)));
    expect(idea.tell(budi, risk(302, idOf(201)))).toBe('exists');
    expect(idea.tell(ani, risk(303, null))).toBe('ok');
    expect(idea.tell(ani, risk(304, null))).toBe('ok');
    // What was taken over is changed like any other.
    expect(idea.tell(ani, risk(301, idOf(201)))).toBe('ok');
    idea.ask(ani, { type: 'risk.remove', riskId: idOf(301) });
    expect(idea.tell(budi, risk(302, idOf(201)))).toBe('ok');
    const link = (n: number): IdeaAct => {
      const from = { boardId: idOf(5), cardId: idOf(201) };
      return {
        type: 'link.put',
        link: { id: idOf(n), level: 'input', text: 'a', assumption: '', from },
      };
    };
    expect(idea.tell(ani, link(401))).toBe('ok');
    expect(idea.tell(budi, link(402))).toBe('exists');
  });

  it('[D101] a second take offers only what is new, also of a card that was sent on', () => {
    const idea = approved();
    const copy = copyOf(idOf(201), idOf(5));
    const all = [of(idOf(201), [copy]), of(copy, [idOf(201)]), of(idOf(203))];
    const names = () => stillOffered(idea.state, 'risks', all).map(({ cardId }) => cardId);
    expect(names()).toEqual([idOf(201), idOf(203)]);
    idea.ask(ani, risk(301, copy));
    expect(names()).toEqual([idOf(203)]);
    idea.ask(ani, risk(302, idOf(203)));
    expect(names()).toEqual([]);
    expect(stillOffered(idea.state, 'chain', all)).toHaveLength(2);
  });
});

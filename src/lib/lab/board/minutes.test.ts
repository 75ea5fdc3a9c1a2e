import { expect, test } from 'vitest';
import type { Act } from '../acts.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import type { Happened } from '../space.ts';
import { minutesOf } from './minutes.ts';
import { boardSeenBy } from './seen-by.ts';
import { emptyBoard, type Board, type Signing } from './state.ts';

const ani = someone(101, 10);
const budi = someone(102, 11);

/** A board that keeps its journal. */
class Wall extends Play<Board> {
  readonly journal: Happened[] = [];
  override happen(event: Parameters<Play<Board>['happen']>[0]): this {
    super.happen(event);
    this.journal.push({ number: this.number, at: this.at, event });
    return this;
  }
  later(minutes: number): void {
    this.at += minutes * 60_000;
  }
  minutes() {
    return minutesOf(this.journal, boardSeenBy(this.state, guide));
  }
}
const begun = (silent: boolean, names: Signing = 'agency') =>
  new Wall(emptyBoard(idOf(5))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Masalah',
    names,
    silent,
  });
const add = (n: number, text = `Kartu ${n}`): Act => ({
  type: 'card.add',
  cardId: idOf(n),
  text,
  paper: 'langit',
});
const close: Act = { type: 'ballot.close', ballotId: idOf(700) };

test('[X13] what went on without a break is one line; what was decided stands by itself', () => {
  const board = begun(false);
  board.ask(ani, add(201));
  board.later(2);
  board.ask(budi, add(202));
  board.ask(budi, { type: 'comment.add', cardId: idOf(201), commentId: idOf(601), text: 'Setuju' });
  board.later(30);
  board.ask(guide, {
    type: 'cluster.add',
    clusterId: idOf(401),
    title: 'Antrean',
    cardIds: [idOf(201), idOf(202)],
  });
  board.ask(guide, { type: 'ballot.open', ballotId: idOf(700), over: 'clusters', dots: 3, cap: 3 });
  board.ask(guide, close);
  const minutes = board.minutes();
  expect(minutes.map(({ counts }) => counts)).toEqual([
    { written: 2, commented: 1 },
    { made: 1 },
    { ballots: 1 },
    { closed: 1 },
  ]);
  const [written, made, , closed] = minutes;
  expect(written?.cards.map(({ text }) => text)).toEqual(['Kartu 201', 'Kartu 202']);
  expect((written?.to ?? 0) - (written?.from ?? 0)).toBe(120_000);
  expect(written?.comments.map(({ text }) => text)).toEqual(['Setuju']);
  expect(made?.groups).toEqual([{ title: 'Antrean', cards: 2 }]);
  expect(closed?.closed).toBe(idOf(700));
});

test('[X13] [B55] before the reveal cards are a number; with it all that hang are told once', () => {
  const board = begun(true);
  for (const n of [201, 202, 203]) board.ask(ani, add(n));
  board.ask(ani, { type: 'card.remove', cardId: idOf(203) });
  board.later(20);
  board.ask(guide, { type: 'board.reveal' });
  board.ask(budi, add(204));
  board.ask(guide, { type: 'card.hide', cardId: idOf(202), reason: 'Menyebut nama' });
  const [silent, revealed, after] = board.minutes();
  expect(silent).toMatchObject({ counts: { written: 3, removed: 1 }, cards: [] });
  expect(revealed?.cards.map(({ text }) => text)).toEqual(['Kartu 201']);
  expect(after).toMatchObject({ counts: { written: 1, hidden: 1 }, reasons: ['Menyebut nama'] });
  expect(JSON.stringify(board.minutes())).not.toMatch(/Kartu 20[23]/);
});

test('[X13] where nobody is named neither the hour nor the order of writing is told', () => {
  const board = begun(false, 'nobody');
  board.ask(ani, add(201, 'Zebra'));
  board.later(40);
  board.ask(budi, add(202, 'Antrean'));
  board.later(40);
  board.ask(guide, { type: 'board.lock', locked: true });
  const [written, locked] = board.minutes();
  expect(written).toMatchObject({ from: null, to: null, counts: { written: 2 } });
  expect(written?.cards.map(({ text }) => text)).toEqual(['Antrean', 'Zebra']);
  expect(locked).toMatchObject({ from: board.at, counts: { locked: 1 } });
});

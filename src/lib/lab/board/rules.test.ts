import { describe, expect, it } from 'vitest';
import type { Act, BoardAct } from '../acts.ts';
import { guide, head, idOf, Play, someone } from '../play.ts';
import { seenState } from '../seen-by.ts';
import { emptyBoard } from './state.ts';

const ani = someone(101, 10);
const budi = someone(102, 11);

const opened = (silent = true) =>
  new Play(emptyBoard(idOf(5))).happen({
    type: 'board.opened',
    labId: idOf(1),
    title: 'Masalah',
    names: 'agency',
    silent,
  });
const add = (n: number): Act => ({
  type: 'card.add',
  cardId: idOf(n),
  text: `kartu ${n}`,
  paper: 'langit',
});
const remove = (n: number): Act => ({ type: 'card.remove', cardId: idOf(n) });
const rules = (change: Omit<Extract<BoardAct, { type: 'board.rules' }>, 'type'>): Act => ({
  type: 'board.rules',
  ...change,
});

describe('rules of a board', () => {
  it('[B70] silent or open is chosen while nothing is written, and only by facilitators', () => {
    const board = opened();
    expect(board.tell(ani, rules({ silent: false }))).toBe('no-right');
    expect(board.tell(head, rules({ silent: false }))).toBe('no-right');
    board.ask(guide, rules({ silent: false }));
    expect(board.state.revealed).toBe(true);
    board.ask(guide, rules({ silent: true }));
    expect(board.state.revealed).toBe(false);
    board.ask(ani, add(201));
    expect(board.tell(guide, rules({ silent: false }))).toBe('begun');
    board.ask(ani, remove(201));
    expect(board.tell(guide, rules({ silent: false }))).toBe('begun');
    expect(board.tell(guide, { type: 'board.reveal' })).toBe('ok');
    expect(board.tell(guide, rules({ silent: true }))).toBe('begun');
    // The facilitator's screen has only the count of it.
    const hidden = opened();
    hidden.ask(ani, add(202));
    const screen = new Play(seenState(hidden.state, guide));
    expect(screen.tell(guide, rules({ silent: false }))).toBe('begun');
  });

  it('[B70] a change carries only what changes; nothing changed is nothing happened', () => {
    const board = opened();
    board.ask(guide, rules({ most: 3 }));
    board.ask(guide, rules({ adds: 'lead' }));
    expect(board.state.rules).toEqual({ adds: 'lead', groups: 'all', most: 3 });
    expect(board.ask(guide, rules({ adds: 'lead', silent: true }))).toEqual([]);
    expect(board.state.revealed).toBe(false);
  });

  it('[B71] where facilitators alone add cards, nobody else does', () => {
    const board = opened();
    board.ask(guide, rules({ adds: 'lead' }));
    expect(board.tell(ani, add(201))).toBe('lead-only');
    expect(board.tell(guide, add(201))).toBe('ok');
    board.ask(guide, rules({ adds: 'all' }));
    expect(board.tell(ani, add(202))).toBe('ok');
  });

  it('[B72] where facilitators alone group, authors still place their own silent cards', () => {
    const board = opened();
    board.ask(guide, rules({ groups: 'lead' }));
    const regions = [301, 302].map((n) => ({ clusterId: idOf(n), title: `Kolom ${n}` }));
    const layout = { kind: 'columns' as const, head: '', across: '', up: '', regions };
    board.ask(guide, { type: 'board.layout', layout });
    board.ask(ani, add(201));
    const cardIds = [idOf(201)];
    const move = { type: 'card.group' as const, cardIds, clusterId: idOf(301) };
    expect(board.tell(ani, move)).toBe('ok');
    board.ask(guide, { type: 'board.reveal' });
    expect(board.tell(ani, { ...move, clusterId: idOf(302) })).toBe('lead-only');
    expect(board.tell(guide, { ...move, clusterId: idOf(302) })).toBe('ok');
  });

  it('[B73] a person has so many cards at a time; what was taken away does not count', () => {
    const board = opened();
    board.ask(guide, rules({ most: 2 }));
    board.ask(ani, add(201));
    board.ask(ani, add(202));
    expect(board.ask(ani, add(203))).toEqual({ code: 'own-full', params: { most: 2 } });
    expect(board.tell(budi, add(204))).toBe('ok');
    board.ask(ani, remove(202));
    expect(board.tell(ani, add(203))).toBe('ok');
    for (const n of [211, 212, 213]) expect(board.tell(guide, add(n))).toBe('ok');
    // Their own page knows their own cards, and says so before anything is sent.
    expect(new Play(seenState(board.state, ani)).tell(ani, add(205))).toBe('own-full');
  });
});

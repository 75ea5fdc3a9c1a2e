import { describe, expect, it } from 'vitest';
import { emptyBoard, type Board, type Card } from '../board/state.ts';
import { quiet } from '../board/talk.ts';
import { pictureOf } from '../picture.ts';
import { guide, head, idOf, Play, someone } from '../play.ts';
import { seenState } from '../seen-by.ts';
import { isLightable, spotOf } from './spotlight.ts';
import { emptyHall, type Activity } from './state.ts';

const both = (text: string) => ({ id: text, en: text });
const activity = (n: number): Activity => ({
  id: idOf(n),
  day: 1,
  start: '08:00',
  minutes: 20,
  planned: 20,
  fixed: false,
  stage: 'drum-up',
  kind: 'cards',
  title: both('Judul'),
  guide: both(''),
  hint: both(''),
  question: both(''),
  boardId: idOf(n + 10),
  recipe: null,
});
const lab = { title: '', region: '', place: '', startsOn: '', endsOn: '', pledgeText: '' };
const ani = someone(101, 10);
const [first, second] = [activity(50), activity(51)];
const opened = () =>
  new Play(emptyHall(idOf(1))).happen({
    type: 'hall.opened',
    lab,
    agencies: [],
    activities: [first, second],
  });
const running = () => {
  const hall = opened();
  hall.ask(guide, { type: 'activity.start', activityId: first.id });
  return hall;
};
const cardId = idOf(70);
const light = {
  type: 'room.spotlight' as const,
  boardId: idOf(60),
  over: 'card' as const,
  targetId: cardId,
};
const card = (change: Partial<Card> = {}): Card => ({
  id: cardId,
  text: 'Antre lama',
  paper: 'langit',
  authorId: null,
  author: null,
  agencyId: null,
  clusterId: null,
  at: 1,
  removed: false,
  talk: null,
  entered: false,
  ...change,
});
const wall = (change: Partial<Board> = {}): Board => ({
  ...emptyBoard(idOf(60)),
  opened: true,
  revealed: true,
  cards: { [cardId]: card() },
  ...change,
});

describe('spotlight', () => {
  it('[T3] a facilitator lights one thing on the wall that is on; the next takes its place', () => {
    const hall = opened();
    expect(hall.tell(guide, light)).toBe('not-running');
    hall.ask(guide, { type: 'activity.start', activityId: first.id });
    for (const other of [ani, head, someone(3, 1, { role: 'bappeda' })]) {
      expect(hall.tell(other, light)).toBe('no-right');
    }
    expect(hall.tell(guide, { ...light, boardId: idOf(61) })).toBe('not-found');
    expect(hall.tell(guide, light)).toBe('ok');
    expect(hall.ask(guide, light)).toEqual([]);
    expect(hall.tell(guide, { ...light, over: 'cluster', targetId: idOf(80) })).toBe('ok');
    expect(hall.state.spotlight).toMatchObject({ over: 'cluster', targetId: idOf(80) });
  });

  it('[T3] it says which, never what: a card that a screen does not show is not in the light', () => {
    const hall = running();
    hall.ask(guide, light);
    expect(JSON.stringify(seenState(hall.state, ani))).not.toContain('Antre');
    expect(spotOf(hall.state, wall())?.cards).toEqual([card()]);
    const silent = wall({ revealed: false });
    const gone = wall({ cards: { [cardId]: card({ removed: true }) } });
    const hidden = { text: 'Nama warga', by: 'Sari', at: 1, answeredAt: null };
    const kept = wall({ cards: { [cardId]: card({ talk: { ...quiet, hidden } }) } });
    for (const board of [silent, gone, kept, wall({ cards: {} }), null, wall({ id: idOf(61) })]) {
      expect(spotOf(hall.state, board)).toBeNull();
    }
    expect(isLightable(silent, light)).toBe(false);
    expect(isLightable(wall(), { over: 'cluster', targetId: cardId })).toBe(false);
    const clusters = { [idOf(80)]: { id: idOf(80), title: 'Antrean', at: 1 } };
    const grouped = { [cardId]: card({ clusterId: idOf(80) }) };
    hall.ask(guide, { ...light, over: 'cluster', targetId: idOf(80) });
    const spot = spotOf(hall.state, wall({ clusters, cards: grouped }));
    expect(spot).toMatchObject({ cluster: { title: 'Antrean' }, cards: [{ id: cardId }] });
  });

  it('[T4] it goes out by a tap, with the activity, and when the projector shows something else', () => {
    const hall = running();
    const lit = () => hall.state.spotlight !== null;
    hall.ask(guide, light);
    expect(hall.tell(ani, { type: 'room.release' })).toBe('no-right');
    expect(lit()).toBe(true);
    hall.ask(guide, { type: 'room.release' });
    expect(lit()).toBe(false);
    expect(hall.ask(guide, { type: 'room.release' })).toEqual([]);
    hall.ask(guide, light);
    hall.ask(guide, { type: 'activity.pause' });
    hall.ask(guide, { type: 'activity.resume' });
    expect(lit()).toBe(true);
    hall.ask(guide, { type: 'activity.start', activityId: second.id });
    hall.ask(guide, { type: 'activity.start', activityId: first.id });
    expect(lit()).toBe(false);
    const show = (view: 'blank' | 'coverage' | 'auto') =>
      hall.ask(guide, { type: 'projector.show', view, ideaId: null });
    hall.ask(guide, light);
    show('blank');
    expect(pictureOf(hall.state, first, wall())).toBe('blank');
    show('auto');
    expect(pictureOf(hall.state, first, wall())).toBe('spotlight');
    show('coverage');
    expect(lit()).toBe(false);
    expect(pictureOf(hall.state, first, wall())).toBe('coverage');
  });
});

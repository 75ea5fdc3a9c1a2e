import { describe, expect, it } from 'vitest';
import type { Act } from '../acts.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import { isScorable } from './display.ts';
import { emptyHall } from './state.ts';

const lab = { title: 'Lab', region: 'Pati', place: '', startsOn: '', endsOn: '', pledgeText: '' };
const opened = () =>
  new Play(emptyHall(idOf(1))).happen({ type: 'hall.opened', lab, agencies: [], activities: [] });
const ani = someone(101, 10);
const both = (text: string) => ({ id: text, en: text });
const own: Act = {
  type: 'jury.set',
  criteria: [
    { key: 'change', name: both('Perubahan'), weight: 2 },
    { key: 'impact', name: both('Dampak'), weight: 1 },
  ],
  scale: 100,
};
const award = (place: 'first' | 'third'): Act => ({
  type: 'award.reveal',
  award: { place, winners: [{ ideaId: idOf(5), title: 'Antre', agency: 'Dinkes' }], value: 4.5 },
});

describe('display', () => {
  it('[Y4] novelty and breadth of benefit from one to five, until a facilitator sets them otherwise', () => {
    const hall = opened();
    expect(hall.state.display).toMatchObject({ scale: 5, scoring: 'off', open: false });
    expect(hall.state.display.criteria.map(({ key }) => key)).toEqual(['novelty', 'breadth']);
    expect(hall.tell(ani, own)).toBe('no-right');
    expect(hall.tell(guide, own)).toBe('ok');
    expect(hall.tell(guide, { type: 'jury.open' })).toBe('ok');
    expect(hall.tell(guide, own)).toBe('begun');
  });

  it('[Y4] two criteria do not share a key', () => {
    const twice = { key: 'change', name: both('Perubahan'), weight: 1 };
    const act: Act = { type: 'jury.set', criteria: [twice, twice], scale: 5 };
    expect(opened().tell(guide, act)).toBe('exists');
  });

  it('[Y5] marks are taken while scoring is open, one for every criterion, on its scale', () => {
    const hall = opened();
    const marks = { novelty: 4, breadth: 5 };
    expect(isScorable(hall.state, { marks, scale: 5 })).toBe(false);
    hall.ask(guide, { type: 'jury.open' });
    expect(isScorable(hall.state, { marks, scale: 5 })).toBe(true);
    expect(isScorable(hall.state, { marks, scale: 100 })).toBe(false);
    expect(isScorable(hall.state, { marks: { novelty: 4 }, scale: 5 })).toBe(false);
    expect(isScorable(hall.state, { marks: { novelty: 4, other: 5 }, scale: 5 })).toBe(false);
    expect(isScorable(hall.state, { marks: { ...marks, other: 5 }, scale: 5 })).toBe(false);
    hall.ask(guide, { type: 'jury.close' });
    expect(isScorable(hall.state, { marks, scale: 5 })).toBe(false);
  });

  it('[Y8] awards come after the scoring is closed, each once; then nothing is scored again', () => {
    const hall = opened();
    expect(hall.tell(guide, award('third'))).toBe('scoring-open');
    hall.ask(guide, { type: 'jury.open' });
    expect(hall.tell(guide, award('third'))).toBe('scoring-open');
    hall.ask(guide, { type: 'jury.close' });
    expect(hall.tell(ani, award('third'))).toBe('no-right');
    expect(hall.tell(guide, award('third'))).toBe('ok');
    expect(hall.tell(guide, award('third'))).toBe('exists');
    expect(hall.tell(guide, { type: 'jury.open' })).toBe('begun');
    // What was revealed by mistake goes back behind the curtain.
    hall.ask(guide, { type: 'awards.hide' });
    expect(hall.state.display.awards).toEqual([]);
    expect(hall.tell(guide, { type: 'jury.open' })).toBe('ok');
  });

  it('[Y9] a presentation has a clock of its own and fills the projector until it ends', () => {
    const hall = opened();
    const start: Act = { type: 'pitch.start', ideaId: idOf(5), minutes: 3 };
    expect(hall.tell(ani, start)).toBe('no-right');
    hall.ask(guide, start);
    const { pitch } = hall.state.display;
    expect(pitch).toEqual({ ideaId: idOf(5), startedAt: hall.at, endsAt: hall.at + 180_000 });
    expect(hall.state.projector).toEqual({ view: 'gallery', ideaId: idOf(5) });
    hall.ask(guide, { type: 'pitch.end' });
    expect(hall.state.display.pitch).toBeNull();
    expect(hall.state.projector).toEqual({ view: 'gallery', ideaId: null });
  });

  it('[Y10] only a facilitator opens and closes the public page', () => {
    const hall = opened();
    expect(hall.tell(ani, { type: 'gallery.open', open: true })).toBe('no-right');
    hall.ask(guide, { type: 'gallery.open', open: true });
    expect(hall.state.display.open).toBe(true);
    hall.ask(guide, { type: 'gallery.open', open: false });
    expect(hall.state.display.open).toBe(false);
  });
});

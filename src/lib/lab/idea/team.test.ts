import { describe, expect, it } from 'vitest';
import type { IdeaAct } from '../acts.ts';
import { guide, head, idOf, Play, someone } from '../play.ts';
import { seenEvent, seenState } from '../seen-by.ts';
import { emptyIdea } from './empty.ts';
import { headcount, teamOf } from './team.ts';
import { versionOf } from './versions.ts';

const ani = someone(101, 10);
const stranger = someone(102, 11);
const expert = someone(905, 0, { role: 'expert', agencyId: null });

const idea = (approved = false) => {
  const empty = emptyIdea(idOf(3));
  const form = { status: approved ? ('approved' as const) : ('draft' as const), decisions: [] };
  return new Play({ ...empty, opened: true, agencyId: idOf(10), canvas: form, plan: form });
};
const member = (n: number, change: object = {}): IdeaAct => ({
  type: 'member.put',
  member: { id: idOf(n), role: 'Bidan desa', count: 10, names: 'Wening KENARI', ...change },
});

describe('the team of an innovation', () => {
  it('[D102] is kept by whoever carries it, before and after the approvals', () => {
    for (const one of [idea(), idea(true)]) {
      expect(one.tell(ani, member(301))).toBe('ok');
      expect(one.tell(guide, member(302, { count: 2 }))).toBe('ok');
      expect(one.tell(stranger, member(303))).toBe('not-yours');
      expect(one.tell(head, { type: 'team.set', team: { appointed: 'region' } })).toBe('no-right');
      const agencies = [idOf(11), idOf(12), idOf(11)];
      one.ask(ani, { type: 'team.set', team: { agencies } });
      one.ask(ani, { type: 'team.set', team: { appointed: 'agency' } });
      expect(teamOf(one.state)).toMatchObject({
        appointed: 'agency',
        agencies: [idOf(11), idOf(12)],
      });
      expect(headcount(teamOf(one.state))).toBe(12);
      one.ask(ani, { type: 'member.remove', memberId: idOf(301) });
      expect(one.tell(ani, { type: 'member.remove', memberId: idOf(301) })).toBe('not-found');
      expect(headcount(teamOf(one.state))).toBe(2);
    }
  });

  it('[D102] shows others its roles and how many, never who', () => {
    const one = idea(true);
    const [event] = one.ask(ani, member(301)) as [never];
    for (const person of [stranger, expert, someone(999, 0, { role: 'projector' })]) {
      const seen = seenState(one.state, person);
      expect(JSON.stringify(seen)).not.toContain('KENARI');
      expect(headcount(teamOf(seen))).toBe(10);
      expect(JSON.stringify(seenEvent(one.state, event, person))).not.toContain('KENARI');
    }
    for (const person of [ani, guide, head]) {
      expect(JSON.stringify(seenState(one.state, person))).toContain('KENARI');
    }
  });

  it('[D103] provenance is part of what is approved; words on marks and stances go on', () => {
    const one = idea();
    const before = versionOf(one.state, 'canvas');
    const from = { sourceTaken: 'Loket di RSUD', sourceAdapted: 'Ke puskesmas' };
    expect(one.tell(ani, { type: 'traits.set', traits: from })).toBe('ok');
    const version = versionOf(one.state, 'canvas');
    expect(version).not.toBe(before);
    one.state = { ...one.state, canvas: { status: 'approved', decisions: [] } };
    expect(one.tell(ani, { type: 'traits.set', traits: { sourceLeave: 'Surat' } })).toBe(
      'approved',
    );
    one.ask(ani, { type: 'mark.set', mark: 'impact', present: true, note: 'Dari 34 ke 1 hari' });
    one.ask(ani, { type: 'mark.set', mark: 'impact', present: false });
    expect(one.state.marks.impact).toBe(false);
    expect(one.state.markNotes).toEqual({ impact: 'Dari 34 ke 1 hari' });
    const stakeholder = {
      id: idOf(401),
      name: 'Warung',
      element: 'business',
      power: 2,
      interest: 4,
      stance: 'resists',
      stanceNote: 'khawatir sepi',
      message: '',
    } as const;
    one.ask(ani, { type: 'stakeholder.put', stakeholder });
    expect(one.state.stakeholders[idOf(401)]?.stanceNote).toBe('khawatir sepi');
    expect(versionOf(one.state, 'canvas')).toBe(version);
  });
});

import { describe, expect, it } from 'vitest';
import type { IdeaEvent } from '../events.ts';
import { fold } from '../fold.ts';
import { someone, idOf } from '../play.ts';
import { isRefusal } from '../refusals.ts';
import { seenEvent, seenState } from '../seen-by.ts';
import { decideIdea } from './decide.ts';
import { emptyIdea } from './empty.ts';
import { flawSaid, promisedBy } from './evidence-kinds.ts';
import { stageOf, withdrawnOf } from './evidence.ts';
import type { Idea } from './state.ts';

const ani = someone(101, 10);
const stranger = someone(102, 11);
const passed = { status: 'approved' as const, decisions: [] };

const begun = (): Idea => ({
  ...emptyIdea(idOf(1)),
  opened: true,
  agencyId: idOf(10),
  canvas: passed,
  plan: passed,
});
const link = (n: number, more = {}) => ({
  type: 'evidence.link' as const,
  evidence: {
    id: idOf(n),
    indicator: 16,
    title: 'Berita',
    year: 2026,
    file: null,
    link: 'https://contoh.go.id/berita',
    ...more,
  },
});

class Told {
  idea = begun();
  /** What somebody outside holds, by the events they are told. */
  outside: Idea = seenState(this.idea, stranger);
  ask(act: Parameters<typeof decideIdea>[2]): string {
    const answer = decideIdea(this.idea, ani, act);
    if (isRefusal(answer)) return answer.code;
    for (const event of answer) {
      const happened = { number: 1, at: 5, event };
      this.idea = fold(this.idea, happened) as Idea;
      const told = seenEvent(this.idea, event, stranger) as IdeaEvent | null;
      if (told) this.outside = fold(this.outside, { ...happened, event: told }) as Idea;
    }
    return 'ok';
  }
}

describe('evidence', () => {
  it('[D80] belongs to the stage it was given for, and to Deliver where it does not say', () => {
    const told = new Told();
    told.ask(link(1, { stage: 'display' }));
    told.ask(link(2));
    const { evidence } = told.idea;
    expect(Object.values(evidence).map(stageOf)).toEqual(['display', 'deliver']);
    expect('stage' in (evidence[idOf(2)] ?? {})).toBe(false);
  });

  it('[D81] comes with a check-in of this idea or with none', () => {
    const told = new Told();
    expect(told.ask(link(1, { checkInId: idOf(9) }))).toBe('not-found');
    told.idea.checkIns[idOf(9)] = {} as never;
    expect(told.ask(link(1, { checkInId: idOf(9) }))).toBe('ok');
  });

  it('[D82] that was taken away comes back as it was; for others it is gone meanwhile', () => {
    const told = new Told();
    told.ask(link(1));
    const before = told.idea.evidence[idOf(1)];
    told.ask({ type: 'evidence.remove', evidenceId: idOf(1) });
    expect(withdrawnOf(told.idea)).toEqual([before]);
    expect(told.outside).toEqual(seenState(told.idea, stranger));
    expect(JSON.stringify(told.outside)).not.toContain('Berita');
    expect(told.ask(link(1))).toBe('exists');
    expect(told.ask({ type: 'evidence.restore', evidenceId: idOf(1) })).toBe('ok');
    expect(told.idea.evidence[idOf(1)]).toEqual(before);
    expect(told.outside).toEqual(seenState(told.idea, stranger));
    expect(told.ask({ type: 'evidence.restore', evidenceId: idOf(1) })).toBe('not-found');
  });

  it('[D82] a removal that an older journal tells leaves nothing to bring back', () => {
    const told = new Told();
    told.ask(link(1));
    const event = { type: 'evidence.removed' as const, evidenceId: idOf(1) };
    const after = fold(told.idea, { number: 2, at: 6, event }) as Idea;
    expect(after).toEqual(begun());
  });

  it('[D82] fifty wait, the oldest gives way', () => {
    const told = new Told();
    for (let n = 1; n <= 52; n++) {
      told.ask(link(n));
      told.ask({ type: 'evidence.remove', evidenceId: idOf(n) });
    }
    expect(withdrawnOf(told.idea)).toHaveLength(50);
    expect(withdrawnOf(told.idea)[0]?.id).toBe(idOf(52));
    expect(told.ask({ type: 'evidence.restore', evidenceId: idOf(1) })).toBe('not-found');
  });

  it('promises a kind by its ending alone', () => {
    const names = ['A.JPEG', 'a.b.docx', 'x.heif', 'a.exe', 'pdf', 'a.pdf.js', 'a.mp4 '];
    expect(names.map(promisedBy)).toEqual(['jpg', 'docx', 'heic', null, null, null, 'mp4']);
  });

  it('tells a PDF that is none so, instead of asking for a PDF', () => {
    expect(flawSaid('wrong-type', 'laporan.pdf')).toBe('wrong-ending');
    expect(flawSaid('wrong-type', 'laporan.exe')).toBe('wrong-type');
    expect(flawSaid('broken', 'laporan.pdf')).toBe('broken');
  });
});

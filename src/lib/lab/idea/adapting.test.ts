import { describe, expect, it } from 'vitest';
import { startingTexts } from '../starting-idea.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import { mayRead, seenState } from '../seen-by.ts';
import { adapted, isCopy } from './adapting.ts';
import { emptyIdea } from './empty.ts';
import { versionOf } from './versions.ts';

const ani = someone(101, 10);
const stranger = someone(102, 11);
const expert = someone(103, 0, { role: 'expert', agencyId: null });

const raised = (innovation: { id: string; name: string; region: string } | null) => {
  const idea = new Play(emptyIdea(idOf(7)));
  const about = { agencyId: idOf(10), title: 'Jemput bayi', origin: null, boardId: null };
  idea.ask(ani, { type: 'idea.raise', ...about, clusterId: null, cardIds: [], innovation });
  return idea;
};
const copy = () => raised({ id: idOf(900), name: 'Jemput bayi', region: 'Kota Cilegon' });
const holds = {
  type: 'adaptation.set',
  part: 'legal',
  answer: 'changes',
  note: 'Perlu perbup',
} as const;

describe('an idea that copies an innovation', () => {
  it('[Q9] is held against what is here, by its agency and facilitators', () => {
    const idea = copy();
    expect(idea.tell(stranger, holds)).toBe('not-yours');
    expect(idea.tell(expert, holds)).toBe('no-right');
    expect(idea.tell(ani, holds)).toBe('ok');
    expect(idea.tell(guide, { ...holds, part: 'budget', answer: 'lacks', note: '' })).toBe('ok');
    expect(adapted(idea.state)).toBe(2);
    idea.ask(ani, { ...holds, answer: null });
    expect(adapted(idea.state)).toBe(1);
    expect(idea.state.adaptation?.legal).toEqual({ answer: null, note: 'Perlu perbup' });
  });

  it('[Q9] an idea that copies nothing has no such list; one that says it copies has', () => {
    const own = raised(null);
    expect([isCopy(own.state), own.tell(ani, holds)]).toEqual([false, 'not-found']);
    own.ask(ani, { type: 'traits.set', traits: { source: 'replicated' } });
    expect([isCopy(own.state), own.tell(ani, holds)]).toEqual([true, 'ok']);
  });

  it('[Q9] a reviewer reads it, and an approval is not about it', () => {
    const idea = copy();
    const before = versionOf(idea.state, 'canvas');
    idea.ask(ani, holds);
    expect(versionOf(idea.state, 'canvas')).toBe(before);
    const handedIn = {
      ...idea.state,
      canvas: { ...idea.state.canvas, status: 'submitted' as const },
    };
    expect(mayRead(handedIn, expert)).toBe(true);
    expect(seenState(handedIn, expert)).toMatchObject({
      adaptation: { legal: { answer: 'changes' } },
    });
  });

  it('[Q8] begins with its canvas, and where there is none with what its profile says', () => {
    const profile = {
      design: 'Rancang',
      goal: 'Tujuan',
      benefit: 'Warga',
      result: 'x'.repeat(5000),
    };
    const original = { id: idOf(1), name: 'A', region: 'B', digital: true, affair: null, profile };
    const texts = startingTexts({ ...original, canvas: { title: 'A', idea: 'Ide', schedule: '' } });
    expect(texts.map(({ field, text }) => [field, text.length])).toEqual([
      ['idea', 3],
      ['goal', 6],
      ['targetChange', 2000],
      ['beneficiaries', 5],
    ]);
  });
});

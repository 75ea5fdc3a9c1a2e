import { describe, expect, test } from 'vitest';
import { emptyHall, type Hall } from '#lib/lab/hall/state.ts';
import { attendancePaper, certificatePaper, presentOf } from './lab-papers.ts';
import { Paper, widthOf } from './pdf.ts';

const person = (id: string, agencyId: string, name: string) => ({
  id,
  name,
  position: 'Staf (ahli) \\ muda',
  agencyId,
  role: 'participant' as const,
  joinedAt: Date.parse('2026-05-05T09:00:00+07:00'),
  removed: false,
  entered: false,
});

const hall = (count = 1): Hall => {
  const people = Array.from({ length: count }, (_, n) => person(`p${n}`, 'a', `Orang ${n}`));
  const start = '08:00';
  const words = { id: '', en: '' };
  const activity = { id: 'x', day: 1, start, minutes: 9, planned: 9, fixed: false, kind: 'talk' };
  const texts = { title: words, guide: words, hint: words, question: words };
  return {
    ...emptyHall('lab'),
    opened: true,
    lab: {
      title: 'Lab “Inovasi” 2026',
      region: 'Kabupaten',
      place: 'Aula',
      startsOn: '2026-05-05',
      endsOn: '2026-05-05',
      pledgeText: '',
    },
    agencies: {
      a: {
        id: 'a',
        code: 'A',
        name: 'Dinas A',
        short: 'A',
        kind: 'opd',
        parentId: null,
        affair: null,
      },
    },
    activities: [{ ...activity, ...texts, stage: 'drum-up', boardId: null, recipe: null }],
    people: Object.fromEntries(
      [...people, person('q', 'b', 'Orang lain')].map((one) => [one.id, one]),
    ),
    attendance: { '1-morning': { p0: { at: 5, signed: true } } },
  };
};
const textOf = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('latin1');

describe('the lab’s own papers', () => {
  test('[D89] the list names its own agency alone, and whether they signed', () => {
    const text = textOf(attendancePaper(hall(2), 'a', 'id'));
    expect(text).toContain('(hadir, ttd)');
    expect(text).toContain('(hadir)');
    expect(text).toContain('Orang 1');
    expect(text).not.toContain('Orang lain');
    expect(attendancePaper(hall(), 'c', 'id')).toBeNull();
  });

  test('a page holds 24 names, a certificate one', () => {
    const pages = (text: string) => text.match(/\/Type\/Page\//g)?.length;
    const many = hall(50);
    expect(pages(textOf(attendancePaper(many, 'a', 'id')))).toBe(3);
    expect(pages(textOf(certificatePaper(many, presentOf(many, 'a'), 'en')))).toBe(50);
  });

  test('the same content gives the same bytes, and every offset is where it says', () => {
    const bytes = certificatePaper(hall(3), presentOf(hall(3), 'a'), 'id');
    expect(textOf(bytes)).toBe(textOf(certificatePaper(hall(3), presentOf(hall(3), 'a'), 'id')));
    const text = textOf(bytes);
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe('xref');
    for (const [at, [, offset]] of [...text.matchAll(/^(\d{10}) 00000 n/gm)].entries()) {
      expect(text.slice(Number(offset)).startsWith(`${at + 1} 0 obj`)).toBe(true);
    }
  });

  test('signs that mean something to a PDF, or that its fonts have not, do no harm', () => {
    const paper = new Paper('portrait');
    paper.page();
    paper.text('a) Tj (b \\ 日本 “c” –', { x: 5, y: 5, size: 10 });
    const text = textOf(paper.bytes());
    expect(text).toContain('(a\\) Tj \\(b \\\\ ?? \x93c\x94 \x96) Tj');
    paper.text('x'.repeat(200), { x: 5, y: 20, size: 10, most: 100 });
    const cut = /\((x+\x85)\) Tj/.exec(textOf(paper.bytes()))?.[1] ?? '';
    expect(widthOf(cut, 10)).toBeLessThan(110);
  });
});

import { describe, expect, test } from 'vitest';
import { emptyHall, type Hall } from '#lib/lab/hall/state.ts';
import {
  attendanceList,
  attendancePaper,
  certificates,
  pledgeSheet,
  presentOf,
} from './lab-papers.ts';
import { figureSize } from './document.ts';
import { heldBy, toPdf } from './pdf.ts';
import { monthsSaid } from './report-ideas.ts';

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
const pages = (bytes: Uint8Array | null) => textOf(bytes).match(/\/Type \/Page\n/g)?.length;

describe('the lab’s own papers', () => {
  test('[D89] the list names its own agency alone, and whether they signed', () => {
    const text = JSON.stringify(attendancePaper(hall(2), 'a', { lang: 'id', zone: 'WIB' }));
    expect(text).toContain('hadir, ttd');
    expect(text).toContain('"hadir"');
    expect(text).toContain('Orang 1');
    expect(text).not.toContain('Orang lain');
    expect(attendancePaper(hall(), 'c', { lang: 'id', zone: 'WIB' })).toBeNull();
  });

  test('[X6] lists and pledges show what was drawn, and say what was typed', () => {
    const about = { lang: 'id' as const, zone: 'WIB' as const, at: 5, logo: null };
    const signatures = { '1-morning': { p0: '10,10 20,20 30,10', p1: 'Orang Satu' } };
    const list = JSON.stringify(attendanceList(hall(2), signatures, about));
    expect(list).toContain('<path d=\\"M10 10');
    expect(list).toContain('"Orang Satu"');
    // One table with one heading, whatever the number of agencies; each line says its own.
    const { blocks } = attendanceList(hall(2), signatures, about);
    expect(blocks.map(({ is }) => is)).toEqual(['table']);
    expect(JSON.stringify(blocks)).toContain('muda, Dinas A');
    const pledge = { agencyId: 'a', status: 'signed' as const, name: 'Bu A', position: 'Kepala' };
    const more = { as: 'head' as const, strokes: '5,5 9,9', note: '', personId: null, at: 1 };
    const signed = { ...hall(), pledges: { a: { ...pledge, ...more } } };
    expect(JSON.stringify(pledgeSheet(signed, about))).toContain('<path d=\\"M5 5');
  });

  test('a certificate is a page, and nobody gets none', async () => {
    const many = hall(12);
    expect(
      pages(
        await certificates(many, presentOf(many, 'a', 'WIB'), {
          lang: 'en',
          zone: 'WIB',
          logo: null,
        }),
      ),
    ).toBe(12);
    expect(await certificates(many, [], { lang: 'id', zone: 'WIB', logo: null })).toBeNull();
  });

  test('[X2] the same content gives the same bytes', async () => {
    const lab = hall(3);
    const once = await certificates(lab, presentOf(lab, 'a', 'WIB'), {
      lang: 'id',
      zone: 'WIB',
      logo: null,
    });
    expect(
      textOf(
        await certificates(hall(3), presentOf(hall(3), 'a', 'WIB'), {
          lang: 'id',
          zone: 'WIB',
          logo: null,
        }),
      ),
    ).toBe(textOf(once));
    const paper = attendancePaper(lab, 'a', { lang: 'id', zone: 'WIB' });
    if (!paper) throw new Error('nobody');
    expect(textOf(await toPdf(paper))).toBe(textOf(await toPdf(paper)));
  });
});

test('a heading keeps the line below it and a short table on its page', () => {
  const heading = { is: 'heading', level: 2, text: 'Antre dari rumah' } as const;
  const line = { is: 'text', text: 'Dinas Kesehatan', look: 'soft' } as const;
  const table = (rows: number) => ({
    is: 'table' as const,
    columns: [{ label: 'Kegiatan', share: 1 }],
    rows: Array.from({ length: rows }, () => ['Rapat']),
  });
  expect(heldBy([heading, line, table(6), table(2)], 0)).toBe(3);
  expect(heldBy([heading, table(6)], 0)).toBe(2);
  expect(heldBy([heading, line, table(60)], 0)).toBe(1);
  expect(heldBy([line, table(6)], 0)).toBe(1);
  expect(heldBy([heading, line, heading, table(6)], 0)).toBe(4);
  expect(heldBy([heading, line, line], 0)).toBe(1);
  expect([figureSize([{ value: '86' }], 52), figureSize([{ value: '1.090' }], 52)]).toEqual([
    22, 16,
  ]);
});

test('months after one another are said from the first to the last', () => {
  const names = 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des'.split(' ');
  expect(monthsSaid([11, 5, 6, 7, 8, 9, 10], names)).toBe('Mei–Nov');
  expect(monthsSaid([1, 2, 4, 6, 7, 8, 12], names)).toBe('Jan, Feb, Apr, Jun–Agu, Des');
  expect(monthsSaid([], names)).toBe('');
});

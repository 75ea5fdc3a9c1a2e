import { expect, test } from 'vitest';
import { emptyIdea } from '#lib/lab/idea/empty.ts';
import { watched } from '#lib/lab/monitoring.ts';
import { idOf } from '#lib/lab/play.ts';
import { formats } from '#lib/words/formats.ts';
import { monitoringWords } from '#lib/words/monitoring.ts';
import { reminderOfAll } from './reminder.ts';

const lang = 'id' as const;
const f = formats(lang, 'WIB');
const around = {
  words: monitoringWords[lang],
  f,
  agency: () => 'Dinkes',
  address: (id: string) => `http://lab/ideas/${id}/deliver`,
};

test('[D73] a reminder names what is late in words, and nobody’s number', () => {
  const owner = { name: 'Tarno', position: '', phone: '0812-KENARI', email: 'kenari@x.id' };
  const idea = {
    ...emptyIdea(idOf(1)),
    opened: true,
    raisedAt: Date.parse('2026-08-01T03:00:00Z'),
    owners: [owner],
    plan: { status: 'approved' as const, decisions: [] },
    fields: { ...emptyIdea('').fields, title: { text: 'Ojek dahak', by: '', at: 0 } },
    handOvers: [
      {
        from: { agencyId: 'a', owners: ['Sri'] },
        to: { agencyId: 'a', owners: ['Tarno'] },
        reason: 'KENARI pindah',
        by: 'Sri',
        at: Date.parse('2026-08-10T03:00:00Z'),
      },
    ],
    commitments: {
      [idOf(2)]: {
        id: idOf(2),
        who: 'Tarno',
        what: 'Kotak dingin',
        due: '2026-08-08',
        status: 'open' as const,
      },
    },
  };
  const list = watched([idea], { today: '2026-08-20', dayOf: f.isoDay });
  const text = reminderOfAll(list, { lab: 'Lab Pati', today: '2026-08-20' }, around);
  expect(text).toBe(
    [
      '*Pemantauan Lab Pati*',
      'Kamis, 20 Agustus 2026',
      '',
      '*Ojek dahak* (Dinkes)',
      'Penanggung jawab: Tarno',
      '10 hari tanpa kabar.',
      'Lewat tenggat:',
      '- Kotak dingin, Tarno (lewat 12 hari)',
      'Mohon lapor kemajuan, cukup satu menit dan satu foto:',
      `http://lab/ideas/${idOf(1)}/deliver?lapor=1`,
    ].join('\n'),
  );
  expect(text).not.toMatch(/KENARI|kenari|Sri/);
});

import { expect, it } from 'vitest';
import type { Line } from '#lib/lab/registry-question.ts';
import { feedOf } from './feed.ts';

const line: Line = {
  id: 'a1',
  number: 'INV-2026-0001',
  name: '<b>Satu</b>',
  agency: 'Dinas Kesehatan',
  affair: '1.02',
  digital: false,
  stage: 'applied',
  status: 'registered',
  origin: 'lab',
  year: 2026,
  catalogueYear: 2026,
  claimed: 1,
  evidenced: 1,
  verified: 1,
  sample: false,
};

it('[N6] a feed tells what the public list shows, as plain texts with an address each', () => {
  expect(feedOf([line], 'http://lab', 'Registri')).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    items: [
      {
        id: 'a1',
        url: 'http://lab/registry/a1',
        title: '<b>Satu</b>',
        tags: ['Kesehatan'],
        content_text: 'INV-2026-0001, Dinas Kesehatan, Penerapan, Non-digital, 2026',
      },
    ],
  });
});

/** The books of Bappeda and the public end of a lab: registry, import, estimate, display, visitors. */
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { promote, verify } from '../../src/rehearsal/register.ts';
import type { Hall } from './hall.ts';
import { finishWorks } from './ideas.ts';
import type { Scene } from './scene.ts';

export const oldRegistry = fileURLToPath(
  new URL('../../src/rehearsal/registri-lama.csv', import.meta.url),
);
const broken = { name: 'foto.xlsx', mimeType: 'image/png', buffer: Buffer.from('\u0089PNG') };
const choose = (file: string | typeof broken) => (page: Page) =>
  page.setInputFiles('input[type=file]', file);

const entered = new WeakMap<Hall, string>();
/** The finished works in the registry, as far as Bappeda took each; once per hall. */
export async function enterAll(hall: Hall): Promise<string> {
  const known = entered.get(hall);
  if (known !== undefined) return known;
  await hall.reach('diagnose');
  const works = await finishWorks(hall);
  await hall.reach('display');
  const promotions = await promote(hall.room, works);
  await verify(hall.room, promotions);
  const first = promotions.done[0]?.innovationId ?? '';
  entered.set(hall, first);
  return first;
}

export const registryScenes: Scene[] = [
  {
    name: 'registry-empty',
    mockups: ['08-registri', '12-dasbor-bappeda'],
    async play(hall) {
      const by = hall.room.verifier;
      await hall.look('registry-empty', 'h1', { by, path: '/registry' });
      await hall.look('estimate-empty', '.big', { by, path: '/estimate' });
      await hall.look('papers-empty', '#papers', { by, path: '/registry/papers' });
    },
  },
  {
    name: 'registry',
    mockups: ['08-registri', '08-inovasi-utuh', '08-registri-ekspor', 'cetak-a4'],
    async play(hall) {
      const innovation = `/registry/${await enterAll(hall)}`;
      const by = hall.room.verifier;
      const on = ['phone', 'narrow', 'large', 'laptop', 'paper'] as const;
      await hall.look('registry-list', '.table', { by, on, path: '/registry' });
      await hall.look('registry-list', '.table', {
        by,
        on: ['laptop'],
        path: '/registry',
        lang: 'en',
      });
      await hall.look('registry-filters', '.table', {
        by,
        path: '/registry',
        before: (page) => page.getByText('Saringan lain').click(),
      });
      await hall.look('registry-ticked', '.does', {
        by,
        path: '/registry',
        before: (page) => page.locator('tbody .check').first().click(),
      });
      await hall.look('registry-public', 'h1', { by: null, on, path: '/registry' });
      await hall.look('innovation', '#profile', { by, on, path: innovation });
      await hall.look('innovation', '#profile', {
        by,
        on: ['laptop'],
        path: innovation,
        lang: 'en',
      });
      await hall.look('innovation-public', '#profile', { by: null, path: innovation });
    },
  },
  {
    name: 'import',
    async play(hall) {
      const at = { by: hall.room.verifier, path: '/registry/import' };
      await hall.look('import', 'h1', at);
      await hall.look('import-refused', '[role=alert]', { ...at, before: choose(broken) });
      await hall.look('import-read', '.sums', { ...at, before: choose(oldRegistry) });
      await hall.look('import-read', '.sums', {
        ...at,
        on: ['phone'],
        lang: 'en',
        before: choose(oldRegistry),
      });
    },
  },
  {
    name: 'estimate-full',
    mockups: ['12-dasbor-bappeda-utuh'],
    async play(hall) {
      await enterAll(hall);
      const by = hall.room.verifier;
      const on = ['phone', 'narrow', 'large', 'laptop', 'paper'] as const;
      await hall.look('estimate-full', '.big', { by, on, path: '/estimate' });
      await hall.look('estimate-full', '.big', {
        by,
        on: ['laptop'],
        path: '/estimate',
        lang: 'en',
      });
      await hall.look('dashboard', '#map', { by, on, path: '/coverage' });
      await hall.look('dashboard', '#map', { by, on: ['laptop'], path: '/coverage', lang: 'en' });
      await hall.look('papers', '#papers', { by, path: '/registry/papers' });
    },
  },
  {
    name: 'display',
    mockups: ['07-nilai-juri-hp', '07-nilai-pengunjung-hp', '07-proyektor-galeri'],
    async play(hall) {
      await hall.reach('diagnose');
      const works = await finishWorks(hall);
      await hall.reach('display');
      await hall.lead({ type: 'gallery.open', open: true });
      const lead = { by: hall.room.facilitator.browser };
      const idea = works[0]?.ideaId ?? '';
      await hall.look('display', 'h1', { ...lead, path: `${hall.base}/display` });
      await hall.look('posters', '.sheet', { ...lead, path: `${hall.base}/posters` });
      await hall.look('public-gallery', 'h1', {
        by: null,
        on: ['phone', 'narrow', 'large', 'laptop'],
        path: `/g/${hall.room.labId}`,
      });
      await hall.look('public-idea', 'h1', { by: null, path: `/p/${idea}` });
      await hall.look('public-idea', 'h1', {
        by: null,
        on: ['phone'],
        path: `/p/${idea}`,
        lang: 'en',
      });
      await hall.lead({ type: 'projector.show', view: 'gallery', ideaId: null });
      await hall.wall('gallery-open', '.poster >> nth=5');
      await hall.auto();
    },
  },
];

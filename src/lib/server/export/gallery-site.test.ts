import { expect, test } from 'vitest';
import { gallerySite, photoPath } from './gallery-site.ts';

const poster = (id: string) => ({
  id,
  title: id,
  agency: '',
  lab: '',
  region: '',
  digital: null,
  about: '',
  before: '',
  after: '',
  milestones: [],
  measure: null,
  owners: [],
  photo: null,
  density: 'l' as const,
});

test('[Y15] a photo that is not held in memory is shown where it will be put', () => {
  const site = gallerySite({
    lang: 'id',
    lab: '',
    region: '',
    day: '2026-06-01',
    posters: [poster('a'), poster('b')],
    photos: new Map([['b', { ending: 'webp' }]]),
    font: new Uint8Array(),
  });
  const text = (path: string) => new TextDecoder().decode(site[path]);
  expect(text('innovation/001.html')).not.toContain('<img');
  expect(text('innovation/002.html')).toContain(`src="../${photoPath(1, 'webp')}"`);
  expect(text('innovation/001.html')).toContain('class="pair"');
  expect(Object.keys(site).filter((path) => path.startsWith('photo/'))).toEqual([]);
});

test('[Y1] an innovation with a number and without words has no empty boxes', () => {
  const measure = { name: 'Tunggu', unit: 'menit', before: 128, last: 41, planned: false };
  const site = gallerySite({
    lang: 'id',
    lab: '',
    region: '',
    day: '2026-06-01',
    posters: [{ ...poster('a'), measure }],
    photos: new Map(),
    font: new Uint8Array(),
  });
  const text = new TextDecoder().decode(site['innovation/001.html']);
  expect(text).toContain('128');
  expect(text).not.toMatch(/Belum diisi|class="pair"/);
});

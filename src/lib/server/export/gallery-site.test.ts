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
  expect(Object.keys(site).filter((path) => path.startsWith('photo/'))).toEqual([]);
});

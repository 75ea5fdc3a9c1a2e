/**
 * What is printed and handed over, page by page, as another program shows it: LibreOffice opens DOCX,
 * PPTX and XLSX, poppler draws the pages. Passed over where these are not installed.
 */
import { unzipSync } from 'fflate';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Browser } from '../../src/rehearsal/browser.ts';
import { asPdf, canUse } from '../support/office.ts';
import type { Hall } from './hall.ts';
import { enterAll, oldRegistry } from './registry.ts';
import type { Scene } from './scene.ts';

type Made = { id: string; what: string; format: string; at: number; state: string };
type Wish = { by: Browser; page: string; what: string; format: string };

/** Orders a paper as its page does and waits until it lies there. */
async function ordered({ by, page, what, format }: Wish): Promise<Uint8Array> {
  await by.submit(`${page}?/order`, { what, format });
  for (let tries = 0; tries < 240; tries += 1) {
    const files = (await by.page(page))['files'] as Made[];
    const file = files
      .filter((one) => one.what === what && one.format === format)
      .toSorted((a, b) => b.at - a.at)[0];
    if (file?.state === 'made') return by.file(`/files/${file.id}`);
    if (file?.state === 'failed') break;
    await wait(500);
  }
  throw new Error(`${what} as ${format} was not made`);
}

/** Each page of a PDF as a picture, the first ones of a long one. */
async function drawn(pdf: Uint8Array, most: number): Promise<Uint8Array[]> {
  const dir = mkdtempSync(join(tmpdir(), 'labinov-pages-'));
  try {
    writeFileSync(join(dir, 'a.pdf'), pdf);
    const asked = ['-png', '-r', '70', '-l', String(most), 'a.pdf', 'p'];
    await promisify(execFile)('pdftoppm', asked, { cwd: dir });
    const names = readdirSync(dir).filter((name) => name.endsWith('.png'));
    return names.sort().map((name) => readFileSync(join(dir, name)));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function show(hall: Hall, name: string, most: number, make: () => Promise<Uint8Array>) {
  if (!hall.camera.wants(name)) return;
  try {
    const bytes = await make();
    const isPdf = name.endsWith('pdf');
    const file = name.replace(/-(\w+)$/, '.$1');
    const pdf = isPdf ? bytes : (await asPdf({ [file]: bytes }))[file];
    const pages = await drawn(pdf ?? new Uint8Array(), most);
    for (const [at, page] of pages.entries()) {
      hall.camera.keep(`${name}-${String(at + 1).padStart(2, '0')}`, page);
    }
  } catch (fault) {
    hall.camera.complain(`${name}: ${String(fault).split('\n')[0]}`);
  }
}

/** An old list into the registry, its units under the names that it has. */
async function importOld(by: Browser): Promise<void> {
  const file = new File([readFileSync(oldRegistry)], 'registri-lama.csv');
  const read = async (how: string, fields: Parameters<Browser['submit']>[1]) => {
    const answer = await by.submit(`/registry/import?/${how}`, fields);
    if (answer.type !== 'success') throw new Error(`The old list: ${how} ${answer.status}`);
    return answer.data['read'] as {
      table: string;
      fileName: string;
      columns: Record<string, number>;
      units: { unknown: { key: string }[] };
    };
  };
  const { table, fileName, columns, units } = await read('read', { file });
  const fields: Record<string, string> = { table, fileName };
  for (const [field, at] of Object.entries(columns)) fields[`column-${field}`] = String(at);
  for (const { key } of units.unknown) fields[`unit-${key}`] = '';
  await read('bring', { ...fields, units: 'written' });
}

const ofLab = [
  ['lab-report', 'docx', 60],
  ['lab-report', 'pdf', 60],
  ['lab-summary', 'pptx', 12],
  ['lab-slides', 'pptx', 8],
  ['lab-book', 'docx', 12],
  ['pledge-sheet', 'pdf', 3],
  ['attendance-list', 'docx', 3],
  ['attendance-list', 'pdf', 3],
  ['certificates', 'pdf', 2],
  ['posters-a4', 'pdf', 4],
  ['posters-a3', 'pdf', 2],
] as const;

export const documentScenes: Scene[] = [
  {
    name: 'documents',
    mockups: ['cetak-a4'],
    async play(hall) {
      if (!canUse('soffice', 'pdftotext')) return;
      const innovationId = await enterAll(hall);
      const page = `${hall.base}/export`;
      const lead = hall.room.facilitator.browser;
      for (const [what, format, most] of ofLab) {
        const wish = { by: lead, page, what, format };
        await show(hall, `page-${what}-${format}`, most, () => ordered(wish));
      }
      const by = hall.room.verifier;
      const innovation = `/registry/${innovationId}`;
      for (const format of ['docx', 'pdf']) {
        const path = `${innovation}/profile/${format}`;
        await show(hall, `page-profile-${format}`, 8, () => by.file(path));
      }
      await show(hall, 'page-iid-checklist-xlsx', 6, async () => {
        const parts = unzipSync(await by.file(`${innovation}/iid.zip`));
        const name = Object.keys(parts).find((one) => one.endsWith('.xlsx'));
        return parts[name ?? ''] ?? new Uint8Array();
      });
      // Beside entries of a lab those of an old list, which came with little.
      await importOld(by);
      const wish = { by, page: '/registry/papers' };
      const slides = { ...wish, what: 'registry-slides', format: 'pptx' };
      await show(hall, 'page-registry-slides-pptx', 40, () => ordered(slides));
      const book = { ...wish, what: 'registry-book', format: 'pdf' };
      await show(hall, 'page-registry-book-pdf', 24, () => ordered(book));
    },
  },
];

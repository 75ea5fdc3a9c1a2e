/**
 * Makes what was ordered, in the press's own process: reads the database, describes the paper once
 * and lets a writer write it. Null where there is nothing to print.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Catalogue } from '#lib/lab/catalogue.ts';
import type { LabPhoto } from '#lib/lab/hall/state.ts';
import { isShared, posterToShare } from '#lib/lab/exchange.ts';
import { isFiltered, readQuestion } from '#lib/lab/registry-question.ts';
import { posterContent } from '#lib/lab/idea/poster.ts';
import type { Zone } from '#lib/lab/zone.ts';
import type { Db } from './db/database.ts';
import { hallOf, signaturesOf } from './db/attendance.ts';
import * as catalogues from './db/catalogues.ts';
import * as ideas from './db/ideas.ts';
import * as innovations from './db/innovations.ts';
import * as labs from './db/labs.ts';
import * as regions from './db/regions.ts';
import * as registryList from './db/registry-list.ts';
import { boardMinutes } from './export/board-minutes.ts';
import { boardPicture } from './export/board-picture.ts';
import { sheet, textWidth, type Paper, type Picture } from './export/document.ts';
import { toDocx } from './export/docx.ts';
import { seenBoard, seenOutcome, type Outcome } from './export/lab-outcome.ts';
import {
  attendanceList,
  attendancePaper,
  certificates,
  pledgeSheet,
  presentOf,
} from './export/lab-papers.ts';
import { labReport } from './export/lab-report.ts';
import { toPdf } from './export/pdf.ts';
import { toSvg } from './export/picture-sheet.ts';
import { toCsv } from './export/csv.ts';
import { toJson } from './export/json.ts';
import { registryOutcome } from './export/registry-outcome.ts';
import {
  isStreamFormat,
  registryStream,
  wholeUpTo,
  type StreamFormat,
} from './export/registry-stream.ts';
import type { Sheets } from './export/sheets.ts';
import { toXlsx } from './export/xlsx.ts';
import { posterPaper, type Poster } from './export/poster-paper.ts';
import { profileBook, profileReport, type Entry } from './export/profile-report.ts';
import { innovationSlides } from './export/innovation-slides.ts';
import { summarySlides } from './export/slides.ts';
import { logoOf } from './logos.ts';
import type { LabPaper, Order } from './paper-orders.ts';
import { library } from './pictures.ts';
import { labFileSecret } from './portable/authors.ts';
import { writeLabFile } from './portable/lab-file.ts';
import { stageLab } from './portable/stage.ts';
import type { FromPress } from './press.ts';

export type Press = {
  db: Db;
  /** `${LABINOV_DATA}`. */
  dataDir: string;
  /** How far it is, 0 to 1. */
  progress: (done: number) => void;
};

export async function makePaper(order: Order, press: Press): Promise<Uint8Array | null> {
  const { lang, at } = order;
  switch (order.what) {
    case 'profile': {
      const innovation = await innovations.load(press.db, order.innovationId);
      if (!innovation) return null;
      const about = await aboutRegion(press, innovation.regionId);
      const [entry] = await entriesOf(press, [innovation]);
      return entry ? write(profileReport(entry, { ...about, lang, at }), order, press) : null;
    }
    case 'shared-poster': {
      // [N26] Of an entry that is handed in again, what stands of it leaves.
      const entry = (await innovations.seenAs(press.db, order.innovationId, isShared))?.entry;
      if (!entry) return null;
      const idea = entry.ideaId === null ? null : await ideas.load(press.db, entry.ideaId);
      const { region } = await aboutRegion(press, entry.regionId);
      const content = posterToShare(entry, idea, region);
      const photo = content?.photo ? await smallPhoto(content.photo, press) : null;
      const about = { size: 'A4', lang, at: entry.createdAt, title: entry.name } as const;
      return posterPaper(content ? [{ content, photo, href: null }] : [], about);
    }
    case 'registry-book':
    case 'registry-slides': {
      const all = await innovations.list(press.db, order.regionId);
      const about = await aboutRegion(press, order.regionId);
      const entries = all
        .filter(({ sample }) => !sample)
        .toSorted((a, b) => (a.number < b.number ? -1 : 1));
      return print(await entriesOf(press, entries), { ...about, of: '' }, order, press);
    }
    case 'registry-rows':
    case 'lab-file':
    case 'lab-arrival':
      throw new Error('Have a road of their own: registryRows, labFile, labArrival');
    case 'board-minutes':
      return minutes(order, press);
    case 'drawing':
      return rasterised(order.svg, order.width);
    case 'attendance': {
      const zone = await regions.zoneOfLab(press.db, order.labId);
      const hall = await hallOf(press.db, order.labId);
      const paper = attendancePaper(hall, order.agencyId, { lang, zone });
      return paper && toPdf(paper);
    }
    case 'certificates-of': {
      const hall = await hallOf(press.db, order.labId);
      const zone = await regions.zoneOfLab(press.db, order.labId);
      const people = order.agencyIds.flatMap((agencyId) => presentOf(hall, agencyId, zone));
      const { personId } = order;
      return certificates(hall, personId ? people.filter(({ id }) => id === personId) : people, {
        lang,
        zone,
        logo: await labLogo(press, order.labId),
      });
    }
    default:
      return labPaper(order, press);
  }
}

type About = { region: string; zone: Zone; logo: Picture | null; of: string };

/**
 * [X14] The rows of a registry in pieces, for whoever writes them to a file: of a hundred thousand
 * entries little is in memory. A smaller one has all its sheets; a CSV is one table, a zip has all.
 */
export async function registryRows(
  { regionId, query = '', lang, format }: Order & { what: 'registry-rows' },
  { db, progress }: Press,
): Promise<AsyncIterable<Uint8Array>> {
  if (!isStreamFormat(format)) throw new Error(`Rows as ${format}`);
  const question = readQuestion(new URLSearchParams(query));
  const eyes = { regionId };
  const ids = isFiltered(question) ? await registryList.idsOf(db, eyes, question, mostRows) : null;
  const all = ids?.length ?? (await registryList.countOf(db, eyes));
  if (all <= wholeUpTo && format !== 'csv') {
    const outcome = await registryOutcome(db, regionId, lang, ids);
    progress(0.5);
    return Readable.from([await wholeAs(format, outcome)]);
  }
  const read = (count: number) => progress(Math.min(1, count / Math.max(1, all)));
  const zone = await regions.zoneOf(db, regionId);
  return registryStream(db, { regionId, lang, zone, ids, read, format });
}
/** [X30] The whole lab to `file`, or what speaks against it just now. */
export async function labFile(
  { labId, at }: Order & { what: 'lab-file' },
  file: string,
  { db, dataDir, progress }: Press,
): Promise<FromPress> {
  const evidence = join(dataDir, 'evidence');
  const secret = await labFileSecret();
  const done = await writeLabFile(db, { labId, evidence, path: file, at, secret, progress });
  if (!('code' in done)) return { is: 'made', size: done.bytes };
  return done.code === 'no-lab' ? { is: 'nothing' } : { is: 'refused', why: done.code };
}

/** [X34] What a lab file that came turned out to be, as JSON. */
export async function labArrival(
  { path, dir }: Order & { what: 'lab-arrival' },
  main: string,
  progress: Press['progress'],
): Promise<Uint8Array> {
  const secret = await labFileSecret();
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return Buffer.from(JSON.stringify(await stageLab({ path, dir, main, secret, progress })));
}

async function wholeAs(format: Exclude<StreamFormat, 'csv'>, outcome: Sheets): Promise<Uint8Array> {
  if (format === 'xlsx') return toXlsx(outcome);
  return format === 'zip' ? toCsv(outcome).bytes : toJson(outcome);
}

/** What a sheet can hold. */
const mostRows = 1_000_000;

/** A book or slides of these innovations. */
async function print(entries: Entry[], about: About, order: Order, press: Press) {
  const { lang, at } = order;
  if (order.format === 'pptx') return innovationSlides(entries, { ...about, lang, at });
  return write(profileBook(entries, { ...about, lang, at }), order, press);
}

async function labPaper(order: Order & { what: LabPaper }, press: Press) {
  const { lang, at, labId, viewer } = order;
  const { db } = press;
  const outcome = await seenOutcome(db, labId, viewer);
  const { hall } = outcome;
  press.progress(0.2);
  const logo = await labLogo(press, labId);
  const zone = await regions.zoneOfLab(press.db, labId);
  const about = { lang, zone, at, logo };
  const promoted = () => innovations.ofLab(db, labId);
  switch (order.what) {
    case 'lab-report': {
      const photos = await photosOf(hall.photos, press);
      press.progress(0.4);
      const report = labReport({ ...about, outcome, promoted: await promoted(), photos });
      return write(report, order, press);
    }
    case 'lab-summary':
      return summarySlides({ ...about, outcome, promoted: await promoted() });
    case 'lab-slides':
    case 'lab-book': {
      const entries = await entriesOf(press, await promoted());
      const { region, title: of } = hall.lab;
      return print(entries, { region, zone, logo, of }, order, press);
    }
    case 'pledge-sheet':
      return write(pledgeSheet(hall, about), order, press);
    case 'attendance-list':
      return write(attendanceList(hall, await signaturesOf(db, labId), about), order, press);
    case 'posters-a4':
    case 'posters-a3': {
      const size = order.what === 'posters-a4' ? 'A4' : 'A3';
      const title = hall.lab.title;
      return posterPaper(await postersOf(outcome, order, press), { size, lang, at, title });
    }
    case 'certificates': {
      const people = Object.keys(hall.agencies).flatMap((id) => presentOf(hall, id, zone));
      return certificates(hall, people, about);
    }
  }
}

/** [X13] Minutes of one board with its picture, which has to fit on a page. */
async function minutes(order: Order & { what: 'board-minutes' }, press: Press) {
  const { labId, boardId, viewer, lang, at } = order;
  const told = await seenBoard(press.db, { labId, boardId }, viewer);
  if (!told) return null;
  press.progress(0.2);
  const zone = await regions.zoneOfLab(press.db, labId);
  const wall = boardPicture({ ...told, lang, zone, at });
  const picture = wall && (await wallPicture(toSvg(wall), wall.title));
  const lead = (await labs.facilitatorsOf(press.db, labId)).map(({ name }) => name);
  const lab = await labs.load(press.db, labId);
  const logo = lab && (await logoOf(press.dataDir, lab.regionId));
  const paper = boardMinutes({ ...told, lead, picture, logo, lang, zone, at });
  return paper && write(paper, order, press);
}

async function wallPicture(svg: string, alt: string): Promise<Picture> {
  const bytes = await rasterised(svg, 1680);
  const sharp = await library();
  const { width = 1, height = 1 } = await sharp(bytes).metadata();
  const ratio = height / width;
  const shown = Math.min(textWidth, (sheet.height * 0.6) / ratio);
  return { bytes, type: 'png', width: shown, height: shown * ratio, alt };
}

async function write(paper: Paper, { format }: Order, press: Press): Promise<Uint8Array> {
  press.progress(0.5);
  return format === 'docx' ? toDocx(paper, rasterised) : toPdf(paper);
}

/** The logo of the region that holds the lab. */
async function labLogo({ db, dataDir }: Press, labId: string): Promise<Picture | null> {
  const lab = await labs.load(db, labId);
  return lab && logoOf(dataDir, lab.regionId);
}

async function aboutRegion({ db, dataDir }: Press, regionId: string) {
  const region = await regions.load(db, regionId);
  return {
    region: region ? regions.fullName(region) : '',
    zone: await regions.zoneOf(db, regionId),
    logo: await logoOf(dataDir, regionId),
  };
}

async function entriesOf({ db, progress }: Press, all: innovations.Innovation[]) {
  const entries: Entry[] = [];
  const years = new Map<string, Catalogue>();
  for (const [at, innovation] of all.entries()) {
    const { id, regionId, catalogueYear } = innovation;
    const key = `${regionId} ${catalogueYear}`;
    const catalogue = years.get(key) ?? (await catalogues.load(db, regionId, catalogueYear));
    years.set(key, catalogue);
    entries.push({ innovation, evidence: await innovations.evidence(db, id), catalogue });
    if (at % 50 === 49) progress((0.4 * at) / all.length);
  }
  return entries;
}

/** A long wall has fewer dots across, so that it fits into memory. */
const mostDots = 40_000_000;

/** A drawing of ours as PNG; the lettering comes from our own fonts (`cli/press.ts`). */
async function rasterised(svg: string, wanted: number): Promise<Uint8Array> {
  const sharp = await library();
  const drawing = Buffer.from(withoutPaper(svg));
  const own = await sharp(drawing, { density: 72 }).metadata();
  const [across, down] = [own.width ?? 1, own.height ?? 1];
  const width = Math.floor(Math.min(wanted, Math.sqrt((mostDots * across) / down)));
  const density = Math.max(1, (72 * width) / across);
  return sharp(drawing, { density, limitInputPixels: 2 * mostDots })
    .resize({ width })
    .png()
    .toBuffer();
}

/** Without its size on paper: a size in millimetres grows with the square of the density. */
const withoutPaper = (svg: string) =>
  svg.replace(/<svg [^>]*>/, (head) => head.replaceAll(/ (width|height)="[\d.]+mm"/g, ''));

/** The posters of a lab in the order of its ideas, each with its photo. */
async function postersOf({ hall, ideas }: Outcome, order: { origin?: string }, press: Press) {
  const posters: Poster[] = [];
  for (const [at, idea] of ideas.entries()) {
    const agency = hall.agencies[idea.agencyId]?.name ?? '';
    const { title: lab, region } = hall.lab;
    const content = posterContent(idea, { agency, lab, region });
    if (!content) continue;
    const photo = content.photo && (await smallPhoto(content.photo, press));
    posters.push({ content, photo, href: `${order.origin ?? ''}/p/${content.id}` });
    press.progress(0.2 + (0.6 * at) / ideas.length);
  }
  return posters;
}

/** Photos of the lab, small enough for a document of many; one that is gone is left out. */
async function photosOf(photos: readonly LabPhoto[], press: Press) {
  const found: { photo: LabPhoto; picture: Picture }[] = [];
  for (const photo of photos) {
    const picture = await smallPhoto({ stored: photo.file.stored, title: photo.title }, press);
    if (picture) found.push({ photo, picture });
  }
  return found;
}

/** A stored photo at half the width of a text, or null when it is gone. */
async function smallPhoto(
  { stored, title }: { stored: string; title: string },
  { dataDir }: Press,
): Promise<Picture | null> {
  const bytes = await readFile(join(dataDir, 'evidence', stored)).catch(() => null);
  if (!bytes) return null;
  const sharp = await library();
  const { data, info } = await sharp(bytes)
    .resize({ width: 1100, height: 1100, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  const ratio = info.height / info.width;
  const width = Math.min(textWidth / 2, sheet.height / 3 / ratio);
  return { bytes: data, type: 'jpeg', width, height: width * ratio, alt: title };
}

import { strFromU8, unzipSync } from 'fflate';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '#lib/lab/catalogue.ts';
import { posterContent } from '#lib/lab/idea/poster.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { emptyProfile } from '#lib/lab/profile.ts';
import { freshDatabase, type FreshDatabase } from '../../../tests/support/database.ts';
import { furnish, type Furnished } from '../../../tests/support/furnished.ts';
import { asPdf, canUse, lint, pagesOf } from '../../../tests/support/office.ts';
import * as innovations from './db/innovations.ts';
import { unproven } from './db/innovations.ts';
import { toDocx } from './export/docx.ts';
import { glyphsOf, missingSign } from './export/glyphs.ts';
import { seenOutcome, type Outcome } from './export/lab-outcome.ts';
import type { Block, Paper } from './export/document.ts';
import { labReport } from './export/lab-report.ts';
import { toPdf } from './export/pdf.ts';
import { posterPaper } from './export/poster-paper.ts';
import { profileBook, profileReport, type Entry } from './export/profile-report.ts';
import { safeText } from './export/sheets.ts';
import { innovationSlides } from './export/innovation-slides.ts';
import { summarySlides } from './export/slides.ts';
import { keepLogo, logoOf } from './logos.ts';
import type { LabPaper, Order } from './paper-orders.ts';
import { makePaper } from './papers.ts';

const at = Date.UTC(2026, 4, 7, 3);
const flat = (text: string) => text.replace(/\s+/g, '');
/** How often each word is said: lines of neighbouring cells come mixed, words stay whole. */
function words(text: string): Map<string, number> {
  const all = new Map<string, number>();
  for (const word of text.split(/\s+/).filter(Boolean)) all.set(word, (all.get(word) ?? 0) + 1);
  return all;
}
/** Words that are said less often than they should be. */
function missing(texts: readonly string[], read: string): string[] {
  const said = words(read);
  return [...words(texts.join(' '))]
    .filter(([word, times]) => (said.get(word) ?? 0) < times)
    .map(([word]) => word);
}
const readsOffice = canUse('soffice', 'pdftotext');
const readsPdf = canUse('pdftotext');
const readsXml = canUse('xmllint');
const noDots = async () => new Uint8Array(readFileSync('static/favicon.svg').subarray(0, 0));

let db: FreshDatabase;
let lab: Furnished['lab'];
let names: Furnished['names'];
let outcome: Outcome;
let promoted: innovations.Innovation[];

beforeAll(async () => {
  db = await freshDatabase();
  ({ lab, names } = await furnish(db));
  outcome = await seenOutcome(db.read, lab.id, lab.facilitator);
  promoted = await innovations.ofLab(db.read, lab.id);
}, 60_000);
afterAll(() => db.cleanup());

type Asked = Order extends infer O ? (O extends Order ? Omit<O, 'lang' | 'at'> : never) : never;
async function made(order: Asked): Promise<Uint8Array> {
  const press = { db: db.read, dataDir: '/nonexistent', progress: () => {} };
  const bytes = await makePaper({ lang: 'id', at, ...order } as Order, press);
  if (!bytes) throw new Error(order.what);
  return bytes;
}
const ofLab = (what: LabPaper, format: Order['format']) =>
  made({ what, format, labId: lab.id, viewer: lab.facilitator });

/** What of the database a report of the lab must say. */
async function mustSay(): Promise<string[]> {
  const agencies = await db.read.selectFrom('agency').select('name').execute();
  const cards = Object.values(outcome.boards).flatMap((board) =>
    board.revealed ? Object.values(board.cards).map(({ text }) => text) : [],
  );
  const ofIdea = (idea: Idea) => [
    idea.fields.title.text,
    ...Object.values(idea.rows).flatMap(({ activity, output }) => [activity, output]),
    ...Object.values(idea.commitments).map(({ what }) => what),
  ];
  expect(cards).toHaveLength(30);
  return [...agencies.map(({ name }) => name), ...cards, ...outcome.ideas.flatMap(ofIdea)];
}

describe('papers of a lab', () => {
  test.runIf(readsPdf)(
    '[X1] the report as PDF says all of it, with page numbers',
    async () => {
      const pages = await pagesOf(await ofLab('lab-report', 'pdf'));
      const text = flat(pages.join(''));
      expect(missing(await mustSay(), pages.join('\n'))).toEqual([]);
      const people = await db.read.selectFrom('person').select('id').execute();
      expect(pages[2]).toContain(String(people.length));
      expect(pages[1]).toContain('Daftar isi');
      expect(pages.at(-1)).toContain(`Halaman ${pages.length} dari ${pages.length}`);
      const pledges = await db.read.selectFrom('pledge').select('name').execute();
      expect(pledges).toHaveLength(12);
      for (const { name } of pledges) expect(text).toContain(flat(name));
    },
    60_000,
  );

  test.runIf(readsOffice)(
    '[X1] [X4] [X5] LibreOffice opens what is to be edited and shown',
    async () => {
      const files = {
        'report.docx': await ofLab('lab-report', 'docx'),
        'book.docx': await ofLab('lab-book', 'docx'),
        'list.docx': await ofLab('attendance-list', 'docx'),
        'slides.pptx': await ofLab('lab-slides', 'pptx'),
        'summary.pptx': await ofLab('lab-summary', 'pptx'),
      };
      const read = await asPdf(files);
      const pages = async (name: keyof typeof files) => pagesOf(read[name] ?? new Uint8Array());
      const report = (await pages('report.docx')).join('\n');
      expect(missing(await mustSay(), report)).toEqual([]);
      const book = (await pages('book.docx')).join('\n');
      const slides = await pages('slides.pptx');
      expect(slides).toHaveLength(promoted.length + 1);
      for (const { profile } of promoted) {
        expect(missing([profile.design], book)).toEqual([]);
        expect(flat(slides.join(''))).toContain(flat(profile.name));
      }
      const summary = await pages('summary.pptx');
      expect(summary).toHaveLength(6);
      expect(summary.at(-1)).toContain('Inovasi di registri');
      expect(flat((await pages('list.docx')).join(''))).toContain(flat('Peserta 9'));
    },
    300_000,
  );

  test.runIf(readsPdf)('[X4] a profile stands in the order of the ministry’s report', async () => {
    const innovationId = names['innovation'] ?? '';
    const pages = await pagesOf(await made({ what: 'profile', innovationId, format: 'pdf' }));
    const text = pages.join('\n');
    const order = Array.from({ length: 16 }, (_, n) =>
      text.search(new RegExp(`^1\\.${n + 1}$`, 'm')),
    );
    expect(order.every((place) => place >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(text.indexOf('2. Indikator')).toBeGreaterThan(order.at(-1) ?? 0);
  });

  test('[X1] a board that is not revealed, and what it hides, is in no paper', async () => {
    const [, second = ''] = lab.boards;
    const ref = { kind: 'board' as const, id: second };
    const card = {
      cardId: '0190f000-0000-7000-8000-0000000000aa',
      text: 'Kartu diam',
      paper: 'langit',
    };
    const writer = await lab.join('PBG-OPD-09', 'Penulis');
    await lab.act(ref, writer, { type: 'card.add', ...card, paper: 'langit' });
    const seen = await seenOutcome(db.read, lab.id, lab.facilitator);
    const facts = {
      outcome: seen,
      promoted,
      photos: [],
      logo: null,
      lang: 'id' as const,
      zone: 'WIT' as const,
      at,
    };
    expect(JSON.stringify(labReport(facts))).not.toContain('Kartu diam');
  });

  test.runIf(readsPdf)(
    '[X9] posters: one page each, with what stands on them',
    async () => {
      const planned = outcome.ideas.filter(({ plan }) => plan.status === 'approved');
      for (const what of ['posters-a4', 'posters-a3'] as const) {
        const pages = await pagesOf(await ofLab(what, 'pdf'));
        expect(pages).toHaveLength(planned.length);
        for (const [at, { fields, poster }] of planned.entries()) {
          expect(
            missing([fields.title.text, poster.before, poster.after], pages[at] ?? ''),
          ).toEqual([]);
        }
      }
    },
    60_000,
  );

  test('[X2] the same paper at the same time is the same PDF, and opens nothing', async () => {
    const once = await ofLab('pledge-sheet', 'pdf');
    expect(Buffer.compare(once, await ofLab('pledge-sheet', 'pdf'))).toBe(0);
    const text = Buffer.from(once).toString('latin1');
    for (const deed of ['/URI', '/JavaScript', '/JS', '/Launch', '/EmbeddedFile', '/OpenAction']) {
      expect(text).not.toContain(deed);
    }
    expect(text.match(/\/FontFile2/g)?.length).toBeGreaterThan(0);
  });

  test('[X10] a logo is written anew and stands on covers; what is no picture is not taken', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'labinov-logo-'));
    try {
      const { default: sharp } = await import('sharp');
      const plain = { width: 900, height: 300, channels: 3 as const, background: '#06A29F' };
      const picture = await sharp({ create: plain }).jpeg().toBuffer();
      expect(await keepLogo(dataDir, lab.regionId, Buffer.from('<svg xmlns="x"/>'))).toBe(false);
      expect(await keepLogo(dataDir, lab.regionId, picture.subarray(0, 40))).toBe(false);
      expect(await logoOf(dataDir, lab.regionId)).toBeNull();
      expect(await keepLogo(dataDir, lab.regionId, picture)).toBe(true);
      const logo = await logoOf(dataDir, lab.regionId);
      expect(logo).toMatchObject({ type: 'png', width: 30, height: 10 });
      const facts = {
        outcome,
        promoted,
        photos: [],
        logo,
        lang: 'id' as const,
        zone: 'WIT' as const,
        at,
      };
      const bytes = await toPdf(labReport(facts));
      expect(Buffer.from(bytes).toString('latin1')).toContain('/Subtype /Image');
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  const slidesOf = (deck: Uint8Array) =>
    Object.entries(unzipSync(deck))
      .filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
      .map(([, part]) => strFromU8(part));

  test('[X1] [X5] what the lab has not come to yet has no slide and no page of its own', async () => {
    const { hall } = outcome;
    const early = { ...outcome, boards: [], hall: { ...hall, radars: {} } };
    const about = { lang: 'id', zone: 'WIB', at, logo: null } as const;
    const slides = slidesOf(await summarySlides({ ...about, outcome: early, promoted: [] }));
    const report = labReport({ ...about, outcome: early, promoted: [], photos: [] });
    const headings = report.blocks.flatMap((one) => (one.is === 'heading' ? [one.text] : []));
    expect(headings).not.toContain('Kesiapan berinovasi');
    expect(JSON.stringify(report)).toContain('Belum ada di lab ini: Kesiapan berinovasi,');
    expect(slides).toHaveLength(3);
    expect(slides.join('')).not.toContain('Belum ada');
  });

  test('[X5] an entry of an old list shows on its slide what it has', async () => {
    const [first] = promoted;
    if (!first) throw new Error('nothing promoted');
    const profile = { ...emptyProfile(), name: 'Kelas Ibu', appliedOn: '2017-09', affair: '1.02' };
    const old = { ...first, profile, agencyName: 'Puskesmas Cilegon', year: 2017 };
    const innovation = { ...old, ...unproven(), status: 'proposed' as const };
    const entry = { innovation, evidence: [], catalogue: catalogueOf(2026) };
    const about = { lang: 'id', zone: 'WIB', at, logo: null, region: 'Daerah', of: '' } as const;
    const [, slide = ''] = slidesOf(await innovationSlides([entry], about));
    for (const one of ['Puskesmas Cilegon', 'Usulan', '2017', 'Kesehatan', 'September 2017']) {
      expect(slide).toContain(one);
    }
    expect(slide).toContain('belum diisi');
    const told = { ...innovation, profile: { ...profile, design: 'Ibu belajar bersama.' } };
    const [, next = ''] = slidesOf(await innovationSlides([{ ...entry, innovation: told }], about));
    expect(next).toContain('Ibu belajar bersama.');
  });

  test('[X16] a number with decimals has the comma of Indonesian and the point of English', async () => {
    const [first] = promoted;
    if (!first) throw new Error('nothing promoted');
    const measure = { name: 'Lama', unit: 'hari', before: 1234.5, after: 1.2, target: 0.75 };
    const measures = first.story.measures.slice(0, 1).map((one) => ({ ...one, ...measure }));
    const innovation = { ...first, story: { ...first.story, measures } };
    const entry = { innovation, evidence: [], catalogue: catalogueOf(2026) };
    const told = async (lang: 'id' | 'en') => {
      const about = { lang, zone: 'WIB', at, logo: null, region: 'Daerah', of: '' } as const;
      const docx = unzipSync(await toDocx(profileReport(entry, about), noDots));
      const deck = unzipSync(await innovationSlides([entry], about));
      const idea = outcome.ideas[0] as Idea;
      const content = posterContent(
        { ...idea, plan: { ...idea.plan, status: 'approved' } },
        { agency: '', lab: '', region: '' },
      );
      if (!content) throw new Error('no poster');
      const poster = {
        content: { ...content, measure: { ...measure, last: 1.2, planned: false } },
      };
      const sheet = await posterPaper([{ ...poster, photo: null, href: null }], {
        size: 'A4',
        lang,
        at,
        title: '',
      });
      return {
        docx: strFromU8(docx['word/document.xml'] ?? new Uint8Array()),
        pptx: strFromU8(deck['ppt/slides/slide2.xml'] ?? new Uint8Array()),
        pdf: readsPdf && sheet ? (await pagesOf(sheet)).join('') : null,
      };
    };
    const id = await told('id');
    for (const one of ['1.234,5', '0,75', '1,2']) expect(id.docx).toContain(`>${one}<`);
    expect(id.pptx).toContain('1.234,5 → 1,2');
    const en = await told('en');
    for (const one of ['1,234.5', '0.75', '1.2']) expect(en.docx).toContain(`>${one}<`);
    expect(en.pptx).toContain('1,234.5 → 1.2');
    if (id.pdf !== null) expect(id.pdf).toContain('1.234,5 → 1,2');
    if (en.pdf !== null) expect(en.pdf).toContain('1,234.5 → 1.2');
    // What the rehearsal types on its posters.
    const typed = outcome.ideas.flatMap(({ poster }) => [poster.before, poster.after]).join('\n');
    expect(typed).toMatch(/\d,\d/);
    expect(typed).not.toMatch(/\d\.\d{1,2}(?!\d)/);
  });

  test('[X1] a page of somebody else’s language says the same', () => {
    const facts = { outcome, promoted, photos: [], logo: null, zone: 'WIB' as const, at };
    const [id, en] = (['id', 'en'] as const).map((lang) => labReport({ ...facts, lang }));
    expect(en?.blocks.map(({ is }) => is)).toEqual(id?.blocks.map(({ is }) => is));
    expect(en?.title).toBe('Report of the Innovation Laboratory');
  });
});

type Nasty = {
  nilai?: string;
  repeat?: { awal: string; teks: string; kali: number; akhir: string };
};
const nasty = (
  JSON.parse(readFileSync(new URL('../../rehearsal/jahat.json', import.meta.url), 'utf8')) as {
    teks: Nasty[];
  }
).teks.map(({ nilai = '', repeat }) =>
  repeat ? repeat.awal + repeat.teks.repeat(Math.min(repeat.kali, 120)) + repeat.akhir : nilai,
);

/** What people do not choose from a list but type, in a state of any kind. */
const typed = new Set(
  `title name position text note activity output executor partners place unit who what story
  comment region design goal benefit result initiatorName agencyName pledgeText method short
  before after`.split(/\s+/),
);

/** The same with another nasty text in every typed place; and which were put where. */
function poisoned<T>(value: T, turn: { at: number }): T {
  if (Array.isArray(value)) return value.map((one) => poisoned(one, turn)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) =>
      typeof one === 'string' && typed.has(key)
        ? [key, nasty[turn.at++ % nasty.length] ?? '']
        : [key, poisoned(one, turn)],
    ),
  ) as T;
}

/** One text in everything that a paper is made of. */
const everywhere = (text: string): Block[] => [
  { is: 'heading', level: 2, text },
  { is: 'text', text },
  { is: 'list', items: [text] },
  { is: 'facts', rows: [{ no: '1', label: text, value: text, more: text }] },
  { is: 'figures', items: [{ value: text, label: text }] },
  {
    is: 'table',
    columns: [
      { label: text, share: 1 },
      { label: 'x', share: 2, align: 'right' },
    ],
    rows: [[text, { text, bold: true }]],
  },
];

describe('[X3] texts that mean harm', () => {
  let facts: Parameters<typeof labReport>[0] & { region: string; of: string };
  let book: Paper;
  const files: Record<string, Uint8Array> = {};
  beforeAll(async () => {
    const turn = { at: 0 };
    facts = {
      outcome: poisoned(outcome, turn),
      promoted: poisoned(promoted, turn),
      lang: 'id',
      zone: 'WIB',
      at,
      logo: null,
      photos: [],
      region: nasty[1] ?? '',
      of: nasty[9] ?? '',
    };
    turn.at = 0;
    const entries = promoted.map((innovation): Entry => {
      return { innovation: poisoned(innovation, turn), evidence: [], catalogue: catalogueOf(2026) };
    });
    book = profileBook(entries, facts);
    book.blocks.push(...nasty.flatMap(everywhere));
    files['report.docx'] = await toDocx(labReport(facts), noDots);
    files['book.docx'] = await toDocx(book, noDots);
    files['summary.pptx'] = await summarySlides(facts);
    files['slides.pptx'] = await innovationSlides(entries, facts);
  }, 120_000);
  const partsOf = (bytes: Uint8Array = new Uint8Array()) =>
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name)),
    );

  test('DOCX and PPTX stay well-formed, point nowhere, run nothing', async () => {
    for (const file of Object.values(files)) {
      const parts = partsOf(file);
      if (readsXml) await lint(parts);
      for (const [name, part] of Object.entries(parts)) {
        const text = strFromU8(part);
        expect([
          name,
          /TargetMode="External"|vbaProject|<w:instrText[^>]*>[^<]*(?:HYPERLINK "|DDE|INCLUDE)/.test(
            text,
          ),
        ]).toEqual([name, false]);
      }
    }
  }, 120_000);

  test('every sign that XML can carry is in the DOCX as it was typed', () => {
    const part = partsOf(files['book.docx'])['word/document.xml'];
    const text = strFromU8(part ?? new Uint8Array())
      .replace(/<w:br\/>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
    for (const one of nasty) expect(text).toContain(safeText(one));
  });

  test.runIf(readsOffice)(
    'LibreOffice opens all of them',
    async () => {
      const read = await asPdf(files);
      for (const pdf of Object.values(read)) {
        expect((await pagesOf(pdf)).length).toBeGreaterThan(1);
      }
    },
    300_000,
  );

  test.runIf(readsPdf)(
    'the PDF says what its fonts can draw',
    async () => {
      expect((await pagesOf(await toPdf(labReport(facts)))).length).toBeGreaterThan(10);
      const text = flat((await pagesOf(await toPdf(book))).join(''));
      const plain = nasty.filter((one) => /^[\x20-\x7e]+$/.test(one));
      expect(plain.length).toBeGreaterThan(20);
      for (const one of plain) expect(text).toContain(flat(one));
    },
    120_000,
  );

  test('what no font has is one sign for each, and direction signs are left out', () => {
    const drawn = (text: string) =>
      glyphsOf(text)
        .map((run) => run.text)
        .join('');
    expect(drawn('Sa\u202eya \u2713 \ud83d\ude00 \u5b57')).toBe(
      `Saya \u2713 ${missingSign} ${missingSign}`,
    );
    expect(glyphsOf('a \u2713 b').map(({ font }) => font)).toEqual([
      'Jakarta',
      'DejaVu',
      'Jakarta',
    ]);
    expect(drawn('Siti Nur’ain – Ngésti, Ḥasan')).toBe('Siti Nur’ain – Ngésti, Ḥasan');
  });
});

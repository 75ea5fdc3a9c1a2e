import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyBoard } from '#lib/lab/board/state.ts';
import { freshDatabase, type FreshDatabase } from '../../../tests/support/database.ts';
import { nastyTexts } from '../../../tests/support/hostile.ts';
import { at, newId, openLaboratory, type Laboratory } from '../../../tests/support/laboratory.ts';
import { asPdf, canUse, lint, pagesOf } from '../../../tests/support/office.ts';
import { boardPicture } from './export/board-picture.ts';
import { chartPicture } from './export/chart-picture.ts';
import { dashboardChart, estimateChart, funnelChart, votesChart } from './export/charts.ts';
import { seenBoard } from './export/lab-outcome.ts';
import { lettered, widthOf, wrapped } from './export/lettering.ts';
import { toSvg } from './export/picture-sheet.ts';
import { safeText, type Sheet } from './export/sheets.ts';
import { makePaper } from './papers.ts';
import { pictured } from './pictured.ts';

const readsXml = canUse('xmllint');
const readsOffice = canUse('soffice', 'pdftotext');
const lang = 'id' as const;
const flat = (text: string) => safeText(text).replace(/\s+/g, '');
/** What a reader of the drawing finds in it, without its line ends. */
const lettering = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
    .map(([, text = '']) =>
      text
        .replaceAll('&quot;', '"')
        .replaceAll('&gt;', '>')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&'),
    )
    .join('')
    .replace(/\s+/g, '');
const bytesOf = (svg: string) => new TextEncoder().encode(svg);

describe('a board with the worst words there are', () => {
  let db: FreshDatabase;
  let lab: Laboratory;
  const boards: string[] = [];
  const texts = nastyTexts.map((text) => text.slice(0, 240));
  const clusterId = newId();
  const ballotId = newId();

  beforeAll(async () => {
    db = await freshDatabase();
    lab = await openLaboratory(db);
    boards.push(...lab.boards);
    const [open = '', silent = '', anonymous = ''] = boards;
    const writer = await lab.join('PBG-OPD-05', 'Penulis Rahasia');
    const board = { kind: 'board', id: open } as const;
    const card = (text: string) =>
      ({ type: 'card.add', cardId: newId(), text, paper: 'langit' }) as const;
    for (const text of texts) await lab.try(board, writer, card(text));
    await lab.act(board, lab.facilitator, { type: 'board.reveal' });
    const cards = Object.keys((await seen(open)).board.cards);
    const first = cards.slice(0, 3);
    const title = '<b>Antrean & "biaya"</b>';
    await lab.act(board, lab.facilitator, {
      type: 'cluster.add',
      clusterId,
      title,
      cardIds: first,
    });
    const ballot = { type: 'ballot.open', ballotId, over: 'clusters', dots: 3, cap: 3 } as const;
    await lab.act(board, lab.facilitator, ballot);
    await lab.act(board, writer, { type: 'dots.place', ballotId, dots: { [clusterId]: 2 } });
    await lab.act(board, lab.facilitator, { type: 'ballot.close', ballotId });
    await lab.act({ kind: 'board', id: silent }, writer, card('Kartu diam'));
    const nobody = { kind: 'board', id: anonymous } as const;
    await lab.act(nobody, lab.facilitator, { type: 'board.sign', names: 'nobody' });
    await lab.act(nobody, writer, card('Kartu tanpa nama'));
    await lab.act(nobody, lab.facilitator, { type: 'board.reveal' });
  }, 30_000);
  afterAll(() => db.cleanup());

  async function seen(boardId: string) {
    const told = await seenBoard(db.read, { labId: lab.id, boardId }, lab.facilitator);
    if (!told) throw new Error(boardId);
    return told;
  }
  const pictureOf = async (boardId: string) => {
    const drawing = boardPicture({ ...(await seen(boardId)), lang, zone: 'WIB', at });
    return drawing && toSvg(drawing);
  };
  async function minutesOf(boardId: string, format: 'pdf' | 'docx') {
    const of = { labId: lab.id, boardId, viewer: lab.facilitator, lang, at, format };
    const press = { db: db.read, dataDir: '/nonexistent', progress: () => {} };
    return makePaper({ what: 'board-minutes', ...of }, press);
  }

  test('[X11] the picture says every card as it was typed, and nothing in it is more than text', async () => {
    const svg = (await pictureOf(boards[0] ?? '')) ?? '';
    const said = lettering(svg);
    const { board } = await seen(boards[0] ?? '');
    const cards = Object.values(board.cards);
    expect(cards.length).toBeGreaterThan(30);
    for (const { text } of cards) expect(said).toContain(flat(text));
    expect(said).toContain('<b>Antrean&"biaya"</b>');
    expect(said).toContain('2suara');
    expect([...new Set([...svg.matchAll(/<([a-z]+)[ >]/g)].map(([, tag]) => tag))].sort()).toEqual([
      'desc',
      'g',
      'rect',
      'svg',
      'text',
      'title',
    ]);
    expect(svg).not.toMatch(/<[^>]*\s(on\w+|href|style)=/);
    if (readsXml) await lint({ svg: bytesOf(svg) });
  });

  test('[X11] before the reveal there is none; where nobody is named nobody is', async () => {
    expect(await pictureOf(boards[1] ?? '')).toBeNull();
    const anonymous = (await pictureOf(boards[2] ?? '')) ?? '';
    expect(anonymous).toContain('Kartu tanpa nama');
    const { hall } = await seen(boards[2] ?? '');
    for (const { name } of Object.values(hall.agencies)) expect(anonymous).not.toContain(name);
    expect(await pictureOf(boards[2] ?? '')).toBe(anonymous);
  });

  test('[X15] the file brings its letters along, and they are all that is not drawn', async () => {
    const drawing = boardPicture({ ...(await seen(boards[2] ?? '')), lang, zone: 'WIB', at });
    if (!drawing) throw new Error('no drawing');
    const answer = await pictured({ ...drawing, title: 'Ruang' }, 'svg');
    const svg = await answer.text();
    const fonts = [...svg.matchAll(/url\(data:font\/woff2;base64,([\w+/=]+)\)/g)];
    expect(fonts).toHaveLength(1);
    for (const [, font = ''] of fonts) {
      expect(Buffer.from(font, 'base64').subarray(0, 4).toString()).toBe('wOF2');
    }
    expect(svg.match(/url\(/g)).toHaveLength(1);
    expect(svg).not.toMatch(/https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
    if (readsXml) await lint({ svg: bytesOf(svg) });
    // A name with rarer letters brings these as well.
    const far = await (await pictured({ ...drawing, title: 'Kraków' }, 'svg')).text();
    expect(far.match(/url\(data:font/g)).toHaveLength(2);
    expect(far.length - svg.length).toBeLessThan(14_000);
    expect(svg.length).toBeLessThan(40_000);
    // The press draws with fonts of its own.
    expect(toSvg(drawing)).not.toContain('font-face');
  });

  test('[X11] as dots it is as wide as was asked', async () => {
    const svg = (await pictureOf(boards[0] ?? '')) ?? '';
    const order = { what: 'drawing', svg, width: 1200, lang, at, format: 'png' } as const;
    const press = { db: db.read, dataDir: '/nonexistent', progress: () => {} };
    const png = await makePaper(order, press);
    expect(await sharp(png ?? undefined).metadata()).toMatchObject({ format: 'png', width: 1200 });
  });

  test('[X11] a wall of hundreds of cards is a picture too, with fewer dots across', async () => {
    const short = (await pictureOf(boards[0] ?? '')) ?? '';
    const [, wide = ''] = /viewBox="0 0 (\d+) /.exec(short) ?? [];
    const svg = short
      .replace(/viewBox="[^"]+"/, `viewBox="0 0 ${wide} 9200"`)
      .replace(/height="[\d.]+mm"/, 'height="2300mm"');
    const order = { what: 'drawing', svg, width: 3360, lang, at, format: 'png' } as const;
    const press = { db: db.read, dataDir: '/nonexistent', progress: () => {} };
    const { width, height } = await sharp((await makePaper(order, press)) ?? undefined).metadata();
    expect(width / height).toBeCloseTo(Number(wide) / 9200, 2);
    expect(width * height).toBeGreaterThan(38_000_000);
    expect(width * height).toBeLessThan(41_000_000);
  });

  test('[X12] a chart of votes has the numbers of the ballot beside its bars', async () => {
    const { board, hall } = await seen(boards[0] ?? '');
    const chart = votesChart(board, hall, ballotId, lang);
    expect(chart?.sheet.rows).toEqual([{ thing: '<b>Antrean & "biaya"</b>', rank: 1, value: 2 }]);
    if (!chart) throw new Error('no chart');
    const svg = toSvg(
      chartPicture(chart, { lang, about: 'Lab', region: 'Daerah', zone: 'WIB' as const, at }),
    );
    expect(lettering(svg)).toContain('<b>Antrean&"biaya"</b>2');
    expect(votesChart(board, hall, newId(), lang)).toBeNull();
    expect(votesChart(emptyBoard(newId()), hall, ballotId, lang)).toBeNull();
  });

  test.runIf(readsOffice)(
    '[X13] Word and PDF of the minutes say the same, and nothing of a silent board',
    async () => {
      const id = boards[0] ?? '';
      const docx = await minutesOf(id, 'docx');
      const pdf = await minutesOf(id, 'pdf');
      if (!docx || !pdf) throw new Error('no minutes');
      const read = await asPdf({ 'minutes.docx': docx });
      const [word, print] = await Promise.all(
        [read['minutes.docx'] ?? new Uint8Array(), pdf].map(async (bytes) =>
          (await pagesOf(bytes)).join('\n'),
        ),
      );
      const cards = Object.values((await seen(id)).board.cards).map(({ text }) => text);
      // Lines of neighbouring cells come mixed; what fits on one line stays whole.
      const plain = cards.filter((text) => /^[ -~]{1,30}$/.test(text));
      expect(plain.length).toBeGreaterThan(10);
      for (const said of [word ?? '', print ?? '']) {
        expect(said).toContain('Notulen papan');
        expect(flat(said)).toContain('2suara');
        expect(said).not.toContain('Penulis Rahasia');
        for (const text of plain) expect(flat(said)).toContain(flat(text));
      }
      expect(await minutesOf(boards[1] ?? '', 'pdf')).toBeNull();
    },
    240_000,
  );
});

describe('charts', () => {
  const sheet = (rows: Sheet['rows']): Sheet => ({
    name: 'Sebaran',
    columns: [
      { key: 'agency', label: 'OPD', kind: 'text' },
      { key: '1.02', label: 'Kesehatan', kind: 'number' },
      { key: '1.01', label: 'Pendidikan', kind: 'number' },
    ],
    rows,
  });
  const about = { lang, about: '', region: 'Daerah', zone: 'WIB' as const, at };

  test('[X12] every number of the table stands in the map, and a list has no picture', async () => {
    const map = dashboardChart('affairs', sheet([{ agency: 'Dinas', '1.02': 37, '1.01': 4 }]));
    if (!map) throw new Error('no map');
    const svg = toSvg(chartPicture(map, about));
    expect(lettering(svg)).toMatch(/Dinas37/);
    expect(lettering(svg)).toContain('Kesehatan');
    if (readsXml) await lint({ svg: bytesOf(svg) });
    expect(dashboardChart('ideas', sheet([]))).toBeNull();
    expect(dashboardChart('constructor', sheet([]))).toBeNull();
    expect(estimateChart('index', [])).toBeNull();
  });

  test('[X12] without numbers it says so; of very many rows it shows the first and says how many are left', () => {
    const none = chartPicture(funnelChart([], lang), about);
    expect(none.height).toBeGreaterThan(0);
    const rows = Array.from({ length: 75 }, (_, n) => ({ agency: `Dinas ${n}`, '1.02': n }));
    const map = dashboardChart('affairs', sheet(rows));
    const svg = map ? toSvg(chartPicture(map, about)) : '';
    expect(svg).toContain('15 baris lain ada di tabelnya.');
    const empty = dashboardChart('affairs', sheet([]));
    expect(empty && toSvg(chartPicture(empty, about))).toContain('Belum ada angka.');
  });
});

describe('lettering', () => {
  test('[X11] lines hold every word and are no wider than they may be', () => {
    for (const text of nastyTexts.map((one) => one.slice(0, 2000))) {
      const lines = wrapped(text, 220, { size: 17 });
      expect(flat(lines.join(' '))).toBe(flat(text));
      for (const line of lines) {
        const signs = [...new Intl.Segmenter('id').segment(line)].length;
        expect(signs <= 1 || widthOf(line, { size: 17 }) <= 220).toBe(true);
      }
    }
    expect(lettered(['a', '', '<'], { x: 0, y: 0, size: 10, fill: '000000' })).toContain('&lt;');
  });
});

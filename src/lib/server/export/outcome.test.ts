import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '#lib/lab/refusals.ts';
import { emptyHall } from '#lib/lab/hall/state.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as tallies from '#lib/server/db/tallies.ts';
import { promoteDesign } from '#lib/server/operations/promotion.ts';
import { innovationSheets } from '../../../rehearsal/innovation-sheet.ts';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database.ts';
import {
  at,
  newId,
  openLaboratory,
  playInnovation,
  type Laboratory,
} from '../../../../tests/support/laboratory.ts';
import { readTable } from '../import/table.ts';
import { exportWords } from '#lib/words/export.ts';
import { createProgram } from '../live/program.ts';
import { hallSheets } from './hall-sheets.ts';
import { labOutcome } from './lab-outcome.ts';
import { registryOutcome } from './registry-outcome.ts';
import type { Sheet, Sheets } from './sheets.ts';
import { toXlsx } from './xlsx.ts';

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync);
const sheetNamed = ({ sheets }: Sheets, name: string): Sheet => {
  const found = sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe('the outcome of a lab with two innovations', () => {
  let db: FreshDatabase;
  let lab: Laboratory;
  let outcome: Sheets;

  beforeAll(async () => {
    db = await freshDatabase();
    lab = await openLaboratory(db);
    const writer = await lab.join('PBG-OPD-05', 'Penulis Rahasia');
    const [first = '', second = '', third = ''] = lab.boards;
    const card = (text: string) =>
      ({ type: 'card.add', cardId: newId(), text, paper: 'langit' }) as const;
    await lab.act({ kind: 'board', id: first }, writer, card('=1+1 kartu dibuka'));
    await lab.act({ kind: 'board', id: first }, lab.facilitator, { type: 'board.reveal' });
    const board = { kind: 'board', id: first } as const;
    const [cardId, named] = [newId(), newId()];
    await lab.act(board, writer, { ...card('Kartu menyebut orang'), cardId: named });
    await lab.act(board, lab.facilitator, { type: 'card.hide', cardId: named, reason: 'Nama' });
    await lab.act(board, writer, { ...card('Kartu dibahas'), cardId });
    const say = (text: string) =>
      ({ type: 'comment.add', cardId, commentId: newId(), text }) as const;
    const harsh = say('Komentar kasar');
    await lab.act(board, writer, say('Komentar baik'));
    await lab.act(board, writer, harsh);
    const { commentId } = harsh;
    const away = { type: 'comment.remove', cardId, commentId, reason: 'Kata kasar' } as const;
    await lab.act(board, lab.facilitator, away);
    const like = { type: 'card.react', cardId, reaction: 'like', on: true } as const;
    await lab.act(board, writer, like);
    await lab.act(board, lab.facilitator, like);
    const corners = ['Segera', 'Besar', 'Kecil', 'Tunda'];
    const regions = corners.map((title) => ({ clusterId: newId(), title }));
    const picture = { kind: 'matrix' as const, head: '', across: 'Upaya', up: 'Dampak', regions };
    await lab.act({ kind: 'board', id: first }, lab.facilitator, {
      type: 'board.layout',
      layout: picture,
    });
    const ballotId = newId();
    await lab.act({ kind: 'board', id: first }, lab.facilitator, {
      type: 'ranks.open',
      ballotId,
      over: 'both',
    });
    await lab.act({ kind: 'board', id: first }, writer, {
      type: 'ranks.place',
      ballotId,
      order: [regions[2]!.clusterId],
    });
    await lab.act({ kind: 'board', id: first }, lab.facilitator, {
      type: 'ballot.close',
      ballotId,
    });
    await lab.act({ kind: 'board', id: second }, writer, card('Kartu diam'));
    await lab.act({ kind: 'board', id: second }, lab.facilitator, card('Kartu diam fasilitator'));
    // A board that names nobody, with a card of the one who will ask for the file as well.
    const anonymous = { kind: 'board', id: third } as const;
    await lab.act(anonymous, lab.facilitator, { type: 'board.sign', names: 'nobody' });
    const other = await lab.join('PBG-OPD-06', 'Penulis Lain');
    await lab.act(anonymous, other, card('Kartu anonim'));
    await lab.act(anonymous, lab.facilitator, card('Kartu anonim fasilitator'));
    await lab.act(anonymous, lab.facilitator, { type: 'board.reveal' });
    const agencyId = writer.agencyId ?? '';
    const sign = { type: 'pledge.sign', agencyId, name: 'Ibu Dinas', position: 'Kepala' } as const;
    await lab.act(lab.hall, writer, { ...sign, as: 'head', strokes: '' });
    const [one, two] = innovationSheets();
    for (const sheet of [one, two]) {
      if (!sheet) throw new Error('no sheet');
      const { ideaId } = await playInnovation(lab, sheet);
      const asked = { ideaId, person: lab.facilitator, catalogueYear: 2026, newId, at };
      const answer = await promoteDesign(db.write, asked);
      if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
    }
    const made = await labOutcome(db.read, lab.id, lab.facilitator, { lang: 'id', at });
    if (!made) throw new Error('no outcome');
    outcome = made;
  }, 30_000);
  afterAll(() => db.cleanup());

  const count = async (table: 'person' | 'pledge' | 'idea' | 'innovation' | 'agency') => {
    const { n } = await db.read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  };

  test('[E8] what the program that runs knows makes the same file as the journals', async () => {
    const told = { error: console.error, warn: console.warn };
    const program = createProgram({ db, now: () => at, newId, log: told });
    for (const person of [lab.facilitator, lab.bappeda]) {
      const of = { lang: 'id', at } as const;
      const byJournals = await labOutcome(db.read, lab.id, person, of);
      const known = await labOutcome(db.read, lab.id, person, { ...of, stateOf: program.stateOf });
      expect(known).toEqual(byJournals);
      expect(known?.sheets.some(({ rows }) => rows.length > 10)).toBe(true);
    }
    await program.stop();
  });

  test('[E8] sheets have as many rows as the tables', async () => {
    expect(sheetNamed(outcome, 'Peserta').rows).toHaveLength(await count('person'));
    expect(sheetNamed(outcome, 'Ikrar').rows).toHaveLength(await count('pledge'));
    expect(sheetNamed(outcome, 'Kehadiran OPD').rows).toHaveLength(await count('agency'));
    expect(sheetNamed(outcome, 'Ide').rows).toHaveLength(await count('idea'));
    expect(sheetNamed(outcome, 'Masuk registri').rows).toHaveLength(await count('innovation'));
    const [one, two] = innovationSheets();
    const both = (list: 'rencana_aksi' | 'ukuran' | 'komitmen' | 'pantauan' | 'bukti') =>
      (one?.[list].length ?? 0) + (two?.[list].length ?? 0);
    expect(sheetNamed(outcome, 'Rencana aksi').rows).toHaveLength(both('rencana_aksi'));
    expect(sheetNamed(outcome, 'Ukuran').rows).toHaveLength(both('ukuran'));
    // The material has a baseline and a result of each.
    expect(sheetNamed(outcome, 'Angka ukuran').rows).toHaveLength(2 * both('ukuran'));
    expect(sheetNamed(outcome, 'Komitmen').rows).toHaveLength(both('komitmen'));
    expect(sheetNamed(outcome, 'Pantauan').rows).toHaveLength(both('pantauan'));
    expect(sheetNamed(outcome, 'Bukti').rows).toHaveLength(both('bukti'));
  });

  test('[E8] nothing hidden is in it', () => {
    expect(sheetNamed(outcome, 'Kartu').rows).toMatchObject([
      { text: '=1+1 kartu dibuka' },
      { text: 'Kartu menyebut orang', hiddenFor: 'Nama' },
      { text: 'Kartu dibahas', like: 2, important: 0, comments: 1 },
      { text: 'Kartu anonim' },
      { text: 'Kartu anonim fasilitator' },
    ]);
    const everything = JSON.stringify(outcome);
    expect(everything).not.toContain('Kartu diam');
    const cards = JSON.stringify(sheetNamed(outcome, 'Kartu'));
    expect(cards).not.toContain('Penulis Rahasia');
    expect(cards).not.toContain(lab.facilitator.name);
    expect(everything).not.toContain('0800-000');
    expect(everything).not.toContain('inovasi01@example.com');
  });

  test('[B67] comments are signed as the board signs its cards', () => {
    const { rows } = sheetNamed(outcome, 'Komentar');
    expect(rows).toMatchObject([
      { comment: 'Komentar baik', agency: expect.stringMatching(/./), author: null },
      { comment: 'Komentar kasar', removedFor: 'Kata kasar' },
    ]);
  });

  test('[V15] a matrix says where each region lies, [V12] an order comes out with its points', () => {
    const regions = sheetNamed(outcome, 'Kelompok kartu').rows;
    expect(regions.map(({ cluster, picture, place }) => [cluster, picture, place])).toEqual([
      ['Segera', 'Matriks', 'Dampak: tinggi; Upaya: rendah'],
      ['Besar', 'Matriks', 'Dampak: tinggi; Upaya: tinggi'],
      ['Kecil', 'Matriks', 'Dampak: rendah; Upaya: rendah'],
      ['Tunda', 'Matriks', 'Dampak: rendah; Upaya: tinggi'],
    ]);
    const places = sheetNamed(outcome, 'Hasil pemungutan').rows;
    // Four regions and two loose cards: first place beside five that share the rest.
    expect(places[0]).toMatchObject({ thing: 'Kecil', rank: 1, score: 1, borda: 5, raters: 1 });
    expect(places[4]).toMatchObject({ thing: '=1+1 kartu dibuka', rank: 2, score: 4 });
  });

  test('[S9] a file says of a card what its board promised, of the reader’s own as well', async () => {
    const { rows } = sheetNamed(outcome, 'Kartu');
    const anonymous = rows.filter(({ text }) => `${text}`.startsWith('Kartu anonim'));
    expect(anonymous.map(({ agency, author, at: hour }) => [agency, author, hour])).toEqual([
      ['', null, null],
      ['', null, null],
    ]);
    expect(rows[0]).toMatchObject({ agency: expect.stringMatching(/./), author: null });
    // Who wrote on that board alone is an agency from which no card has come.
    const { wrote } = await tallies.ofLab(db.read, lab.id);
    expect(wrote).toHaveLength(1);
  });

  test('[R4] answers of readiness tell neither hour nor order of those who gave them', () => {
    const hall = emptyHall(newId());
    const agency = { id: 'a', code: 'A', name: 'Dinas A', short: 'A', affair: null };
    hall.agencies['a'] = { ...agency, kind: 'opd', parentId: null };
    const give = (personId: string, value: number, minute: number) => {
      const values = [value, null, 4];
      hall.sheets[personId] = { personId, agencyId: 'a', values, at: at + minute * 60_000 };
    };
    give('p1', 3, 1);
    give('p2', 0, 2);
    const told = () => {
      const all = hallSheets(hall, { lang: 'id', zone: 'WIB', at });
      return all.find(({ name }) => name === exportWords.id.sheets.answers);
    };
    const first = told();
    expect(first?.columns.map(({ kind }) => kind)).toEqual(['text', 'number', 'number', 'number']);
    expect(first?.rows.map(({ a1 }) => a1)).toEqual([0, 3]);
    // The other way round, and at another hour, it is the same file.
    hall.sheets = {};
    give('p1', 0, 70);
    give('p2', 3, 5);
    expect(told()).toEqual(first);
  });

  test('[A30] a lab of Papua tells its hours, days and half days by its own clock', async () => {
    await regions.update(db.write, lab.regionId, { zone: 'WIT' });
    try {
      const made = await labOutcome(db.read, lab.id, lab.facilitator, { lang: 'id', at });
      expect(made?.zone).toBe('WIT');
      const facts = made ? sheetNamed(made, 'Lab').rows : [];
      // Three in the morning in London.
      expect(facts.at(-1)?.['value']).toBe('2026-05-05 12:00 WIT');
      const people = made && sheetNamed(made, exportWords.id.sheets.people);
      const table = await readTable(
        await toXlsx({ title: '', zone: 'WIT', sheets: people ? [people] : [] }),
        'x.xlsx',
      );
      expect('rows' in table && table.rows[1]).toContain('2026-05-05 12:00');
      const half = made ? sheetNamed(made, exportWords.id.sheets.presence).rows : [];
      const west = sheetNamed(outcome, exportWords.id.sheets.presence).rows;
      expect(new Set(west.map(({ session }) => session))).toEqual(new Set(['pagi']));
      expect(new Set(half.map(({ session }) => session))).toEqual(new Set(['siang']));
    } finally {
      await regions.update(db.write, lab.regionId, { zone: 'WIB' });
    }
  });

  test('[E8] participants and another lab’s facilitator get nothing', async () => {
    for (const stranger of [{ ...lab.facilitator, labId: newId() }, lab.leader, lab.jury]) {
      expect(await labOutcome(db.read, lab.id, stranger, { lang: 'id', at })).toBeNull();
    }
  });

  test('[E8] every sheet is read back with its rows; English has the same', async () => {
    const english = await labOutcome(db.read, lab.id, lab.bappeda, { lang: 'en', at });
    if (!english) throw new Error('no outcome');
    expect(english.sheets.map(({ rows }) => rows.length)).toEqual(
      outcome.sheets.map(({ rows }) => rows.length),
    );
    for (const sheet of outcome.sheets) {
      const table = await readTable(await toXlsx({ ...outcome, sheets: [sheet] }), 'x.xlsx');
      if (!('rows' in table)) throw new Error(`${sheet.name}: ${table.refusal}`);
      expect([sheet.name, table.rows.length]).toEqual([sheet.name, sheet.rows.length + 1]);
      expect(table.rows[0]).toEqual(sheet.columns.map(({ label }) => label));
    }
  }, 30_000);

  test('[E8] the registry in the order of the form, with all twenty lines of each entry', async () => {
    const registry = await registryOutcome(db.read, lab.regionId, 'id');
    expect(registry.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Inovasi', 2],
      ['Indikator', 40],
      ['Bukti', 39],
      ['Riwayat', 2],
      ['Kartu asal', 0],
    ]);
    expect(registry.sheets[0]?.rows[0]).toMatchObject({
      number: 'INV-2026-0001',
      stageOfInnovation: 'Penerapan',
      affair: expect.stringContaining('Kependudukan'),
      words: 354,
      claimedScore: 95,
    });
  });

  test.skipIf(!office)(
    '[E7] LibreOffice reads every sheet with its rows',
    async () => {
      const directory = mkdtempSync(join(tmpdir(), 'labinov-outcome-'));
      try {
        writeFileSync(join(directory, 'hasil.xlsx'), await toXlsx(outcome));
        const profile = `-env:UserInstallation=${pathToFileURL(join(directory, 'profile')).href}`;
        // The last option writes one file per sheet.
        const filter =
          'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
        await promisify(execFile)(
          office ?? '',
          [profile, '--headless', '--convert-to', filter, '--outdir', directory, 'hasil.xlsx'],
          { cwd: directory, timeout: 90_000 },
        );
        const files = readdirSync(directory).filter((name) => name.endsWith('.csv'));
        expect(files).toHaveLength(outcome.sheets.length);
        for (const { name, rows } of outcome.sheets) {
          const table = await readTable(
            readFileSync(join(directory, `hasil-${name}.csv`)),
            'x.csv',
          );
          if (!('rows' in table)) throw new Error(`${name}: ${table.refusal}`);
          expect([name, table.rows.length]).toEqual([name, rows.length + 1]);
        }
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
    120_000,
  );
});

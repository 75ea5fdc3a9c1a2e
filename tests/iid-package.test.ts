/** The package for the ministry's form: opened as a zip, its sheets read as a spreadsheet. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { catalogueOf } from '#lib/lab/catalogue.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { iidPackage } from '#lib/server/export/iid-package.ts';
import { zipOf } from '#lib/server/export/zip-stream.ts';
import { readTable } from '#lib/server/import/table.ts';
import { promoteDesign } from '#lib/server/operations/promotion.ts';
import { innovations as sheets } from '../src/rehearsal/material.ts';
import { freshDatabase } from './support/database.ts';
import { nastyTexts } from './support/hostile.ts';
import { at, newId, openLaboratory, playInnovation } from './support/laboratory.ts';

const pdf = Buffer.from('%PDF-1.4 bukti');
const stored = `${createHash('sha256').update(pdf).digest('hex')}.pdf`;
const gone = `${'0'.repeat(64)}.jpg`;

/** A promoted innovation whose evidence has a file, a link, and a file that is lost. */
async function promoted() {
  const db = await freshDatabase();
  const lab = await openLaboratory(db);
  const dir = join(db.directory, 'evidence');
  mkdirSync(dir);
  writeFileSync(join(dir, stored), pdf);
  const [sheet] = sheets();
  const { ideaId, owner } = await playInnovation(lab, sheet!);
  const add = (indicator: number, title: string, name: string) => {
    const type = name.endsWith('pdf') ? ('application/pdf' as const) : ('image/jpeg' as const);
    const file = { stored: name, name: 'asli.pdf', size: pdf.length, type };
    const evidence = { id: newId(), indicator, title, year: 2026, file, link: null };
    return lab.act({ kind: 'idea', id: ideaId }, owner, { type: 'evidence.add', evidence });
  };
  await add(16, 'SK Bupati No. 12/2025: "Akta"', stored);
  await add(25, 'Foto spanduk', gone);
  const promoting = { ideaId, person: lab.facilitator, catalogueYear: 2026, newId, at };
  const done = await promoteDesign(db.write, promoting);
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
  const [entry] = await innovations.ofLab(db.read, lab.id);
  const evidence = await innovations.evidence(db.read, entry!.id);
  const close = () => db.cleanup();
  const catalogue = catalogueOf(2026);
  return { entry: entry!, catalogue, evidence, dir, [Symbol.asyncDispose]: close };
}

async function opened(asked: Parameters<typeof iidPackage>[0]) {
  const { parts } = await iidPackage(asked);
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf(parts)) pieces.push(piece);
  const files = unzipSync(Buffer.concat(pieces));
  const table = await readTable(files['isian.xlsx']!, 'isian.xlsx');
  if ('refusal' in table) throw new Error(table.refusal);
  return { files, form: table.rows, text: strFromU8(files['isian.txt']!) };
}

test('fields stand in the order of the form, evidence under its indicator, and what is lost is said', async () => {
  await using made = await promoted();
  const { entry } = made;
  const lacks = [{ where: 'profile' as const, sentence: 'Rancang bangun kurang panjang' }];
  const { files, form, text } = await opened({ ...made, lacks, lang: 'id', zone: 'WIB', at });
  expect(form[1]?.slice(1)).toEqual(['Nama inovasi', entry.profile.name]);
  const labels = form.slice(1).map((row) => row[1]);
  expect(labels.indexOf('Tujuan inovasi daerah')).toBe(
    labels.indexOf('Rancang bangun dan pokok perubahan') + 1,
  );
  expect(labels).not.toContain('Skor diklaim');
  expect(text).toContain(entry.profile.goal.split('\n')[0]);
  const proofs = Object.keys(files).filter((name) => name.startsWith('bukti/'));
  expect(proofs).toEqual(['bukti/16-regulasi-inovasi-daerah/16-1-sk-bupati-no-12-2025-akta.pdf']);
  expect(Buffer.from(files[proofs[0]!]!)).toEqual(pdf);
  const parts = Object.values(unzipSync(files['isian.xlsx']!)).map((part) => strFromU8(part));
  const sheet = parts.join('\n').replaceAll('&quot;', '"');
  expect(sheet).toContain('Rancang bangun kurang panjang');
  expect(sheet).toContain('"Foto spanduk" tidak ditemukan');
  // [N19] Line 33 with the basis it is measured on.
  const { benefitBasis } = entry.story;
  const line = made.catalogue.indicators.find(({ no }) => no === 33);
  expect(sheet).toContain(line?.bases.find(({ key }) => key === benefitBasis)?.name);
});

test('whatever somebody typed arrives as text, and names of files stay harmless', async () => {
  await using made = await promoted();
  const { evidence, entry } = made;
  for (const bad of nastyTexts) {
    const profile = { ...entry.profile, name: bad, goal: bad };
    const evil = evidence.map((one) => ({ ...one, title: bad }));
    const asked = { ...made, entry: { ...entry, profile }, evidence: evil, lacks: [], at };
    const { files } = await opened({ ...asked, lang: 'id', zone: 'WIB' });
    for (const name of Object.keys(files)) expect(name).toMatch(/^[A-Za-z0-9/.-]+$/);
    expect(Object.keys(files).some((name) => name.includes('..'))).toBe(false);
  }
});

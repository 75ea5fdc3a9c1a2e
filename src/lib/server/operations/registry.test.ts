import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { catalogueOf, type Level } from '#lib/lab/catalogue.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { Clerk, Findings, Status } from '#lib/lab/registry.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as regions from '#lib/server/db/regions.ts';
import { innovationSheets } from '../../../rehearsal/innovation-sheet.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import {
  at,
  openLaboratory,
  playInnovation,
  type Laboratory,
} from '../../../../tests/support/laboratory.ts';
import { enterEntries } from '../../../../tests/support/registry-entries.ts';
import { promoteDesign } from './promotion.ts';
import {
  correctProfile,
  enterFindings,
  moveEntry,
  restoreFields,
  resubmitEntry,
  setCatalogueYear,
} from './registry.ts';
import { ofRegistry, replicate, type Submit } from './replicate.ts';

const bappeda: Clerk = { name: 'Pak Kenanga', role: 'bappeda' };
const facilitator: Clerk = { name: 'Ibu Sari', role: 'facilitator' };
const [first] = innovationSheets();

async function promoted(lab: Laboratory): Promise<string> {
  if (!first) throw new Error('no material');
  const { ideaId } = await playInnovation(lab, first);
  const asked = { ideaId, person: lab.facilitator, catalogueYear: 2026, newId: uuidv7, at };
  const answer = await promoteDesign(lab.db.write, asked);
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return answer.innovationId;
}

const found: Findings = Object.fromEntries(
  Object.entries(first?.verifikasi?.level ?? {}).map(([no, level]) => [
    Number(no),
    { level: level as 0 | Level, note: first?.verifikasi?.catatan[no] ?? '' },
  ]),
);

describe('an entry of the registry', () => {
  test('[N1] [N3] [N4] [N7] from proposed to registered, every step kept', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db);
    const innovationId = await promoted(lab);
    let now = at;
    const go = (to: Status, note = '', clerk = bappeda) =>
      moveEntry(db.write, {
        innovationId,
        clerk,
        at: ++now,
        move: { to, note, year: to === 'registered' ? 2026 : null, ministryNumber: ' 33.03-1 ' },
      });
    expect(await go('registered')).toEqual({ code: 'way' });
    expect(await go('checking')).toEqual({ ok: true });
    expect(await go('ready')).toMatchObject({ code: 'incomplete' });
    const findings = { innovationId, clerk: bappeda, at: ++now, findings: found };
    expect(await enterFindings(db.write, findings)).toEqual({ ok: true });
    expect((await innovations.load(db.read, innovationId))?.verifiedScore).toBe(94);
    // The same findings again change nothing and leave no step.
    await enterFindings(db.write, findings);
    expect(await go('returned', 'Perbarui metode 27')).toEqual({ ok: true });
    expect(await go('checking', '', facilitator)).toEqual({ code: 'no-right' });
    expect(await go('proposed', 'Sudah diperbaiki', facilitator)).toEqual({ ok: true });
    await go('checking');
    expect(await go('ready')).toEqual({ ok: true });
    expect(await go('registered')).toEqual({ ok: true });
    expect(await go('returned', 'Terlambat')).toEqual({ code: 'way' });
    const entry = await innovations.load(db.read, innovationId);
    expect(entry).toMatchObject({
      status: 'registered',
      registeredYear: 2026,
      ministryNumber: '33.03-1',
      verifiedScore: 94,
    });
    const steps = await innovations.steps(db.read, innovationId);
    expect(steps.map(({ status, by, note }) => [status, by, note])).toEqual([
      ['proposed', 'Ibu Sari', ''],
      ['checking', 'Pak Kenanga', ''],
      ['checking', 'Pak Kenanga', ''],
      ['returned', 'Pak Kenanga', 'Perbarui metode 27'],
      ['proposed', 'Ibu Sari', 'Sudah diperbaiki'],
      ['checking', 'Pak Kenanga', ''],
      ['ready', 'Pak Kenanga', ''],
      ['registered', 'Pak Kenanga', ''],
    ]);
    expect(Object.keys(steps[2]?.change.findings ?? {})).toHaveLength(20);
  });

  test('[N5] [N7] a correction names the fields, and who came second is told', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db);
    const innovationId = await promoted(lab);
    const entry = await innovations.load(db.read, innovationId);
    if (!entry) throw new Error('gone');
    const profile = { ...entry.profile, goal: 'Lebih jelas', digital: false };
    const asked = { innovationId, clerk: bappeda, at: at + 1, seenAt: entry.updatedAt, profile };
    expect(await correctProfile(db.write, { ...asked, clerk: facilitator })).toEqual({
      code: 'no-right',
    });
    expect(await correctProfile(db.write, asked)).toEqual({ ok: true });
    expect(await correctProfile(db.write, asked)).toEqual({ code: 'stale' });
    const after = await innovations.load(db.read, innovationId);
    expect(after).toMatchObject({ digital: false, profile: { goal: 'Lebih jelas' } });
    const steps = await innovations.steps(db.read, innovationId);
    expect(Object.keys(steps[1]?.change.fields ?? {}).toSorted()).toEqual(['digital', 'goal']);
  });

  test('[N8] [N26] another lab replicates it: the copy names its origin, the original its copy', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db);
    const innovationId = await promoted(lab);
    const other = await openLaboratory(db, { roster: 'pati' });
    const original = await innovations.load(db.read, innovationId);
    const [agencyId] = other.agencies.values();
    if (!original || !agencyId) throw new Error('gone');
    const acted: string[] = [];
    const submit: Submit = async (ref, person, act, actId) => {
      acted.push(actId);
      return (await other.try(ref, person, act)) ?? { from: 1, to: 1 };
    };
    const ideaId = uuidv7();
    const asked = {
      original: ofRegistry(original, 'Kabupaten Purbalingga'),
      person: other.facilitator,
      agencyId,
      ideaId,
    };
    expect(await replicate(asked, submit)).toEqual({ ideaId });
    expect(acted[0]).toBe(ideaId);
    const [idea] = await ideas.statesOf(db.read, other.id);
    expect(idea?.lineage.innovation).toEqual({
      id: innovationId,
      name: original.name,
      region: 'Kabupaten Purbalingga',
    });
    expect(idea?.fields.background.text).toBe(first?.kanvas.latar_belakang);
    expect(idea?.traits).toMatchObject({ source: 'replicated', digital: true, affair: '2.12' });
    expect(await innovations.copiesOf(db.read, innovationId)).toMatchObject([
      { ideaId, labId: other.id, standing: 'draft' },
    ]);
    // Its own region reads of it; others, that of the original as well, once it is public.
    const seen = (regionId: string | null) =>
      innovations.copiesSeen(db.read, innovationId, regionId);
    expect(await seen(other.regionId)).toMatchObject([{ ideaId, labId: other.id }]);
    expect([await seen(lab.regionId), await seen(null)]).toEqual([[], []]);
    const [entryId = ''] = await enterEntries(db.write, [{ status: 'registered' }]);
    await db.write
      .updateTable('idea')
      .set({ innovationId: entryId })
      .where('id', '=', ideaId)
      .execute();
    const entry = await innovations.load(db.read, entryId);
    await regions.setRegistryPublic(db.write, entry?.regionId ?? '', false);
    expect([await seen(lab.regionId), await seen(null)]).toEqual([[], []]);
    await regions.setRegistryPublic(db.write, entry?.regionId ?? '', true);
    const told = { innovationId: entryId, ideaId: '', labId: '' };
    expect(await seen(null)).toMatchObject([told]);
    expect(await seen(lab.regionId)).toMatchObject([told]);
    // [N26] Handed in again it stays named, and in the archive it does not.
    const again = { developedOn: '2025-05-02', development: 'Kini di 12 desa' };
    const catalogue = { ...catalogueOf(2026), year: 2027 };
    const doing = { innovationId: entryId, clerk: bappeda };
    await resubmitEntry(db.write, { ...doing, at, catalogue, ...again });
    expect(await seen(null)).toMatchObject([told]);
    const move = { to: 'archived' as const, note: 'Sebab', year: null, ministryNumber: '' };
    await moveEntry(db.write, { ...doing, at, move });
    expect(await seen(null)).toEqual([]);
  });
});

describe('an entry over the years', () => {
  const doing = (innovationId: string, n: number) => ({ innovationId, clerk: bappeda, at: at + n });
  const load = async (db: Db, id: string) => {
    const entry = await innovations.load(db, id);
    if (!entry) throw new Error('gone');
    return entry;
  };

  test('[N12] notes at fields stay until the field is corrected, and go when it is ready', async () => {
    await using db = await freshDatabase();
    const [id = ''] = await enterEntries(db.write, [{ status: 'checking' }]);
    const fieldNotes = { goal: 'Sebut angkanya', initiator: 'Nama jabatan saja' };
    const move = { to: 'returned', note: '', year: null, ministryNumber: '' } as const;
    expect(await moveEntry(db.write, { ...doing(id, 1), move })).toEqual({ code: 'note-missing' });
    const back = { ...doing(id, 2), move: { ...move, fieldNotes } };
    expect(await moveEntry(db.write, back)).toEqual({ ok: true });
    const entry = await load(db.read, id);
    expect(entry.fieldNotes).toEqual(fieldNotes);
    const profile = { ...entry.profile, goal: '40 lansia', initiatorName: 'Kepala Puskesmas' };
    await correctProfile(db.write, {
      ...doing(id, 3),
      profile: { ...entry.profile, benefit: 'x' },
    });
    expect((await load(db.read, id)).fieldNotes).toEqual(fieldNotes);
    await correctProfile(db.write, { ...doing(id, 4), profile });
    expect((await load(db.read, id)).fieldNotes).toEqual({});
    const steps = await innovations.steps(db.read, id);
    expect(steps.map(({ change }) => change.notes)).toContainEqual(fieldNotes);
  });

  test('[N13] what a step changed comes back as a correction of its own', async () => {
    await using db = await freshDatabase();
    const [id = ''] = await enterEntries(db.write, [{ name: 'Antrean Lansia' }]);
    const { profile } = await load(db.read, id);
    const first = { ...profile, goal: 'Satu', digital: true };
    await correctProfile(db.write, { ...doing(id, 1), profile: first });
    await correctProfile(db.write, { ...doing(id, 2), profile: { ...first, benefit: 'Dua' } });
    expect(await restoreFields(db.write, { ...doing(id, 3), step: 9 })).toMatchObject({
      code: 'bad-input',
    });
    expect(await restoreFields(db.write, { ...doing(id, 4), clerk: facilitator, step: 2 })).toEqual(
      {
        code: 'no-right',
      },
    );
    expect(await restoreFields(db.write, { ...doing(id, 5), step: 2 })).toEqual({ ok: true });
    const after = await load(db.read, id);
    expect(after.profile).toEqual({ ...profile, benefit: 'Dua' });
    expect(after.digital).toBe(false);
    expect((await innovations.steps(db.read, id)).at(-1)?.change.fields).toEqual({
      goal: ['Satu', ''],
      digital: [true, false],
    });
  });

  test('[N14] another year keeps the one before and goes on with its claims', async () => {
    await using db = await freshDatabase();
    const [id = ''] = await enterEntries(db.write, [
      {
        status: 'registered',
        catalogueYear: 2023,
        registeredYear: 2023,
        verifiedScore: 50,
        ministryNumber: '33.1',
        claims: { 16: 2, 99: 3 },
        claimedScore: 60,
        findings: { 16: { level: 2, note: '' } },
      },
    ]);
    const catalogue = catalogueOf(2026);
    const told = { catalogue, developedOn: '2025-05-02', development: 'Kini di 12 desa' };
    const again = (n: number, change: object) =>
      resubmitEntry(db.write, { ...doing(id, n), ...told, ...change });
    expect(await again(1, { development: ' ' })).toEqual({ code: 'development-missing' });
    expect(await again(2, { catalogue: catalogueOf(2023) })).toEqual({ code: 'year-wrong' });
    expect(await again(3, {})).toEqual({ ok: true });
    expect(await again(4, {})).toEqual({ code: 'way' });
    expect(await load(db.read, id)).toMatchObject({
      status: 'proposed',
      catalogueYear: 2026,
      claims: { 16: 2 },
      claimedScore: 6,
      findings: {},
      verifiedScore: null,
      registeredYear: null,
      ministryNumber: null,
      development: 'Kini di 12 desa',
      profile: { developedOn: '2025-05-02' },
    });
    expect(await innovations.editions(db.read, id)).toMatchObject([
      {
        catalogueYear: 2023,
        status: 'registered',
        registeredYear: 2023,
        verifiedScore: 50,
        ministryNumber: '33.1',
        claimedScore: 60,
        findings: { 16: { level: 2 } },
      },
    ]);
  });

  test('[N15] the catalogue year is Bappeda’s, until the entry is ready', async () => {
    await using db = await freshDatabase();
    const [open = '', ready = ''] = await enterEntries(db.write, [
      { catalogueYear: 2023, claims: { 16: 2 } },
      { catalogueYear: 2023, status: 'ready' },
    ]);
    const catalogue = catalogueOf(2026);
    const asked = { ...doing(open, 1), catalogue };
    expect(await setCatalogueYear(db.write, { ...asked, clerk: facilitator })).toEqual({
      code: 'no-right',
    });
    expect(await setCatalogueYear(db.write, { ...asked, catalogue: catalogueOf(2023) })).toEqual({
      code: 'year-wrong',
    });
    expect(await setCatalogueYear(db.write, asked)).toEqual({ ok: true });
    expect(await load(db.read, open)).toMatchObject({ catalogueYear: 2026, claimedScore: 6 });
    expect(await setCatalogueYear(db.write, { ...doing(ready, 2), catalogue })).toEqual({
      code: 'closed',
    });
  });
});

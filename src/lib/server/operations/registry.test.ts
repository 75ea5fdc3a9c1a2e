import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import type { Level } from '#lib/lab/catalogue.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { Clerk, Findings, Status } from '#lib/lab/registry.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import { innovationSheets } from '../../../rehearsal/innovation-sheet.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import {
  at,
  openLaboratory,
  playInnovation,
  type Laboratory,
} from '../../../../tests/support/laboratory.ts';
import { promoteDesign } from './promotion.ts';
import { correctProfile, enterFindings, moveEntry } from './registry.ts';
import { replicate, type Submit } from './replicate.ts';

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

  test('[N8] another lab replicates it: the copy names its origin, the original its copy', async () => {
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
      original,
      region: 'Kabupaten Purbalingga',
      person: other.facilitator,
      agencyId,
      ideaId,
      newId: uuidv7,
      repeated: false,
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
  });
});

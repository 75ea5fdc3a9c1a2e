import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { catalogueOf } from '#lib/lab/catalogue.ts';
import type { Clerk } from '#lib/lab/registry.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { enterEntries } from '../../../../tests/support/registry-entries.ts';
import { addProof, dropProof, enterClaims } from './registry-claims.ts';
import { enterFindings, moveEntry, resubmitEntry } from './registry.ts';

const bappeda: Clerk = { name: 'Pak Kenanga', role: 'bappeda' };
const facilitator: Clerk = { name: 'Ibu Sari', role: 'facilitator' };
const at = 10;

/** An entry as an old registry brings it: nothing claimed, nothing shown. */
async function entered(db: Db, change = {}): Promise<string> {
  const bare = { name: 'Rapor Stunting', claimedScore: 0, evidencedScore: 0, ...change };
  const [id = ''] = await enterEntries(db, [bare]);
  return id;
}

const proof = (indicator: number | null, id: string = uuidv7()) => ({
  id,
  indicator,
  title: 'SK Bupati',
  year: 2026,
  stored: null,
  fileName: null,
  fileType: null,
  fileSize: null,
  link: 'https://contoh.go.id/sk',
});

describe('claims and evidence at the entry itself', () => {
  test('[N19] an entry without a lab claims levels, and shows evidence for them', async () => {
    await using db = await freshDatabase();
    const innovationId = await entered(db.write);
    const doing = { innovationId, clerk: bappeda, at };
    const claims = { 16: 2, 33: 3, 20: 0 } as const;
    expect(await enterClaims(db.write, { ...doing, claims })).toEqual({ ok: true });
    expect(await innovations.load(db.read, innovationId)).toMatchObject({
      claims: { 16: 2, 33: 3 },
      claimedScore: 3 * 2 + 3 * 3,
      evidencedScore: 0,
    });
    const evidence = proof(16);
    expect(await addProof(db.write, { ...doing, evidence })).toEqual({ ok: true });
    // The same form a second time.
    expect(await addProof(db.write, { ...doing, evidence })).toEqual({ ok: true });
    expect(await innovations.evidence(db.read, innovationId)).toHaveLength(1);
    expect((await innovations.load(db.read, innovationId))?.evidencedScore).toBe(6);
    await dropProof(db.write, { ...doing, evidenceId: evidence.id });
    expect((await innovations.load(db.read, innovationId))?.evidencedScore).toBe(0);
    await enterClaims(db.write, { ...doing, claims: { 33: 0 } });
    const entry = await innovations.load(db.read, innovationId);
    expect(entry).toMatchObject({ claims: { 16: 2 }, claimedScore: 6 });
    const steps = await innovations.steps(db.read, innovationId);
    expect(steps.slice(1).map(({ change }) => change)).toEqual([
      { claims: { 16: [null, 2], 33: [null, 3] } },
      { evidence: { indicator: 16, title: 'SK Bupati', gone: false } },
      { evidence: { indicator: 16, title: 'SK Bupati', gone: true } },
      { claims: { 33: [3, null] } },
    ]);
  });

  test('[N19] line 33 is measured on a basis that is asked with the claims', async () => {
    await using db = await freshDatabase();
    const innovationId = await entered(db.write);
    const doing = { innovationId, clerk: bappeda, at };
    const found = { 33: { level: 2, note: '' }, 16: { level: 1, note: '' } } as const;
    await moveEntry(db.write, {
      ...doing,
      move: { to: 'checking', note: '', year: null, ministryNumber: '' },
    });
    await enterFindings(db.write, { ...doing, findings: found });
    const benefit = { basis: 'a', value: 640 };
    expect(await enterClaims(db.write, { ...doing, claims: {}, benefit })).toEqual({ ok: true });
    // The same once more is no change, and nothing said of it leaves it as it is.
    await enterClaims(db.write, { ...doing, claims: {}, benefit });
    await enterClaims(db.write, { ...doing, claims: { 16: 2 } });
    expect(await innovations.load(db.read, innovationId)).toMatchObject({
      story: { benefitBasis: 'a', benefitValue: 640 },
      claims: { 16: 2 },
      findings: {},
    });
    const steps = await innovations.steps(db.read, innovationId);
    expect(steps.slice(-2).map(({ change }) => change)).toEqual([
      { benefit: [{ basis: null, value: null }, benefit] },
      { claims: { 16: [null, 2] } },
    ]);
  });

  test('[N19] a line whose claim or evidence changed waits to be checked anew', async () => {
    await using db = await freshDatabase();
    const innovationId = await entered(db.write);
    const doing = { innovationId, clerk: bappeda, at };
    const move = { to: 'checking', note: '', year: null, ministryNumber: '' } as const;
    await moveEntry(db.write, { ...doing, move });
    const two = { level: 2, note: '' } as const;
    await enterFindings(db.write, { ...doing, findings: { 16: two, 17: two, 18: two } });
    await enterClaims(db.write, { ...doing, claims: { 16: 2 } });
    await addProof(db.write, { ...doing, evidence: proof(17) });
    // What belongs to no indicator leaves what was found.
    await addProof(db.write, { ...doing, evidence: proof(null) });
    expect(await innovations.load(db.read, innovationId)).toMatchObject({
      findings: { 18: two },
      verifiedScore: 4,
    });
    const entry = await innovations.load(db.read, innovationId);
    expect(Object.keys(entry?.findings ?? {})).toEqual(['18']);
  });

  test('[N19] the rights are those of a correction; another year takes newer evidence', async () => {
    await using db = await freshDatabase();
    const innovationId = await entered(db.write, { status: 'registered', claims: { 16: 1 } });
    const doing = { innovationId, clerk: bappeda, at };
    const claims = { 16: 3 } as const;
    expect(await enterClaims(db.write, { ...doing, claims })).toEqual({ code: 'closed' });
    expect(await addProof(db.write, { ...doing, evidence: proof(16) })).toEqual({ code: 'closed' });
    const later = { ...catalogueOf(2026), year: 2027 };
    const development = 'Semua kelurahan ikut.';
    const next = { catalogue: later, developedOn: '2026-12-01', development };
    expect(await resubmitEntry(db.write, { ...doing, ...next })).toEqual({ ok: true });
    const other = { ...doing, clerk: facilitator };
    expect(await enterClaims(db.write, { ...other, claims })).toEqual({ code: 'no-right' });
    expect(await enterClaims(db.write, { ...doing, claims })).toEqual({ ok: true });
    const stale = { ...doing, seenAt: 1, claims: { 16: 1 } as const };
    expect(await enterClaims(db.write, stale)).toEqual({ code: 'stale' });
    expect((await innovations.load(db.read, innovationId))?.claims).toEqual({ 16: 3 });
  });
});

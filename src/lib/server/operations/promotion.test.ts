import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '#lib/lab/refusals.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as journal from '#lib/server/db/journal.ts';
import { innovationSheets, type InnovationSheet } from '../../../rehearsal/innovation-sheet.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import {
  at,
  openLaboratory,
  playInnovation,
  type Laboratory,
} from '../../../../tests/support/laboratory.ts';
import { promoteDesign, type Promoted } from './promotion.ts';

const sheets = innovationSheets();
const sheet = (id: string): InnovationSheet => {
  const found = sheets.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

const promote = (lab: Laboratory, ideaId: string, person = lab.facilitator) =>
  promoteDesign(lab.db.write, { ideaId, person, catalogueYear: 2026, newId: uuidv7, at });

async function promoted(lab: Laboratory, ideaId: string): Promise<Promoted> {
  const answer = await promote(lab, ideaId);
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

describe('promotion', () => {
  test('[A30] a number takes the year of the region’s own calendar', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db);
    await regions.update(db.write, lab.regionId, { zone: 'WIT' });
    const { ideaId } = await playInnovation(lab, sheet('INV-01'));
    const evening = Date.parse('2026-12-31T23:00:00+07:00');
    const asked = { ideaId, person: lab.facilitator, catalogueYear: 2026, newId: uuidv7 };
    const answer = await promoteDesign(db.write, { ...asked, at: evening });
    expect(answer).toMatchObject({ number: 'INV-2027-0001' });
  });

  test('[P6] evidence under an id that another innovation has taken bars nobody', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db);
    const link = 'https://contoh.go.id';
    const one = { id: uuidv7(), indicator: null, title: 'SK', year: 2026, file: null, link };
    const entries: string[] = [];
    for (const id of ['INV-01', 'INV-02']) {
      const { ideaId, owner } = await playInnovation(lab, sheet(id));
      await lab.act({ kind: 'idea', id: ideaId }, owner, { type: 'evidence.link', evidence: one });
      entries.push((await promoted(lab, ideaId)).innovationId);
    }
    for (const entry of entries) {
      const titles = (await innovations.evidence(db.read, entry)).map(({ title }) => title);
      expect(titles.filter((title) => title === 'SK')).toHaveLength(1);
    }
  });

  test('[P6] [P7] a finished design becomes an entry with everything that belongs to it', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db);
    const writer = await lab.join('PBG-OPD-05', 'Penulis Rahasia');
    const [boardId = ''] = lab.boards;
    const board = { kind: 'board' as const, id: boardId };
    const cardId = uuidv7();
    const add = { type: 'card.add', cardId, text: 'Akta lama sekali', paper: 'langit' } as const;
    await lab.act(board, writer, add);
    await lab.act(board, lab.facilitator, { type: 'board.reveal' });
    const clusterId = uuidv7();
    await lab.act(board, lab.facilitator, {
      type: 'cluster.add',
      clusterId,
      title: 'Kependudukan',
      cardIds: [cardId],
    });
    const ballotId = uuidv7();
    const open = { type: 'ballot.open', ballotId, over: 'clusters', dots: 3, cap: 2 } as const;
    await lab.act(board, lab.facilitator, open);
    await lab.act(board, writer, { type: 'dots.place', ballotId, dots: { [clusterId]: 2 } });
    await lab.act(board, lab.facilitator, { type: 'ballot.close', ballotId });
    const from = { boardId, clusterId, cardIds: [cardId] };
    const { ideaId } = await playInnovation(lab, sheet('INV-01'), from);

    const { innovationId, number } = await promoted(lab, ideaId);
    expect(number).toBe('INV-2026-0001');
    const entry = await innovations.load(db.read, innovationId);
    expect(entry).toMatchObject({
      name: sheet('INV-01').judul,
      agencyName: 'Dinas Kependudukan dan Pencatatan Sipil',
      agencyKind: 'opd',
      digital: true,
      affair: '2.12',
      stageOfInnovation: 'applied',
      status: 'proposed',
      claimedScore: 95,
      evidencedScore: 95,
      verifiedScore: null,
      labId: lab.id,
      ideaId,
    });
    expect(entry?.lineage).toMatchObject({
      cluster: { title: 'Kependudukan' },
      cards: [{ text: 'Akta lama sekali', agency: 'Dinas Kesehatan' }],
      votes: [{ over: 'clusters', dots: 2, turnout: 1 }],
    });
    expect(JSON.stringify(entry)).not.toContain('Penulis Rahasia');
    expect(entry?.story.measures).toHaveLength(5);
    expect(await innovations.evidence(db.read, innovationId)).toHaveLength(20);
    expect(await innovations.steps(db.read, innovationId)).toMatchObject([
      { number: 1, status: 'proposed', by: 'Ibu Sari' },
    ]);
    const happened = await journal.read(db.read, { kind: 'idea', id: ideaId }, 0);
    expect(happened.at(-1)?.event).toMatchObject({ type: 'idea.promoted', innovationId });
    // [P5] From now on the idea is read only.
    const late = await lab.try({ kind: 'idea', id: ideaId }, lab.facilitator, {
      type: 'poster.set',
      poster: { before: 'x' },
    });
    expect(late?.code).toBe('promoted');
  });

  test('[P7] a card that was never revealed is not told', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db);
    const writer = await lab.join('PBG-OPD-05');
    const [boardId = ''] = lab.boards;
    const cardId = uuidv7();
    const add = { type: 'card.add', cardId, text: 'Belum dibuka', paper: 'langit' } as const;
    await lab.act({ kind: 'board', id: boardId }, writer, add);
    const { ideaId } = await playInnovation(lab, sheet('INV-09'), { boardId, cardIds: [cardId] });
    const { innovationId } = await promoted(lab, ideaId);
    const entry = await innovations.load(db.read, innovationId);
    expect(entry?.lineage.cards).toEqual([]);
    expect(JSON.stringify(entry)).not.toContain('Belum dibuka');
  });

  test('[P2] [P3] [P4] of the fourteen, INV-13 and INV-14 are refused for what was planted', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db);
    const numbers: string[] = [];
    for (const one of sheets) {
      const { ideaId } = await playInnovation(lab, one);
      const answer = await promote(lab, ideaId);
      if (!isRefusal(answer)) {
        numbers.push(answer.number);
        const entry = await innovations.load(db.read, answer.innovationId);
        expect([one.id, entry?.claimedScore, entry?.evidencedScore]).toEqual([
          one.id,
          one.skor_klaim,
          one.skor_berbukti,
        ]);
      } else if (one.id === 'INV-13') {
        expect(answer.lacks).toEqual([
          {
            code: 'design-too-short',
            where: 'profile',
            params: { field: 'design', words: 120, needed: 300 },
          },
          {
            code: 'application-date-missing',
            where: 'delivery',
            params: { field: 'appliedOn' },
          },
        ]);
      } else if (one.id === 'INV-14') {
        expect(answer.lacks).toEqual([
          { code: 'indicator-missing', where: 'indicators', params: { number: 35 } },
        ]);
      } else {
        throw new Error(`${one.id}: ${JSON.stringify(answer)}`);
      }
    }
    expect(numbers).toHaveLength(12);
    expect(new Set(numbers).size).toBe(12);
    const rows = await db.read.selectFrom('innovation').select('id').execute();
    expect(rows).toHaveLength(12);
  });

  test('[P1] [P6] twice gives one entry, two at once give two numbers', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db);
    const one = await playInnovation(lab, sheet('INV-09'));
    const two = await playInnovation(lab, sheet('INV-10'));
    const [a, b, again] = await Promise.all([
      promoted(lab, one.ideaId),
      promoted(lab, two.ideaId),
      promoted(lab, one.ideaId),
    ]);
    expect(new Set([a.number, b.number]).size).toBe(2);
    expect(again).toEqual({ ...a, fresh: false });
    expect(await innovations.steps(db.read, a.innovationId)).toHaveLength(1);
  });

  test('[P6] a sample lab numbers apart', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db, { sample: true });
    const { ideaId } = await playInnovation(lab, sheet('INV-09'));
    expect((await promoted(lab, ideaId)).number).toBe('CONTOH-2026-0001');
  });

  test('[P8] only a facilitator or Bappeda promotes, and only in their own lab', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db);
    const other = await openLaboratory(db, { roster: 'pati' });
    const { ideaId, owner } = await playInnovation(lab, sheet('INV-09'));
    expect(await promote(lab, ideaId, owner)).toEqual({ code: 'no-right' });
    expect(await promote(lab, ideaId, lab.leader)).toEqual({ code: 'no-right' });
    expect(await promote(lab, ideaId, other.facilitator)).toEqual({ code: 'not-found' });
    expect(await promote(lab, ideaId, lab.bappeda)).toMatchObject({ fresh: true });
  });

  test('[P1] without an approved plan nothing is promoted', async () => {
    await using db = await freshDatabase();
    const lab = await openLaboratory(db);
    const owner = await lab.join('PBG-OPD-05');
    const ideaId = uuidv7();
    await lab.act({ kind: 'idea', id: ideaId }, owner, {
      type: 'idea.raise',
      agencyId: owner.agencyId ?? '',
      title: 'Baru',
      origin: null,
      boardId: null,
      clusterId: null,
      cardIds: [],
      innovation: null,
    });
    const answer = await promote(lab, ideaId);
    if (!isRefusal(answer)) throw new Error('promoted');
    expect(answer.lacks?.[0]).toMatchObject({ code: 'plan-not-approved', where: 'plan' });
  });
});

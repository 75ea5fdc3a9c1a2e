/** A region that sends innovations to another: its own database, folder of evidence and key. */
import { createHash } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRefusal } from '#lib/lab/refusals.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { packageParts } from '#lib/server/exchange/package-file.ts';
import { zipOf } from '#lib/server/export/zip-stream.ts';
import { offersOf, packageOf } from '#lib/server/operations/exchange.ts';
import { makePaper } from '#lib/server/papers.ts';
import { promoteDesign } from '#lib/server/operations/promotion.ts';
import { innovationSheets } from '../../src/rehearsal/innovation-sheet.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { at, newId, openLaboratory, playInnovation } from './laboratory.ts';
import { officeFile, photoWithPlace } from './true-files.ts';

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF');
export const nameOf = (bytes: Uint8Array, ending: string) =>
  `${createHash('sha256').update(bytes).digest('hex')}.${ending}`;

export type House = { db: FreshDatabase; dir: string; key: string };

export async function house(): Promise<House> {
  const db = await freshDatabase();
  const dir = join(db.directory, 'evidence');
  mkdirSync(dir);
  return { db, dir, key: join(db.directory, 'exchange-key.pem') };
}

/** Two registered innovations of a lab, one with a photo, a letter and a table as evidence. */
export async function sender(names: readonly [number, number] = [0, 2]) {
  const one = await house();
  const { db, dir } = one;
  const lab = await openLaboratory(db);
  const files = [
    ['jpg', await photoWithPlace()],
    ['pdf', pdf],
    ['xlsx', officeFile('xlsx')],
  ] as const;
  const ids: string[] = [];
  for (const [no, sheet] of innovationSheets()
    .slice(...names)
    .entries()) {
    const { ideaId, owner } = await playInnovation(lab, sheet);
    for (const [ending, bytes] of no === 0 ? files : []) {
      const stored = nameOf(bytes, ending);
      writeFileSync(join(dir, stored), bytes);
      const type = { jpg: 'image/jpeg', pdf: 'application/pdf', xlsx: xlsxType }[ending];
      const file = { stored, name: `milik-${owner.name}.${ending}`, size: bytes.length, type };
      const evidence = { id: newId(), indicator: 16, title: `Bukti ${ending}`, year: 2026 };
      await lab.act({ kind: 'idea', id: ideaId }, owner, {
        type: 'evidence.add',
        evidence: { ...evidence, file: file as never, link: null },
      });
    }
    const asked = { ideaId, person: lab.facilitator, catalogueYear: 2026, newId, at };
    const answer = await promoteDesign(db.write, asked);
    if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
    ids.push(answer.innovationId);
    const change = { status: 'registered' as const, updatedAt: at };
    await innovations.update(db.write as never, answer.innovationId, change);
  }
  return { ...one, lab, ids };
}
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type Sender = Awaited<ReturnType<typeof sender>>;

/** The package of everything that may be chosen, as a file. */
export async function made(
  { db, dir, key, lab, ids }: Sender,
  when = at,
  paper = false,
): Promise<Uint8Array> {
  const press = { db: db.read, dataDir: dirname(dir), progress: () => {} };
  const printed = new Map<string, Uint8Array>();
  const offers = await offersOf(db.read, lab.regionId, ids);
  const chosen = new Map(
    offers.map(({ id, evidence }) => [id, new Set(evidence.map((e) => e.id))]),
  );
  const content = await packageOf(db.read, {
    regionId: lab.regionId,
    region: 'Kabupaten Purbalingga',
    ids,
    at: when,
    choiceOf: (id) => ({
      poster: true,
      paper,
      evidence: chosen.get(id) ?? new Set<string>(),
    }),
    sizeOf: async (stored) => statSync(join(dir, stored)).size,
    paperOf: async (innovationId) => {
      const what = 'shared-poster' as const;
      const order = { what, innovationId, lang: 'id', at: when, format: 'pdf' } as const;
      const bytes = await makePaper(order, press);
      if (!bytes) return null;
      const stored = nameOf(bytes, 'pdf');
      printed.set(stored, bytes);
      return { title: 'Poster siap cetak', stored, size: bytes.length };
    },
  });
  if (!content) throw new Error('Nothing to send');
  const pieces: Uint8Array[] = [];
  const parts = await packageParts(content, { dir, lang: 'id', made: printed, key });
  for await (const piece of zipOf(parts)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A package whose signature holds goes onto the shelf with its evidence: files first, then the commit. */
import { createHash } from 'node:crypto';
import { brings } from '#lib/lab/package-judged.ts';
import type { Db } from '#lib/server/db/database.ts';
import { adopted } from '#lib/server/files.ts';
import {
  bringPackage,
  planPackage,
  type BringRefusal,
  type Shelved,
} from '#lib/server/operations/exchange.ts';
import { Forged, type Came } from './package-file.ts';

export type Taking = {
  regionId: string;
  /** The fingerprint of this installation. */
  own: string;
  came: Came;
  /** Where files of evidence lie. */
  dir: string;
  /** Somebody compared the key of a source that is new here. */
  confirmed: boolean;
  by: string;
  at: number;
  newId: () => string;
};

/** [Q4] [Q5] [Q6] Takes it in, or says why nothing was taken. */
export async function takeIn(
  db: Db,
  { came, dir, newId, ...taking }: Taking,
): Promise<Shelved | BringRefusal | 'evidence'> {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const bringing = { ...taking, incoming: came, newId, hash };
  const { trust, lines, full } = await planPackage(db, bringing);
  if (trust === 'own') return 'own';
  if (trust !== 'known' && !taking.confirmed) return 'unconfirmed';
  if (full) return 'full';
  const wanted = came.content.innovations.flatMap(({ evidence }, no) =>
    brings(lines[no]?.novelty ?? 'same') ? evidence.map(({ stored }) => stored) : [],
  );
  const files = await adopted(dir, came.files(new Set(wanted)), newId).catch((fault: unknown) => {
    if (fault instanceof Forged) return 'broken' as const;
    throw fault;
  });
  if (typeof files === 'string') return 'evidence';
  try {
    await files.keep();
    return await bringPackage(db, bringing);
  } finally {
    await files.drop();
  }
}

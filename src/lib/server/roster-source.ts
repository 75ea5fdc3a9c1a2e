/** Where the list of agencies of a new lab comes from: a file, the clipboard, an earlier lab. */
import type { Lab } from './db/labs.ts';
import * as agencies from './db/agencies.ts';
import { db } from './db/open.ts';
import { readTable, type TableResult } from './import/table.ts';

/**
 * The rows of whichever source the form names; null when it names none. `labs` are those whose
 * roster this person may copy.
 */
export async function rosterSource(
  form: FormData,
  pasted: string,
  labs: readonly Lab[],
): Promise<TableResult | null> {
  const from = form.get('from');
  if (from === 'file') {
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0) return null;
    return readTable(new Uint8Array(await file.arrayBuffer()), file.name);
  }
  if (from === 'earlier') {
    const lab = labs.find(({ id }) => id === form.get('earlier'));
    return lab ? { rows: await rowsOfLab(lab.id) } : null;
  }
  if (pasted.trim() === '') return null;
  return readTable(new TextEncoder().encode(pasted), 'pasted.tsv');
}

/** A roster as the rows of a file, so that it is checked like one. */
async function rowsOfLab(labId: string): Promise<string[][]> {
  const roster = await agencies.ofLab(db().read, labId);
  const codeOf = new Map(roster.map(({ id, code }) => [id, code]));
  return [
    ['kode', 'nama', 'singkatan', 'jenis', 'induk', 'urusan'],
    ...roster.map(({ code, name, short, kind, parentId, affair }) => [
      code,
      name,
      short,
      kind,
      (parentId && codeOf.get(parentId)) ?? '',
      affair ?? '',
    ]),
  ];
}

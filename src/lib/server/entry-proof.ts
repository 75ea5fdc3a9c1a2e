/** [N19] A piece of evidence as the form of an entry sends it: a file that is kept first, or a link. */
import { scoredLines, type Catalogue } from '#lib/lab/catalogue.ts';
import { flawSaid, type FileFlaw } from '#lib/lab/idea/evidence-kinds.ts';
import { tidy } from '#lib/lab/values.ts';
import { textOf } from './auth/form.ts';
import type { EvidenceLine } from './db/innovations.ts';
import { keepFile, piecesOf } from './files.ts';
import { shownName } from './operations/evidence.ts';

/** The largest file that comes with a plain form; a page with script sends larger ones in pieces. */
const mostBytes = 10 * 1024 * 1024;
/** What a form brings besides its file. */
const overhead = 64 * 1024;

export type ProofPlace = 'title' | 'year' | 'link' | 'file' | null;
type ProofFlaw = { flaw: 'title' | 'year' | 'link' | FileFlaw; of: ProofPlace };

/** Said before the body is taken in. */
export const isTooLarge = ({ headers }: Request): boolean =>
  Number(headers.get('content-length')) > mostBytes + overhead;

type Keeping = { catalogue: Catalogue; dir: string; newId: () => string };

/** The line as it will stand in the entry, its file in its place; or what is wrong with it. */
export async function readProof(
  form: FormData,
  { catalogue, dir, newId }: Keeping,
): Promise<Omit<EvidenceLine, 'innovationId'> | ProofFlaw> {
  const title = tidy(textOf(form, 'title', 200));
  const year = textOf(form, 'year', 4);
  const link = textOf(form, 'link', 600).trim();
  const file = form.get('file');
  if (title === '') return { flaw: 'title', of: 'title' };
  if (!/^20\d\d$/.test(year)) return { flaw: 'year', of: 'year' };
  const indicator = Number(textOf(form, 'indicator', 2));
  const known = scoredLines(catalogue).some(({ no }) => no === indicator);
  const id = textOf(form, 'id', 36);
  const about = {
    id: /^[0-9a-f-]{36}$/.test(id) ? id : newId(),
    indicator: known ? indicator : null,
    title,
    year: Number(year),
  };
  const none = { stored: null, fileName: null, fileType: null, fileSize: null, link: null };
  const isFile = file instanceof File && file.size > 0;
  // Without script nobody says which: whatever is filled counts.
  if (form.get('kind') === 'link' || (!form.has('kind') && !isFile && link !== '')) {
    const known = /^https?:\/\/\S+$/.test(link);
    return known ? { ...about, ...none, link } : { flaw: 'link', of: 'link' };
  }
  if (!isFile) return { flaw: 'empty', of: 'file' };
  const kept = await keepFile(dir, piecesOf(file), { name: file.name, newId, most: mostBytes });
  if (typeof kept === 'string') return { flaw: flawSaid(kept, file.name), of: 'file' };
  const { stored, size: fileSize, type: fileType } = kept;
  const fileName = shownName(file.name, stored);
  return { ...about, ...none, stored, fileName, fileType, fileSize };
}

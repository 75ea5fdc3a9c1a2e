/**
 * Visitors of the exhibition: no account, no join code, no journal. A visitor is a hash of device and
 * lab, so that what they like leads to nobody; a contact is kept only where they ticked that it may be,
 * and goes when asked (PROMISES: privacy).
 */
import * as v from 'valibot';
import type { Hall } from '#lib/lab/hall/state.ts';
import { refuse, type Refusal } from '#lib/lab/refusals.ts';
import { text } from '#lib/lab/values.ts';
import type { Database, Db } from '#lib/server/db/database.ts';
import * as visitors from '#lib/server/db/visitors.ts';

/** [Y11] So many innovations one visitor may support. */
export const mostLikes = 3;
/** So many words a lab keeps of its visitors. */
const mostWords = 5000;

/** [Y14] Whether one more like or word may come from this visitor now. */
export type Allows = (
  what: 'likes' | 'words',
  labId: string,
  visitor: string,
  at: number,
) => boolean;

type Visit = { hall: Hall; ideaId: string; visitor: string; at: number; allows: Allows };

/** [Y11] One like per visitor and innovation, three in all; `on: false` takes it back. */
export async function giveLike(
  db: Database,
  { hall, ideaId, visitor, at, allows }: Visit,
  on: boolean,
): Promise<Refusal | null> {
  if (!hall.display.open) return refuse('closed');
  if (!allows('likes', hall.id, visitor, at)) return refuse('busy');
  const like = { labId: hall.id, ideaId, visitor, at };
  return db.write.transaction().execute(async (trx) => {
    if (!on) {
      await visitors.unlike(trx, like);
      return null;
    }
    const liked = await visitors.likedBy(trx, hall.id, visitor);
    if (liked.includes(ideaId)) return null;
    if (liked.length >= mostLikes) return refuse('full', { most: mostLikes });
    await visitors.like(trx, like);
    return null;
  });
}

const said = v.object({ text: text(1000), name: text(120), contact: text(160) });
export type Said = {
  id: string;
  text: string;
  wantsCopy: boolean;
  name: string;
  contact: string;
  consent: boolean;
};
export type WordFlaw = 'missing' | 'contactMissing' | 'consentMissing' | 'tooLong' | 'slow';

/** [Y12] Words of a visitor. Name and contact are kept with consent alone. */
export async function leaveWord(
  db: Database,
  { hall, ideaId, visitor, at, allows }: Visit,
  { id, wantsCopy, consent, ...typed }: Said,
): Promise<WordFlaw | 'closed' | null> {
  if (!hall.display.open) return 'closed';
  const read = v.safeParse(said, typed);
  if (!read.success || !/^[0-9a-f-]{36}$/.test(id)) return 'tooLong';
  const { text: words, name, contact } = read.output;
  if (words === '' && !wantsCopy) return 'missing';
  if (wantsCopy && contact === '') return 'contactMissing';
  if ((name !== '' || contact !== '') && !consent) return 'consentMissing';
  if (!allows('words', hall.id, visitor, at)) return 'slow';
  if ((await visitors.countWords(db.read, hall.id)) >= mostWords) return 'slow';
  const consentAt = name === '' && contact === '' ? null : at;
  await visitors.addWord(db.write, {
    id,
    ideaId,
    labId: hall.id,
    visitor,
    text: words,
    wantsCopy,
    name,
    contact,
    consentAt,
    hidden: false,
    at,
  });
  return null;
}

const reached = v.object({ name: text(120), contact: text(160) });

/** [Y17] Name and contact of somebody in the lab who wants to copy: beside their word of the same id. */
export async function leaveContact(
  db: Database,
  { labId, ideaId, visitor, at, allows }: Omit<Visit, 'hall'> & { labId: string },
  { id, consent, ...typed }: Pick<Said, 'id' | 'name' | 'contact' | 'consent'>,
): Promise<WordFlaw | null> {
  const read = v.safeParse(reached, typed);
  if (!read.success || !/^[0-9a-f-]{36}$/.test(id)) return 'tooLong';
  if (read.output.contact === '') return 'contactMissing';
  if (!consent) return 'consentMissing';
  if (!allows('words', labId, visitor, at)) return 'slow';
  if ((await visitors.countWords(db.read, labId)) >= mostWords) return 'slow';
  const word = { id, ideaId, labId, visitor, text: '', wantsCopy: true, hidden: false, at };
  await visitors.addWord(db.write, { ...word, ...read.output, consentAt: at });
  return null;
}

/** [Y13] What everybody may read of it: words that are not hidden, without a name or a contact. */
export async function publicWords(db: Db, labId: string, ideaId: string) {
  return (await visitors.wordsOf(db, labId))
    .filter((word) => word.ideaId === ideaId && !word.hidden && word.text !== '')
    .slice(0, 50)
    .map(({ id, text: words, wantsCopy, at }) => ({ id, text: words, wantsCopy, at }));
}

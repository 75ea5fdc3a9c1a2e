/** What a lab itself gives to an idea as evidence: its attendance list, certificates, its photos. */
import type { Evidence, Idea } from '#lib/lab/idea/state.ts';
import { leadersView } from '#lib/lab/audience.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal, refuse, type Refusal } from '#lib/lab/refusals.ts';
import { attendanceWords } from '#lib/words/attendance.ts';
import type { Lang } from '#lib/words/lang.ts';
import { hallOf } from './db/attendance.ts';
import { db } from './db/open.ts';
import { evidenceDir, keepFile } from './files.ts';
import { openProgram } from './live/open.ts';
import { addEvidence, whyNoEvidence } from './operations/evidence.ts';
import { printed } from './printed.ts';

/** The indicators that each of them serves (DOMAIN 6.7, a proposal): training, socialisation. */
export const indicatorOf = { attendance: 20, certificate: 20, photo: 25 } as const;

export type Offer = {
  what: keyof typeof indicatorOf;
  photoId: string;
  id: string;
  newId: () => string;
};

/**
 * Makes the paper, or takes the photo, and adds it as evidence; null when it is done, 'nobody' while
 * no one of the agency has been noted as present.
 */
export async function giveOffer(
  { idea, person, lang }: { idea: Idea; person: Person; lang: Lang },
  { what, photoId, id, newId }: Offer,
): Promise<Refusal | 'nobody' | null> {
  const refusal = whyNoEvidence(idea, person);
  if (refusal) return refusal;
  const hall = await hallOf(db().read, idea.labId);
  const ref = { kind: 'idea' as const, id: idea.id };
  const year = Number(hall.lab.startsOn.slice(0, 4)) || 2026;
  const about = { id, indicator: indicatorOf[what], year };
  if (what === 'photo') {
    const photo = hall.photos.find((one) => one.id === photoId);
    if (!photo) return refuse('not-found');
    const file = photo.file as NonNullable<Evidence['file']>;
    const evidence = { ...about, title: photo.title, stage: 'display' as const, file, link: null };
    const answer = await openProgram().submit(ref, person, { type: 'evidence.add', evidence }, id);
    return isRefusal(answer) && answer.code !== 'exists' ? answer : null;
  }
  const t = attendanceWords[lang];
  const of = { lang, at: 0, format: 'pdf', labId: idea.labId } as const;
  const { agencyId } = idea;
  const paper = await printed(
    what === 'attendance'
      ? { ...of, what, agencyId }
      : { ...of, what: 'certificates-of', agencyIds: [agencyId], personId: null },
    leadersView(person) ? null : person.id,
  );
  if (!paper) return 'nobody';
  const title = t.offerTitle[what](hall.lab.title).slice(0, 200);
  const fileName = `${title}.pdf`;
  async function* content() {
    yield paper ?? new Uint8Array();
  }
  const flaw = await addEvidence(
    { idea, person },
    { ...about, title, stage: 'diagnose', fileName },
    {
      keep: () => keepFile(evidenceDir(), content(), { name: fileName, newId }),
      submit: (act, actId) => openProgram().submit(ref, person, act, actId),
    },
  );
  if (flaw === null || typeof flaw === 'object') return flaw;
  throw new Error(`A paper of the lab is no file: ${flaw}`);
}

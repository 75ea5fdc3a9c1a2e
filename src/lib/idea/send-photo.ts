/** The road of a photo to the server: the resumable one of all large evidence. */
import type { FileFlaw } from '#lib/lab/idea/evidence-kinds.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import { sendFile } from '#lib/live/upload.ts';
import type { Photo } from './photos.svelte.ts';

/** `lost`: given up before it arrived; it waits for another try. */
export type PhotoEnd = 'done' | 'lost' | { flaw: FileFlaw | Refusal };

export async function sendPhoto(photo: Photo, signal: AbortSignal): Promise<PhotoEnd> {
  const { id, labId, ideaId, checkInId, title, year, file, name } = photo;
  try {
    const end = await sendFile(file, {
      address: `/evidence/${labId}/${ideaId}/${id}/upload`,
      about: { indicator: null, title, year, stage: 'deliver', checkInId },
      fileName: name,
      signal,
    });
    if ('done' in end) return 'done';
    if ('refusal' in end) return { flaw: end.refusal as Refusal };
    return { flaw: end.flaw === 'title' ? 'broken' : end.flaw };
  } catch {
    return 'lost';
  }
}

/** [X33] Who may bring a lab in, where to, and what speaks against it: for the page and for its press. */
import { error, type RequestEvent } from '@sveltejs/kit';
import { leadersView } from '#lib/lab/audience.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import type { Account } from '#lib/server/auth/sessions.ts';
import * as labs from '#lib/server/db/labs.ts';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';
import { viewerOf } from '#lib/server/live/viewer.ts';
import { labFileWords } from '#lib/words/lab-file.ts';
import type { Arrival } from './portable/stage.ts';

export type Importer = { account: Account; places: regions.Region[] };

/** Facilitators and Bappeda for their own region, an admin for any. */
export async function requireImporter(
  event: Pick<RequestEvent, 'locals' | 'url' | 'request'>,
): Promise<Importer> {
  const account = requireAccount(event, 'facilitator', 'bappeda', 'admin');
  const all = await regions.list(db().read);
  const places = account.roles.includes('admin')
    ? all
    : all.filter(({ id }) => id === account.regionId);
  if (places.length === 0) error(403, labFileWords[event.locals.lang].noRegion);
  return { account, places };
}

/** A lab that is here already is its own people's; what Bappeda judged comes in by Bappeda. */
export async function whyNotHere(
  locals: App.Locals,
  { account }: Importer,
  { about, judged, standing }: Arrival,
): Promise<'not-yours' | 'judged' | 'went-on' | null> {
  const here = await labs.load(db().read, about.labId);
  if (here) {
    const viewer = await viewerOf(locals, about.labId);
    if (!viewer || !leadersView(viewer.person)) return 'not-yours';
    if (standing === 'went-on') return standing;
  }
  const judges = account.roles.includes('bappeda') || account.roles.includes('admin');
  // What was the same when it was looked at is new again where the lab here is gone since.
  const brings = !here || standing !== 'same';
  return judged > 0 && !judges && brings ? 'judged' : null;
}

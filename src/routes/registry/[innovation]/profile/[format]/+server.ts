import { error } from '@sveltejs/kit';
import { steadyNow } from '#lib/server/auth/steady-clock.ts';
import { asDownload, printed } from '#lib/server/printed.ts';
import { registryReader, seenEntry } from '#lib/server/registry-reader.ts';
import { registryWords } from '#lib/words/registry.ts';
import { paperWords } from '#lib/words/papers.ts';
import type { RequestHandler } from './$types.ts';

/** The profile of one innovation in the printed order, for staff of its region. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const { lang } = locals;
  const entry = await seenEntry(locals, params.innovation);
  const { staff, regionId } = registryReader(locals);
  const { format } = params;
  if (!entry || (format !== 'docx' && format !== 'pdf')) error(404);
  if (!staff || regionId !== entry.regionId) error(403, registryWords[lang].refusal['no-right']);
  const order = { what: 'profile', innovationId: entry.id, lang, at: steadyNow(), format } as const;
  const paper = await printed(order);
  if (!paper) error(404);
  const name = `${paperWords[lang].papers.profile[0]} ${entry.profile.name}`.slice(0, 120);
  return asDownload(new Uint8Array(paper), { name, format });
};

import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { asCode } from '#lib/ui/code.ts';

/** `/?code=K7QX42` is the join form without script: it leads to the lab's own join page. */
export const load: PageServerLoad = ({ url }) => {
  const typed = url.searchParams.get('code');
  if (typed !== null) {
    const code = asCode(typed);
    if (code.length === 6) redirect(303, `/j/${code}`);
    return { wrong: true, typed: code, joined: [] as Joined[] };
  }
  return { wrong: false, typed: '', joined: [] as Joined[] };
};

type Joined = { labId: string; title: string };

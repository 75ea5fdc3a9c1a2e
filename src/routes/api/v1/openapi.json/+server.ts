import { isLang } from '#lib/words/lang.ts';
import { openApi } from '#lib/server/openapi.ts';
import { anySite, langOf, originOf, refusal } from '#lib/server/outside.ts';
import type { RequestHandler } from './$types.ts';

/** [Z5] What can be asked and what is answered, for programs that write programs; it needs no token. */
export const GET: RequestHandler = ({ url, request }) => {
  const asked = url.searchParams.get('lang');
  const text = JSON.stringify(openApi(originOf(url), isLang(asked) ? asked : langOf(request)));
  const headers = { ...anySite, 'content-type': 'application/json; charset=utf-8' };
  return new Response(text, { headers: { ...headers, 'cache-control': 'public, max-age=300' } });
};

export const fallback: RequestHandler = ({ request }) =>
  refusal(request, 'method', { allow: 'GET, HEAD' });

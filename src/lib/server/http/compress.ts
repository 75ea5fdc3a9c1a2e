/**
 * Pages and their data travel compressed. Static files are compressed at build time; what is
 * rendered per person is not, and three hundred phones fetch it through one access point.
 */

const WORTHWHILE = /^(text\/html|application\/json|text\/sveltekit-data)/;
/** Below one network packet there is nothing to gain. */
const SMALLEST = 1_400;

/** The same answer with a gzipped body, where the browser takes it and it is worth it. */
export function compressed(request: Request, response: Response): Response {
  const { headers, status, statusText, body } = response;
  const takes = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  const type = headers.get('content-type') ?? '';
  if (!body || !takes || !WORTHWHILE.test(type) || headers.has('content-encoding')) return response;
  if (Number(headers.get('content-length') ?? SMALLEST) < SMALLEST) return response;

  const changed = new Headers(headers);
  changed.delete('content-length');
  changed.set('content-encoding', 'gzip');
  changed.append('vary', 'Accept-Encoding');
  const packed = body.pipeThrough(new CompressionStream('gzip') as TransformStream);
  return new Response(packed, { status, statusText, headers: changed });
}

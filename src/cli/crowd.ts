/** A simulated crowd that walks into a running lab with its code. Behind the sample lab. */
import { parseArgs } from 'node:util';
import { crowd } from '../rehearsal/crowd.ts';

const usage =
  'Pakai: labinov crowd --url http://127.0.0.1:3000 --code ABC234 [--people 30] [--minutes 30] [--speed 1]';

/** Exit codes: 0 the crowd went home, 1 it was not let in, 64 not understood. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      url: { type: 'string' },
      code: { type: 'string' },
      people: { type: 'string', default: '30' },
      minutes: { type: 'string', default: '30' },
      speed: { type: 'string', default: '1' },
    },
  });
  const [people, minutes, speed] = [values.people, values.minutes, values.speed].map(Number);
  if (!values.url || !values.code || !people || !minutes || !speed) {
    console.error(usage);
    return 64;
  }
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());
  // A crowd whose server is gone goes home too.
  process.on('disconnect', () => ending.abort());
  try {
    const { url: origin, code } = values;
    await crowd({ origin, code, people, forMs: minutes * 60_000, speed, signal: ending.signal });
    return 0;
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : String(fault));
    return 1;
  }
}

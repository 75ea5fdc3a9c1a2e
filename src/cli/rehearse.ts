/** Plays a whole lab from outside, through the same pages, forms and acts as a person. */
import { parseArgs } from 'node:util';
import { rehearse } from '../rehearsal/rehearse.ts';

const usage = `Pakai: labinov rehearse --spawn [--roster purbalingga] [--people 86] [--speed 20] [--keep FOLDER] [--json]
       labinov rehearse --url http://127.0.0.1:3000 --key KUNCI-SEKALI-PAKAI …`;

/** Exit codes: 0 all as it should be, 1 something lost, doubled or broken, 64 not understood. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      spawn: { type: 'boolean', default: false },
      url: { type: 'string' },
      key: { type: 'string' },
      roster: { type: 'string', default: 'purbalingga' },
      people: { type: 'string', default: '86' },
      speed: { type: 'string', default: '20' },
      keep: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { spawn, url, key, roster, keep, json } = values;
  const [people, speed] = [Number(values.people), Number(values.speed)];
  const remote = url !== undefined && key !== undefined;
  if (spawn === remote || !Number.isInteger(people) || people < 1 || !(speed > 0)) {
    console.error(usage);
    return 64;
  }
  const say = (line: string) => json || console.log(line);
  const at = remote ? { url, key } : { keep: keep ?? null };
  const report = await rehearse({ at, roster, people, speed, say });
  console.log(JSON.stringify(report, null, json ? 0 : 2));
  return report.lost === 0 && report.doubled === 0 ? 0 : 1;
}

// dev driver: one.ts <clients> <rate> <seconds> <flush> [labs] ; uses TMPDIR
import { playOnce } from './generator.ts';
import { seatsOn } from './live.ts';
import { stage } from './stage.ts';
import { startOurs, startControl } from './targets.ts';
const [clients, rate, seconds, flushMs, count=1, withControl=1] = process.argv.slice(2).map(Number);
const staged = await stage({ labs: count, people: clients });
const seats = staged.labs.flatMap((lab) => seatsOn(lab, lab.boards[0], clients));
for (const start of withControl ? [() => startControl({flushMs}), () => startOurs(staged.dataDir,{flushMs})] : [() => startOurs(staged.dataDir,{flushMs})]) {
  const t = await start();
  const f = await playOnce(t, { seats, rate, seconds, quota: 5 });
  const share = count > 1 ? (count * clients - 1) / (clients - 1) : 1;
  console.log(t.kind.padEnd(8), 'ack', f.ack.p50, f.ack.p95, f.ack.p99, '| del', f.delivery.p50, f.delivery.p95, f.delivery.p99, '| cpu', (f.cpuPer1000*share).toFixed(2), '| frames', f.framesPerClient, 'B', f.bytesPerEvent, '| loop', f.loopP95, f.loopP99, '| lost', f.refused + f.lost + f.missing, 'rss', f.rssMb, 'gen', f.generatorCpu);
  await t.stop();
}
staged.remove();
process.exit(0);

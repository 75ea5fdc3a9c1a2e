/** Many halls at once: 50 boards with 30 clients each, 4 acts a second on each board. */
import { playOnce, type Figures } from './generator.ts';
import { seatsOn, withBoth, type Settings } from './live.ts';
import { row, type Row } from './rows.ts';
import { stage } from './stage.ts';

export async function labs({ rounds, seconds, quick, note }: Settings): Promise<Row[]> {
  const [count, people] = quick ? [10, 30] : [50, 30];
  const rate = count * 4;
  const ours: Figures[] = [];
  const control: Figures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const staged = await stage({ labs: count, people });
    const seats = staged.labs.flatMap((lab) => seatsOn(lab, lab.boards[0] as string, people));
    await withBoth(staged, async (labinov, other) => {
      ours.push(await playOnce(labinov, { seats, rate, seconds, quota: 40 }));
      control.push(await playOnce(other, { seats, rate, seconds, quota: 40 }));
      note(`labs: delivery p95 ${ours.at(-1)?.delivery.p95} (${control.at(-1)?.delivery.p95})`);
    });
    staged.remove();
  }
  const name = `labs ${count} x ${people}`;
  const line = (figure: string, of: (figures: Figures) => number, unit = 'ms') =>
    row(name, figure, { ours: ours.map(of), control: control.map(of), unit });
  return [
    line('ack p95', ({ ack }) => ack.p95),
    line('delivery p95', ({ delivery }) => delivery.p95),
    line('delivery p99', ({ delivery }) => delivery.p99),
    line('server CPU per 1,000 deliveries', ({ cpuPer1000 }) => cpuPer1000),
    line('event loop p99', ({ loopP99 }) => loopP99),
    line('server RSS', ({ rssMb }) => rssMb, 'MB'),
    line(
      'refused, lost or not delivered',
      ({ refused, lost, missing }) => refused + lost + missing,
      '',
    ),
  ];
}

/**
 * How long a hall waits for "tersimpan": `node tests/bench/live.ts [clients] [seconds]`.
 *
 * A server with every limit switched on, in this process, and as many phones as asked for in
 * another one, each on one board with about one act a second. Prints one JSON object; times in
 * milliseconds. P11 promises a p95 of at most 200 for 300 phones on two cores.
 */
import { fork } from 'node:child_process';
import process from 'node:process';
import { uuidv7 } from 'uuidv7';
import type { Act } from '#lib/lab/acts.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import type { Frame } from '#lib/live/protocol.ts';
import { enter, openRoom, pause, card, type Screen } from '../support/room.ts';

type Order = { url: string; labId: string; boardId: string; cookies: string[]; seconds: number };
type Report = { acked: number[]; heard: number[]; refused: Record<string, number>; lost: number };

const part = (sorted: number[], share: number) =>
  Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
const spread = (times: number[]) => {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    p50: part(sorted, 0.5),
    p95: part(sorted, 0.95),
    p99: part(sorted, 0.99),
    n: sorted.length,
  };
};

async function serve(): Promise<void> {
  const clients = Number(process.argv[2] ?? 300);
  const seconds = Math.min(20, Number(process.argv[3] ?? 10));
  await using room = await openRoom();
  const cookies: string[] = [];
  for (let at = 0; at < clients; at += 1) cookies.push((await room.guest(at % 3)).cookie);
  // A revealed board is the heavier case: everybody receives every card in full.
  await room.program.submit(room.board, room.lab.facilitator, { type: 'board.reveal' });
  const child = fork(import.meta.filename, ['--phones']);
  const order: Order = {
    url: room.url,
    labId: room.lab.id,
    boardId: room.board.id,
    cookies,
    seconds,
  };
  child.send(order);
  const cpu = process.cpuUsage();
  const report = await new Promise<Report>((done) =>
    child.once('message', (m) => done(m as Report)),
  );
  const { user, system } = process.cpuUsage(cpu);
  const { acked, heard, refused, lost } = report;
  const stored = await room.db.read
    .selectFrom('journal')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('spaceId', '=', room.board.id)
    .executeTakeFirstOrThrow();
  console.log(
    JSON.stringify({
      clients,
      seconds,
      ack: spread(acked),
      delivery: spread(heard),
      refused,
      lost,
      doubled: Number(stored.n) - 2 - acked.length,
      serverCpuSeconds: (user + system) / 1e6,
      rssMb: Math.round(process.memoryUsage.rss() / 1e6),
    }),
  );
  child.kill();
}

/** One phone: a card now and then, else a change to the last one. */
async function play(screen: Screen, order: Order, sentAt: Map<string, number>, report: Report) {
  const board = { kind: 'board' as const, id: order.boardId };
  await screen.request('join', { ...board, since: 0 });
  await pause(Math.random() * 1000);
  const until = performance.now() + order.seconds * 1000;
  let cardId = '';
  for (let turn = 0; performance.now() < until; turn += 1) {
    const begun = performance.now();
    const fresh = turn % 5 === 0;
    if (fresh) cardId = uuidv7();
    const text = `Masalah ${turn}: antrean di loket panjang setiap Senin pagi`;
    const act: Act = fresh ? card(text, cardId) : { type: 'card.edit', cardId, text };
    if (fresh) sentAt.set(cardId, begun);
    const answer = await screen.act(board, act).catch(() => null);
    if (answer === null) report.lost += 1;
    else if (isRefusal(answer))
      report.refused[answer.code] = (report.refused[answer.code] ?? 0) + 1;
    else report.acked.push(performance.now() - begun);
    await pause(Math.max(0, 500 + Math.random() * 1000 - (performance.now() - begun)));
  }
}

async function phones(order: Order): Promise<void> {
  const report: Report = { acked: [], heard: [], refused: {}, lost: 0 };
  const sentAt = new Map<string, number>();
  const screens: Screen[] = [];
  const heard = ({ events }: Frame) => {
    for (const { event } of events) {
      const sent = event.type === 'card.added' && sentAt.get(event.card.id);
      if (sent) report.heard.push(performance.now() - sent);
    }
  };
  for (const cookie of order.cookies) {
    screens.push(await enter(order.url, order.labId, { cookie, heard }));
  }
  await Promise.all(screens.map((screen) => play(screen, order, sentAt, report)));
  process.send?.(report);
}

if (process.argv[2] === '--phones') process.once('message', (order) => void phones(order as Order));
else await serve();

/** Three hundred guests through the form in a minute; and one who comes late to a full board. */
import { get } from 'node:http';
import { PROTOCOL, type WireJoined } from '#lib/live/protocol.ts';
import { unpackJoined } from '#lib/live/protocol-joined.ts';
import { io } from 'socket.io-client';
import { Crowd } from './generator.ts';
import { spread } from './figures.ts';
import type { Settings } from './live.ts';
import { row, type Row } from './rows.ts';
import { hangCards, stage, type StagedLab } from './stage.ts';
import { startOurs } from './targets.ts';
import type { Joins, VisitOrder } from './visitors.ts';

export async function join({ rounds, quick, note }: Settings): Promise<Row[]> {
  const [guests, withinMs] = quick ? [50, 10_000] : [300, 60_000];
  const p95: number[] = [];
  const came: number[] = [];
  const late = { pageBytes: [], pageMs: [], socketBytes: [], socketMs: [] } as Record<
    'pageBytes' | 'pageMs' | 'socketBytes' | 'socketMs',
    number[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    const staged = await stage({ people: 40, boards: 1 });
    const lab = staged.labs[0] as StagedLab;
    const full = lab.boards[0] as string;
    await staged.within((_, program) => hangCards(program, lab, full, 1000));
    const server = await startOurs(staged.dataDir);
    const crowd = new Crowd<VisitOrder>('visitors.ts');
    try {
      const { url } = server;
      const order = {
        do: 'join',
        url,
        code: lab.code,
        boardId: lab.boardId,
        guests,
        withinMs,
      } as const;
      const { tookMs, failed } = await crowd.order<Joins>(order);
      const took = spread(tookMs);
      note(`join: ${took.n} of ${guests}, p50 ${took.p50}, p95 ${took.p95} ${failed[0] ?? ''}`);
      p95.push(took.p95);
      came.push(took.n);
      const cookie = lab.guests[0]?.cookie ?? '';
      const page = await weigh(`${url}/labs/${lab.id}/boards/${full}`, cookie);
      const socket = await lateGuest(url, lab.id, full, cookie);
      note(`late: page ${page.bytes} B ${page.ms} ms, socket ${socket.bytes} B ${socket.ms} ms`);
      late.pageBytes.push(page.bytes / 1000);
      late.pageMs.push(page.ms);
      late.socketBytes.push(socket.bytes / 1000);
      late.socketMs.push(socket.ms);
    } finally {
      await crowd.end();
      await server.stop();
      staged.remove();
    }
  }
  const name = `join ${guests} in ${withinMs / 1000} s`;
  const small = { atMost: 60 };
  return [
    row(name, 'guests who came in', { ours: came, goal: { atLeast: guests }, unit: '' }),
    row(name, 'page of the code to first board, p95', { ours: p95, goal: { atMost: 2000 } }),
    row('late guest, 1,000 cards', 'page with the board, as sent', {
      ours: late.pageBytes,
      goal: small,
      unit: 'KB',
    }),
    row('late guest, 1,000 cards', 'page, to its last byte', {
      ours: late.pageMs,
      goal: { atMost: 300 },
    }),
    row('late guest, 1,000 cards', 'whole board over the socket', {
      ours: late.socketBytes,
      goal: small,
      unit: 'KB',
    }),
    row('late guest, 1,000 cards', 'the same, from connecting to the board', {
      ours: late.socketMs,
      goal: { atMost: 300 },
    }),
  ];
}

/** A page as it comes over the line. */
function weigh(url: string, cookie: string): Promise<{ bytes: number; ms: number }> {
  const begun = performance.now();
  return new Promise((done, fail) => {
    get(url, { headers: { cookie, 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => done({ bytes, ms: performance.now() - begun }));
    }).on('error', fail);
  });
}

/** A page that has nothing yet asks for the whole board. */
async function lateGuest(url: string, labId: string, boardId: string, cookie: string) {
  const begun = performance.now();
  const socket = io(url, {
    auth: { protocol: PROTOCOL, labId },
    extraHeaders: { cookie },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  await new Promise<void>((ready, fail) => {
    socket.on('connect', ready);
    socket.on('connect_error', fail);
  });
  let bytes = 0;
  socket.io.engine.on('data', (data: string | ArrayBuffer) => {
    bytes += typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength;
  });
  const asks = { kind: 'board', id: boardId, since: 0, zip: true };
  await unpackJoined((await socket.emitWithAck('join', asks)) as WireJoined);
  const ms = performance.now() - begun;
  socket.disconnect();
  return { bytes, ms };
}

/**
 * What every figure is measured against: a bare `ws` server, one durable insert per message, then
 * a broadcast to everyone. Nothing is checked, nobody is asked who they are, nothing is gathered.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import BetterSqlite3 from 'better-sqlite3';
import { WebSocketServer, type WebSocket } from 'ws';

type Said = { board: string; id: string; text: string; paper: string; by: string };

const directory = mkdtempSync(join(tmpdir(), 'labinov-control-'));
const db = new BetterSqlite3(join(directory, 'control.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(
  'create table card (number integer primary key, board text, id text, at integer, text text)',
);
const insert = db.prepare('insert into card (board, id, at, text) values (?, ?, ?, ?)');

const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
/** Who looks at which board. */
const boards = new Map<string, Set<WebSocket>>();

server.on('connection', (socket, request) => {
  const board = new URL(request.url ?? '', 'http://control').searchParams.get('board') ?? '';
  const room = boards.get(board) ?? new Set();
  boards.set(board, room.add(socket));
  socket.on('close', () => room.delete(socket));
  socket.on('error', () => {});
  socket.on('message', (data) => {
    const { id, text, paper, by } = JSON.parse(String(data)) as Said;
    const at = Date.now();
    const number = Number(insert.run(board, id, at, text).lastInsertRowid);
    socket.send(JSON.stringify({ ack: id, number }));
    const card = JSON.stringify({ number, at, id, text, paper, by });
    for (const other of room) other.send(card);
  });
});

http.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (http.address() as AddressInfo).port });
});
process.on('SIGTERM', () => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
});

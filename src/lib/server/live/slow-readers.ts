import type { Server } from 'socket.io';

/** A phone that stops reading would make the server keep everything for it. */
const mostQueuedBytes = 1_000_000;
const longestQueueMs = 15_000;
const lookEveryMs = 500;

type Conn =
  Server['sockets']['sockets'] extends Map<string, infer S>
    ? S extends { conn: infer C }
      ? C
      : never
    : never;

/** Cuts the line of screens that do not take what is sent; they come back and catch up. */
export function cutSlowReaders(io: Server, cut: (bytes: number) => void): () => void {
  const stuckSince = new WeakMap<object, number>();
  const timer = setInterval(() => {
    const now = performance.now();
    for (const { conn } of io.sockets.sockets.values()) {
      const bytes = queuedBytes(conn);
      if (bytes === 0) stuckSince.delete(conn);
      else if (!stuckSince.has(conn)) stuckSince.set(conn, now);
      const stuck = now - (stuckSince.get(conn) ?? now) > longestQueueMs;
      if (bytes <= mostQueuedBytes && !stuck) continue;
      cut(bytes);
      conn.close(true);
    }
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** What waits in Engine.IO's list and in the WebSocket below it; Socket.IO has no limit of its own. */
export function queuedBytes(conn: Conn): number {
  const inside = conn as unknown as {
    writeBuffer: { data?: { length?: number } }[];
    transport: { name: string; socket?: { bufferedAmount?: number } };
  };
  const listed = inside.writeBuffer.reduce((sum, packet) => sum + (packet.data?.length ?? 0), 0);
  // Between two polls it is usual that something waits.
  const below = inside.transport.name === 'websocket' ? inside.transport.socket?.bufferedAmount : 0;
  return listed + (below ?? 0);
}

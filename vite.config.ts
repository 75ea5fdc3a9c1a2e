import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { addressOf, openSocketServer } from './src/lib/server/live/socket-server.ts';
import { seat } from './src/lib/server/live/seat.ts';

export default defineConfig({
  plugins: [sveltekit(), liveInDev()],
});

/**
 * Sets the Socket.IO server into its seat in dev, as `start.ts` does in production. It lives as
 * long as the dev server; after a change the seat binds the new program to it.
 */
function liveInDev(): Plugin {
  return {
    name: 'labinov-live',
    apply: 'serve',
    configureServer({ httpServer, config }) {
      // Vitest brings a dev server too, but nobody's socket.
      if (!httpServer || process.env['VITEST']) return;
      const io = openSocketServer(httpServer as Server, { shared: true });
      httpServer.once('listening', () => {
        const { port } = httpServer.address() as AddressInfo;
        seat.setServer(io, addressOf(port, { lan: config.server.host !== undefined }));
      });
      httpServer.once('close', () => void io.close());
    },
  };
}

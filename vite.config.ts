import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import type { Plugin, ViteDevServer } from 'vite';
import { addressOf, openSocketServer } from './src/lib/server/live/socket-server.ts';
import { seat } from './src/lib/server/live/seat.ts';

export default defineConfig({
  plugins: [sveltekit(), liveInDev()],
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: together() } } } } },
  },
});

/**
 * What most pages share travels in few pieces: on weak Wi-Fi every request costs more than its
 * bytes. The room of a participant loads 38 files this way instead of 70.
 */
function together() {
  return [
    { name: 'svelte', test: /node_modules\/(svelte|esm-env|clsx|@sveltejs)/, minShareCount: 4 },
    { name: 'base', test: /src\/lib\/(ui|words\/(common|words|lang|formats))/, minShareCount: 6 },
    { name: 'shared', minShareCount: 8, maxSize: 200_000 },
  ];
}

/**
 * Sets the Socket.IO server into its seat in dev, as `start.ts` does in production. It lives as
 * long as the dev server; after a change the seat binds the new program to it.
 */
function liveInDev(): Plugin {
  return {
    name: 'labinov-live',
    apply: 'serve',
    configureServer(dev) {
      const { httpServer, config } = dev;
      // Vitest brings a dev server too, but nobody's socket.
      if (!httpServer || process.env['VITEST']) return;
      const io = openSocketServer(httpServer as Server, { shared: true });
      httpServer.once('listening', () => {
        const { port } = httpServer.address() as AddressInfo;
        seat.setServer(io, addressOf(port, { host: devHost(config.server.host) }));
        void printSetupLink(dev, port);
      });
      httpServer.once('close', () => void io.close());
    },
  };
}

/** Vite's word for the host: `true` is all addresses, nothing is this computer. */
function devHost(host: string | boolean | undefined): string | null {
  if (host === true || host === '0.0.0.0' || host === '::') return null;
  return typeof host === 'string' ? host : 'localhost';
}

/** As `npm start` does on the first run. Loaded through Vite, because it imports through `#lib`. */
async function printSetupLink(dev: ViteDevServer, port: number): Promise<void> {
  const auth = await dev.ssrLoadModule('/src/lib/server/auth/setup-key.ts');
  const { databaseFile } = await dev.ssrLoadModule('/src/lib/server/db/open.ts');
  const key: string | null = await auth['ensureSetupKey'](databaseFile());
  if (key) dev.config.logger.info(`  Setup: http://localhost:${port}/setup/${key}\n`);
}

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import type { Plugin, ViteDevServer } from 'vite';
import { addressOf, openSocketServer } from './src/lib/server/live/socket-server.ts';
import { seat } from './src/lib/server/live/seat.ts';

export default defineConfig({
  plugins: [sveltekit(), fewPieces(), englishApart(), liveInDev()],
});

/** The doors a participant comes through: what they need at once is what a first load weighs. */
const room = [
  '/kit/src/runtime/client/entry.js',
  '/generated/client-optimized/app.js',
  'src/routes/+layout.ts',
  'src/routes/+layout.svelte',
  'src/routes/+error.svelte',
  'src/routes/labs/[lab]/+layout.ts',
  'src/routes/labs/[lab]/+layout.svelte',
  'src/routes/labs/[lab]/+page.ts',
  'src/routes/labs/[lab]/+page.svelte',
];
const pieces = {
  // Every page needs these, the door with the join code too.
  base: /\/node_modules\/(svelte|esm-env|clsx|devalue|@sveltejs)\/|^\0(rolldown|vite)\/|\/src\/lib\/(ui|words)\//,
  room: /\/src\/lib\/(board|hall|lab|live)\/|\/src\/lib\/console\/refreshing|\/node_modules\//,
};

/**
 * What the room of a participant needs travels in few pieces: on weak Wi-Fi every request costs
 * more than its bytes. Only what it needs at once is in them; all the rest is split as usual.
 */
function fewPieces(): Plugin {
  const needed = new Set<string>();
  return {
    name: 'labinov-few-pieces',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    config: () => ({
      environments: {
        client: { build: { rolldownOptions: { output: { codeSplitting: { groups: groups() } } } } },
      },
    }),
    buildEnd() {
      const open = [...this.getModuleIds()].filter((id) => room.some((door) => id.endsWith(door)));
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (needed.has(id)) continue;
        needed.add(id);
        open.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
    },
  };

  function groups() {
    return Object.entries(pieces).map(([name, own]) => ({
      name,
      test: (id: string) => own.test(id) && (needed.has(id) || id.startsWith('\0')),
    }));
  }
}

/** Words of the room, and of what it fetches later. */
const areas = [
  'common',
  'room',
  'board',
  'layouts',
  'plenary',
  'refusals',
  'storage',
  'idea',
  'pledge',
  'readiness',
  'gather',
  'presence',
  'talk',
  'spoken',
];

/**
 * Takes the English out of those words in the build for browsers and puts it into one piece for
 * those who read it (`lib/words/english.ts`). Relies on how a file of words is written: `const en`
 * that satisfies the Indonesian, and one export of both.
 */
function englishApart(): Plugin {
  return {
    name: 'labinov-english',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform(code, id) {
      const [file, query] = id.split('?');
      if (file?.endsWith('/src/lib/words/english-words.ts')) {
        const lines = areas.map((area) => `import { en as ${area} } from './${area}.ts?en';`);
        return `${lines.join('\n')}\nexport default { ${areas.join(', ')} };`;
      }
      const area = areas.find((one) => file?.endsWith(`/src/lib/words/${one}.ts`));
      if (!area) return null;
      if (query === 'en') return `${code}\nexport { en };\n`;
      const apart = code
        .replace(/\nconst en = \{\n[\s\S]*?\n\} satisfies Words<typeof id>;\n/, '\n')
        .replace(
          /export const (\w+) = \{ id, en \};/,
          `export const $1 = { id, get en() { return englishOf('${area}', id); } };`,
        );
      if (/\ben\b = |, en \}/.test(apart))
        this.error(`${area}.ts is not written as other words are`);
      return `import { englishOf } from './english.ts';\n${apart}`;
    },
  };
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

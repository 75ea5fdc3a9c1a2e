import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';

/**
 * Screens that the room fetches later, and what only they show. Their styles travel with them: as
 * files they would all stand in the first page, because SvelteKit cannot know which one is on.
 */
const later =
  /\/(?:lib\/)?(board\/(ClusterSurface|ClusterColumns|DotSurface)|hall\/(ReadinessSurface|PledgeSurface|IdeasSurface|Tray|Earlier)|ui\/(SmallPage|Dialog|Field|Radar|SignaturePad|SignatureView)|routes\/\+error)\.svelte$/;

/** @type {import('@sveltejs/kit').Config} */
export default {
  vitePlugin: {
    dynamicCompileOptions: ({ filename }) => (later.test(filename) ? { css: 'injected' } : {}),
  },
  kit: {
    adapter: tighter(adapter({ out: 'build', precompress: true })),
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        // Svelte writes style attributes for widths and stage colours; markup of users is never rendered as HTML.
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        'connect-src': ['self', 'ws:', 'wss:'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
      },
    },
    // A small file costs more by being asked for than by its bytes.
    inlineStyleThreshold: 3000,
    // The hall is plain http with several host names; the page polls nothing and asks nobody outside.
    version: { pollInterval: 0 },
    typescript: {
      config(config) {
        config.include.push('../db/**/*.ts', '../tests/**/*.ts');
        return config;
      },
    },
  },
};

/**
 * The files of the build gzipped again, 4 % smaller: what takes seconds once is sent to hundreds of
 * phones. Browsers take no brotli over plain http.
 *
 * @param {import('@sveltejs/kit').Adapter} adapter
 */
function tighter(adapter) {
  return {
    ...adapter,
    /** @param {import('@sveltejs/kit').Builder} builder */
    async adapt(builder) {
      await adapter.adapt(builder);
      // Only a build needs it; this file is read by tests and checks too.
      const { gzipAsync } = await import('@gfx/zopfli');
      const packed = readdirSync('build/client', { recursive: true, encoding: 'utf8' });
      for (const name of packed.filter((name) => name.endsWith('.gz'))) {
        const file = `build/client/${name}`;
        const source = readFileSync(file.slice(0, -3));
        const smaller = await gzipAsync(source, { numiterations: 5 });
        if (smaller.length < readFileSync(file).length) writeFileSync(file, smaller);
      }
    },
  };
}

import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ out: 'build', precompress: true }),
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

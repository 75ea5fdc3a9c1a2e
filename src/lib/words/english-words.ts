/** Filled by the build for browsers (vite.config.ts); elsewhere English stands in its files. */
const areas: Record<string, unknown> = {};
export default areas;

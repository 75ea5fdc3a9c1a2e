import { performance } from 'node:perf_hooks';

const startedAt = Date.now();
const startedTick = performance.now();

/**
 * Unix milliseconds that only go forward with time itself: a jump of the machine's clock in
 * mid-workshop (a dead battery, a late time server) signs nobody out.
 */
export const steadyNow = (): number => Math.round(startedAt + (performance.now() - startedTick));

import { pino } from 'pino';

/**
 * JSON lines on standard output. Say what happened with fixed words and ids; never names, card
 * texts, codes, cookies or addresses of pages, and never put a person's text into the message.
 */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  level: process.env['NODE_ENV'] === 'test' ? 'silent' : 'info',
});

/** Made by vite.config.ts; see `lib/words/english.ts`. */
declare module 'virtual:labinov-english' {
  const areas: Record<string, unknown>;
  export default areas;
}

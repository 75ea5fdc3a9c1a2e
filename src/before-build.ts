/**
 * Run by `ensure.mjs` before it builds: what `start.ts` would refuse anyway is said before the
 * minute of building, and pages are not built anew under a server that runs on these data.
 */
import process from 'node:process';
import { EXIT_CONFIG, faultLine, isFault, readConfig } from './lib/server/config.ts';
import { holderOf } from './lib/server/lock.ts';

const config = readConfig(process.env);
if (isFault(config)) {
  console.error(faultLine(config));
  process.exit(EXIT_CONFIG);
}
const holder = holderOf(config.dataDir);
if (holder !== null) {
  console.error(
    `Labinov sedang berjalan dengan folder data ${config.dataDir} (proses ${holder}), dan programnya ` +
      'sudah berubah; hentikan yang itu dulu, lalu jalankan lagi.',
  );
  process.exit(1);
}

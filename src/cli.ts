/**
 * `node src/cli.ts <command> …` (or `npm run labinov -- <command> …`). Each command lives in its
 * own file under `src/cli/` and answers with the exit code; this table only finds it.
 */
import { closeDb } from '#lib/server/db/open.ts';

interface Command {
  /** One line for the list of commands. */
  what: string;
  load: () => Promise<{ run: (args: string[]) => Promise<number> }>;
}

const commands: Record<string, Command> = {
  admin: {
    what: 'admin create <nama-pengguna> [--name …] [--roles …] | admin reset-password <nama-pengguna>',
    load: () => import('./cli/admin.ts'),
  },
  verify: {
    what: 'verify [--json]',
    load: () => import('./cli/verify.ts'),
  },
  doctor: {
    what: 'doctor [--json]',
    load: () => import('./cli/doctor.ts'),
  },
  'export-lab': {
    what: 'export-lab <kode lab> [--to BERKAS] [--json]',
    load: () => import('./cli/export-lab.ts'),
  },
  'import-lab': {
    what: 'import-lab BERKAS [--facilitator nama-pengguna] [--region NAMA] [--json]',
    load: () => import('./cli/import-lab.ts'),
  },
  rehearse: {
    what: 'rehearse --spawn [--roster purbalingga] [--people 86] [--speed 20] [--keep FOLDER] [--json]',
    load: () => import('./cli/rehearse.ts'),
  },
  crowd: {
    what: 'crowd --url … --code … [--people 30] [--minutes 30]',
    load: () => import('./cli/crowd.ts'),
  },
  press: {
    what: 'press (dijalankan server untuk mencetak dokumen)',
    load: () => import('./cli/press.ts'),
  },
};

function help(): string {
  const lines = Object.values(commands).map((command) => `  ${command.what}`);
  return ['Perintah Labinov:', ...lines].join('\n');
}

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) {
  console.log(help());
  process.exitCode = ['', 'help', '--help', '-h'].includes(name) ? 0 : 64;
} else {
  const { run } = await command.load();
  process.exitCode = await run(args);
  await closeDb();
}

/**
 * The live program with its sockets as a process of its own, so that it can be killed:
 * `node tests/support/live-process.ts FILE PORT`. Prints the port when it answers.
 */
import process from 'node:process';
import { openDatabase } from '#lib/server/db/database.ts';
import { run } from './room.ts';

const [file = '', port = '0'] = process.argv.slice(2);
const { url } = await run(openDatabase(file), Number(port));
process.stdout.write(`ready ${new URL(url).port}\n`);

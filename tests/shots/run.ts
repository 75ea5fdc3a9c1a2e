/**
 * `npm run shots`: every picture of the projector and every state of the screens as a PNG, from the
 * production build with an empty data directory. `-- --only matrix,phone-dots` takes some of them,
 * `--out DIR` says where (test-results/shots), `--mockups DIR` puts those pictures beside ours,
 * `--whole` takes pages from top to bottom.
 *
 * To add a picture, add a scene to one of the lists, or a line to a scene: it says what happens,
 * then `hall.wall('name', 'what must be seen')` for the room, `hall.look` for a person's page. The index beside the pictures
 * shows them all. Exit code 1 when one could not be taken, or is not legible from fifteen metres.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { spawnServer } from '../../src/rehearsal/spawn.ts';
import { browserArgs, findBrowser } from '../support/browser.ts';
import { Camera } from './camera.ts';
import { approvalScenes } from './approvals.ts';
import { ballotScenes } from './ballots.ts';
import { boardScenes } from './boards.ts';
import { consoleScenes } from './console.ts';
import { deliveringScenes } from './delivering.ts';
import { documentScenes } from './documents.ts';
import { drumUpScenes } from './drum-up.ts';
import { entryScenes } from './entries.ts';
import { fairnessScenes } from './fairness.ts';
import { Hall } from './hall.ts';
import { labFileScenes } from './lab-file.ts';
import { galleryScenes, workScenes } from './innovations.ts';
import { practiceScenes } from './practice.ts';
import { registryScenes } from './registry.ts';
import { contactSheet } from './sheet.ts';
import { strainedScenes, writingScenes } from './strained.ts';
import { strainedRegistryScenes } from './strained-registry.ts';
import { troubleScenes } from './trouble.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    out: { type: 'string', default: 'test-results/shots' },
    mockups: { type: 'string' },
    whole: { type: 'boolean', default: false },
  },
});
const only = values.only?.split(',').filter((piece) => piece !== '') ?? [];
const say = (line: string) => console.log(line);

// In the order of the stages: a gate that was passed does not close again, nor an idea that is registered.
const scenes = [
  ...drumUpScenes,
  ...boardScenes,
  ...ballotScenes,
  ...fairnessScenes,
  ...consoleScenes,
  ...workScenes,
  ...writingScenes,
  ...galleryScenes,
  ...approvalScenes,
  ...deliveringScenes,
  ...strainedScenes,
  ...registryScenes,
  ...documentScenes,
  ...strainedRegistryScenes,
  ...labFileScenes,
  ...entryScenes,
  ...practiceScenes,
  ...troubleScenes,
];
const camera = new Camera(values.out, only, values.whole);
// A piece that no scene is called by may be a picture of any of them.
const about = (name: string, piece: string) => name.includes(piece) || piece.includes(name);
const known = only.every((piece) => scenes.some(({ name }) => about(name, piece)));
const asked = scenes.filter(
  ({ name }) => only.length === 0 || !known || only.some((piece) => about(name, piece)),
);

const server = await spawnServer(null);
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs() });
try {
  const hall = await Hall.open(server.origin, server.setupKey, camera, browser, say);
  for (const scene of asked) {
    camera.begin(scene.name, scene.mockups ?? []);
    const before = camera.taken.length;
    try {
      await scene.play(hall);
    } catch (fault) {
      camera.complain(`${scene.name}: the scene could not be played: ${String(fault)}`);
    }
    say(`${scene.name}: ${camera.taken.length - before}`);
  }
  hall.leave();
} finally {
  await browser.close();
  await server.stop();
}
contactSheet(values.out, camera.taken, values.mockups ?? null);
if (camera.taken.length === 0) {
  camera.complain(`No such picture. The scenes are ${scenes.map(({ name }) => name).join(', ')}.`);
}
say(`${camera.taken.length} pictures in ${values.out}, ${camera.complaints.length} complaints`);
process.exitCode = camera.complaints.length > 0 ? 1 : 0;

/** One page with every picture, beside the one of the design where there is one. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Taken } from './camera.ts';

export function contactSheet(out: string, taken: readonly Taken[], mockups: string | null): void {
  const scenes = Map.groupBy(taken, ({ scene }) => scene);
  const parts = [...scenes].map(([scene, shots]) => {
    const drawn = mockups
      ? shots[0]?.mockups.map((name) => drawing(out, mockups, name)).join('')
      : '';
    return `<section><h2>${scene}</h2><div>${drawn ?? ''}${shots.map(figure).join('')}</div></section>`;
  });
  writeFileSync(join(out, 'index.html'), `${head}${parts.join('\n')}`);
}

const figure = ({ name, file }: { name: string; file: string }) =>
  `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy"></a><figcaption>${name}</figcaption></figure>`;

/** The picture of the design, copied so that the page can be passed on as one folder. */
function drawing(out: string, mockups: string, name: string): string {
  const from = join(mockups, `${name}.png`);
  if (!existsSync(from)) return '';
  mkdirSync(join(out, 'mockups'), { recursive: true });
  copyFileSync(from, join(out, 'mockups', `${name}.png`));
  return figure({ name: `design: ${name}`, file: `mockups/${name}.png` });
}

const head = `<!doctype html><meta charset="utf-8"><title>Labinov</title><style>
body { font: 15px system-ui; margin: 24px; background: #eee }
div { display: flex; flex-wrap: wrap; gap: 16px }
figure { margin: 0; max-width: 460px } img { max-width: 100%; max-height: 420px; background: #fff }
</style>`;

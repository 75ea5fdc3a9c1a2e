import sharp from 'sharp';
import { expect, test } from 'vitest';
import { smallFile } from './files.ts';

test('a made-up photo is a picture, and another one for every name', async () => {
  const shades = new Set<string>();
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) {
    const bytes = Buffer.from(await smallFile(name, 'jpg').arrayBuffer());
    const { data, info } = await sharp(bytes, { failOn: 'warning' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([256, 8]);
    shades.add(data.toString('hex'));
  }
  expect(shades.size).toBe(3);
});

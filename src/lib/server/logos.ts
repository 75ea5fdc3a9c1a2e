/** The logo of a region on covers: one picture in `${LABINOV_DATA}/logos`, written anew when it came. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture } from './export/document.ts';
import { library } from './pictures.ts';

export const logoFile = (dataDir: string, regionId: string): string =>
  join(dataDir, 'logos', `${regionId.replace(/[^0-9a-z-]/gi, '')}.png`);

/** The logo at most 22 mm high and 30 wide, or null while the region has none. */
export async function logoOf(dataDir: string, regionId: string): Promise<Picture | null> {
  const bytes = await readFile(logoFile(dataDir, regionId)).catch(() => null);
  if (!bytes) return null;
  const sharp = await library();
  const { width = 1, height = 1 } = await sharp(bytes).metadata();
  const scale = Math.min(22 / height, 30 / width);
  return { bytes, type: 'png', width: width * scale, height: height * scale, alt: 'Logo' };
}

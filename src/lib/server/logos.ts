/** The logo of a region on covers: one picture in `${LABINOV_DATA}/logos`, written anew when it came. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

export const mostLogoBytes = 2 * 1024 * 1024;
const mostDots = 40_000_000;

/** Writes the picture anew as the region's logo; false when it is none. */
export async function keepLogo(
  dataDir: string,
  regionId: string,
  bytes: Uint8Array,
): Promise<boolean> {
  if (bytes.length === 0 || bytes.length > mostLogoBytes || !isPicture(bytes)) return false;
  const sharp = await library();
  const file = logoFile(dataDir, regionId);
  const png = await sharp(bytes, { limitInputPixels: mostDots, failOn: 'error' })
    .autoOrient()
    .resize({ width: 600, height: 600, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer()
    .catch(() => null);
  if (!png) return false;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(`${file}.part`, png, { mode: 0o600 });
  await rename(`${file}.part`, file);
  return true;
}

export const hasLogo = (dataDir: string, regionId: string): boolean =>
  existsSync(logoFile(dataDir, regionId));
export const removeLogo = (dataDir: string, regionId: string): Promise<void> =>
  rm(logoFile(dataDir, regionId), { force: true });

/** PNG, JPEG or WebP by its first bytes: nothing else is handed to the library. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return /^(\x89PNG\r\n|\xff\xd8\xff|RIFF[^]{4}WEBP)/.test(head);
}

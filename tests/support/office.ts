/** Other programs that open what we export: LibreOffice, poppler, libxml2. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const there = (name: string) => !spawnSync(name, ['--version'], { timeout: 60_000 }).error;

const programs = {
  soffice: there('soffice'),
  pdftotext: there('pdftotext'),
  xmllint: there('xmllint'),
};

/** Whether these are here; where one is not, a line says that a test was passed over. */
export function canUse(...names: (keyof typeof programs)[]): boolean {
  const missing = names.filter((name) => !programs[name]);
  if (missing.length > 0) console.warn(`Skipped, not installed here: ${missing.join(', ')}`);
  return missing.length === 0;
}

/** Files by name, as LibreOffice turns them into PDF; throws when it cannot open one. */
export async function asPdf(
  files: Record<string, Uint8Array>,
): Promise<Record<string, Uint8Array>> {
  const dir = mkdtempSync(join(tmpdir(), 'labinov-office-'));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(dir, name), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(dir, 'profile')).href}`;
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(dir, 'out')];
    await run('soffice', [...args, ...Object.keys(files)], { cwd: dir, timeout: 240_000 });
    return Object.fromEntries(
      Object.keys(files).map((name) => {
        const made = `${basename(name).replace(/\.[^.]+$/, '')}.pdf`;
        return [name, readFileSync(join(dir, 'out', made))];
      }),
    );
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The pages of a PDF as text, as a reader would copy it. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'labinov-pdf-'));
  try {
    writeFileSync(join(dir, 'a.pdf'), pdf);
    const { stdout } = await run('pdftotext', ['-enc', 'UTF-8', join(dir, 'a.pdf'), '-'], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.split('\f').slice(0, -1);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Throws when a part is no well-formed XML. */
export async function lint(parts: Record<string, Uint8Array>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'labinov-xml-'));
  try {
    const paths = Object.values(parts).map((bytes, at) => {
      const path = join(dir, `${at}.xml`);
      writeFileSync(path, bytes);
      return path;
    });
    await run('xmllint', ['--noout', '--nonet', '--huge', ...paths]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

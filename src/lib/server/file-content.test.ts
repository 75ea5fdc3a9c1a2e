import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { zipSync } from 'fflate';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { flawOf } from '#lib/lab/idea/evidence-kinds.ts';
import { box, film, officeFile, photoWithPlace } from '../../../tests/support/true-files.ts';
import { keepFile, type StoredFile } from './files.ts';
import { headOf } from './file-content.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'labinov-content-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function* whole(content: Uint8Array) {
  yield content;
}
const keep = (content: Uint8Array, name: string) =>
  keepFile(dir, whole(content), { name, newId: uuidv7 });
async function stored(content: Uint8Array, name: string): Promise<StoredFile> {
  const kept = await keep(content, name);
  if (typeof kept === 'string') throw new Error(kept);
  return kept;
}

describe('[D84] a picture', () => {
  test('loses the place where it was taken, and everything else the camera wrote', async () => {
    const photo = await photoWithPlace();
    expect((await sharp(photo).metadata()).exif?.includes('KENARI-KAMERA')).toBe(true);
    const kept = await stored(photo, 'foto.jpg');
    for (const name of [kept.stored, `${kept.stored.slice(0, 64)}.thumb`]) {
      const bytes = await readFile(join(dir, name));
      const told = await sharp(bytes).metadata();
      expect(told.exif).toBeUndefined();
      expect(bytes.includes('KENARI')).toBe(false);
      expect(bytes.includes('GPS')).toBe(false);
      // Upright: what lay on its side stands.
      expect([told.width, told.height]).toEqual([40, 60]);
    }
  });

  test('brings nothing along that was hidden behind it', async () => {
    const plain = await photoWithPlace();
    const both = Buffer.concat([plain, Buffer.from('<script>alert(1)</script>PK\u0003\u0004')]);
    const kept = await stored(both, 'foto.jpg');
    expect((await readFile(join(dir, kept.stored))).includes('<script>')).toBe(false);
  });

  test('is bounded', async () => {
    const wide = { create: { width: 4000, height: 100, channels: 3 as const, background: '#fff' } };
    const kept = await stored(await sharp(wide).png().toBuffer(), 'lebar.png');
    expect((await sharp(join(dir, kept.stored)).metadata()).width).toBe(2560);
  });

  test('that says it is enormous is refused before it is unpacked', async () => {
    // A PNG of 20,000 x 20,000 dots in some kilobytes.
    const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const size = Buffer.alloc(17);
    size.writeUInt32BE(20_000, 0);
    size.writeUInt32BE(20_000, 4);
    Buffer.from('0802000000', 'hex').copy(size, 8);
    const { crc32 } = await import('node:zlib');
    size.writeUInt32BE(crc32(Buffer.concat([Buffer.from('IHDR'), size.subarray(0, 13)])), 13);
    const idat = Buffer.from('0000000049444154', 'hex');
    expect(await keep(Buffer.concat([head, size, idat, Buffer.alloc(64)]), 'a.png')).toMatch(
      /too-wide|broken/,
    );
    const dots = { width: 9000, height: 9000, channels: 3 as const, background: '#fff' };
    const bomb = await sharp({ create: dots, limitInputPixels: false }).png().toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await keep(bomb, 'bom.png')).toBe('too-wide');
  });

  test('that is none, or only begins like one, is refused', async () => {
    const cut = (await photoWithPlace()).subarray(0, 40);
    expect(await keep(cut, 'foto.jpg')).toBe('broken');
  });

  test('of an iPhone in its own format is refused by a sentence of its own', async () => {
    expect(await keep(box('ftyp', Buffer.from('heic\0\0\0\0mif1heic')), 'IMG_1.heic')).toBe('heic');
    expect(flawOf({ name: 'IMG_0001.HEIC', size: 5 })).toBe('heic');
  });

  test('may have the ending of another picture, and nothing else of another kind', async () => {
    const photo = await photoWithPlace();
    expect((await stored(photo, 'WhatsApp.png')).type).toBe('image/jpeg');
    for (const name of ['foto.pdf', 'foto.mp4', 'foto', 'foto.exe', '../../foto.jpg/x']) {
      expect(await keep(photo, name)).toBe('wrong-ending');
    }
    expect(await keep(Buffer.from('%PDF-1.7 isi dokumen'), 'foto.jpg')).toBe('wrong-ending');
  });
});

describe('[D85] a document', () => {
  test.each(['docx', 'xlsx'] as const)('%s is taken as it is', async (kind) => {
    const file = officeFile(kind, {
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship Type="http://x/hyperlink" Target="https://a.b" TargetMode="External"/></Relationships>',
    });
    const kept = await stored(file, `Pedoman.${kind}`);
    expect(kept.stored.endsWith(`.${kind}`)).toBe(true);
    expect(Buffer.from(file).equals(await readFile(join(dir, kept.stored)))).toBe(true);
    expect(await keep(file, `Pedoman.${kind === 'docx' ? 'xlsx' : 'docx'}`)).toBe('wrong-ending');
  });

  test.each([
    ['macros', { 'word/vbaProject.bin': 'x' }],
    ['a program', { 'word/embeddings/a.exe': 'MZ' }],
    ['a control', { 'word/activeX/activeX1.xml': '<x/>' }],
    [
      'a template from outside',
      {
        'word/_rels/settings.xml.rels':
          '<Relationships><Relationship Id="1" Type="http://x/attachedTemplate" Target="http://evil/a.dotm" TargetMode="External"/></Relationships>',
      },
    ],
    [
      'a picture from outside',
      {
        'word/_rels/document.xml.rels':
          "<Relationships><Relationship TargetMode='External' Type='http://x/image' Target='http://evil/a.png'/></Relationships>",
      },
    ],
    [
      'the type of macros',
      {
        '[Content_Types].xml':
          '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      },
    ],
  ])('with %s is refused', async (_, more) => {
    expect(await keep(officeFile('docx', more as Record<string, string>), 'a.docx')).toBe('active');
  });

  test('that unpacks without end is refused', async () => {
    const zeros = new Uint8Array(160 * 1024 * 1024);
    const bomb = officeFile('docx', { 'word/media/a.bin': zeros });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await keep(bomb, 'bom.docx')).toBe('expands');
  });

  test('that names places outside of itself, twice the same, or entities is refused', async () => {
    expect(await keep(officeFile('docx', { '../../x.xml': 'x' }), 'a.docx')).toBe('broken');
    expect(await keep(officeFile('docx', { 'WORD/document.xml': 'x' }), 'a.docx')).toBe('broken');
    const entities = { 'word/a.xml': '<!DOCTYPE a [<!ENTITY b "b">]><a/>' };
    expect(await keep(officeFile('docx', entities), 'a.docx')).toBe('broken');
  });

  test('is no other archive, and no broken one', async () => {
    expect(await keep(zipSync({ 'a.txt': new Uint8Array(20) }), 'a.docx')).toBe('wrong-type');
    const file = officeFile('docx');
    expect(await keep(file.subarray(0, file.length - 30), 'a.docx')).toBe('broken');
    for (let at = 4; at < file.length; at += 7) {
      const bent = Uint8Array.from(file);
      bent[at] = (bent[at] ?? 0) ^ 0xff;
      const answer = await keep(bent, 'a.docx');
      expect(typeof answer === 'string' ? answer : 'kept').toMatch(
        /^(kept|broken|wrong-type|active|expands)$/,
      );
    }
  });
});

describe('a film', () => {
  test('loses the place where it was taken; nothing else moves', async () => {
    const shot = film({ place: '+07.3833+109.3500/KENARI' });
    const kept = await stored(shot, 'video.mp4');
    const bytes = await readFile(join(dir, kept.stored));
    expect(bytes.length).toBe(shot.length);
    expect(bytes.includes('KENARI')).toBe(false);
    expect(bytes.subarray(-64).equals(shot.subarray(-64))).toBe(true);
    const silent = film();
    const same = await stored(silent, 'video.mp4');
    expect(silent.equals(await readFile(join(dir, same.stored)))).toBe(true);
  });

  test('that does not hold together is refused', async () => {
    const shot = film();
    expect(await keep(shot.subarray(0, 60), 'a.mp4')).toBe('broken');
    expect(await keep(Buffer.concat([shot.subarray(0, 30), Buffer.alloc(200)]), 'a.mp4')).toBe(
      'broken',
    );
    const file = join(dir, 'x');
    await writeFile(file, shot);
    expect(headOf(box('ftyp', Buffer.from('crx \0\0\0\0')))).toBeNull();
  });
});

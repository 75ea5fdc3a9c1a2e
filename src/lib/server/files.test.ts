import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyIdea } from '#lib/lab/idea/empty.ts';
import type { Person } from '#lib/lab/people.ts';
import { addEvidence, shownName, type EvidenceRoad } from '#lib/server/operations/evidence.ts';
import { attachment, keepFile, openFile, openThumb, removeFile } from './files.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'labinov-evidence-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const pdf = Buffer.from('%PDF-1.7 isi dokumen');

async function* pieces(content: Uint8Array, size = 5) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
const keep = (content: Uint8Array, name = 'SK tim.pdf') =>
  keepFile(dir, pieces(content), { name, newId: uuidv7 });

describe('a stored file', () => {
  test('has the hash of its content for a name and the type of its first bytes', async () => {
    const kept = await keep(pdf);
    expect(kept).toMatchObject({ type: 'application/pdf', size: pdf.length });
    const stored = typeof kept === 'string' ? '' : kept.stored;
    expect(stored).toMatch(/^[0-9a-f]{64}\.pdf$/);
    expect(await readFile(join(dir, stored))).toEqual(pdf);
  });

  test('is kept once, however often it is sent', async () => {
    expect(await keep(pdf)).toEqual(await keep(pdf));
    expect(await readdir(dir)).toHaveLength(1);
  });

  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'],
    ['RIFF that is no WebP', 'RIFFxxxxWAVEfmt '],
    ['a few bytes', 'ab'],
  ])('is not %s', async (_, text) => {
    expect(await keep(Buffer.from(text))).toBe('wrong-type');
    expect(await readdir(dir)).toEqual([]);
  });

  test('is refused while it comes when it is too large, and leaves nothing behind', async () => {
    let read = 0;
    async function* endless() {
      yield pdf;
      while (read < 1000) {
        read += 1;
        yield Buffer.alloc(1024);
      }
    }
    expect(await keepFile(dir, endless(), { name: 'a.pdf', newId: uuidv7, most: 10_000 })).toBe(
      'too-large',
    );
    expect(read).toBeLessThan(12);
    expect(await readdir(dir)).toEqual([]);
    expect(await keep(Buffer.alloc(0))).toBe('empty');
  });

  test('opens only by a name of ours', async () => {
    const kept = await keep(pdf);
    const stored = typeof kept === 'string' ? '' : kept.stored;
    const opened = await openFile(dir, stored);
    expect(opened?.size).toBe(pdf.length);
    await opened?.body.cancel();
    for (const name of ['../labinov.db', '/etc/passwd', `${stored}/..`, 'x.pdf', `${stored}\0`]) {
      expect(await openFile(dir, name)).toBeNull();
    }
    expect(await openFile(dir, `${'0'.repeat(64)}.pdf`)).toBeNull();
  });

  test('goes out under a name that cannot break the header', () => {
    expect(attachment('SK "tim"\r\nX: 1; 100%.pdf')).toBe(
      `attachment; filename="SK _tim___X: 1; 100_.pdf"; filename*=UTF-8''SK%20%22tim%22%0D%0AX%3A%201%3B%20100%25.pdf`,
    );
    expect(attachment('Ñandú.pdf')).toContain("filename*=UTF-8''%C3%91and%C3%BA.pdf");
  });

  test('goes with its small picture', async () => {
    const photo = await sharp({
      create: { width: 900, height: 600, channels: 3, background: '#246' },
    })
      .jpeg()
      .toBuffer();
    const kept = await keep(photo, 'foto.jpg');
    const stored = typeof kept === 'string' ? '' : kept.stored;
    expect(await readdir(dir)).toHaveLength(2);
    const thumb = await openThumb(dir, stored);
    expect(thumb).toMatchObject({ type: 'image/webp' });
    await thumb?.body.cancel();
    // Lost, it is made again; a document has none.
    await rm(join(dir, `${stored.slice(0, 64)}.thumb`));
    const again = await openThumb(dir, stored);
    expect(again?.size).toBe(thumb?.size);
    await again?.body.cancel();
    await removeFile(dir, stored);
    expect(await readdir(dir)).toEqual([]);
    expect(await openThumb(dir, stored)).toBeNull();
    const document = await keep(pdf);
    expect(await openThumb(dir, typeof document === 'string' ? '' : document.stored)).toBeNull();
  });
});

describe('evidence', () => {
  const person: Person = {
    id: uuidv7(),
    role: 'participant',
    labId: 'lab',
    agencyId: 'a',
    name: 'Kenanga',
    position: '',
  };
  const idea = {
    ...emptyIdea(uuidv7()),
    opened: true,
    agencyId: 'a',
    canvas: { status: 'approved' as const, decisions: [] },
  };
  const form = (more = {}) => ({
    id: uuidv7(),
    indicator: 16,
    title: 'SK tim',
    year: 2026,
    fileName: '../../etc/SK tim.pdf',
    ...more,
  });
  type Sent = Parameters<EvidenceRoad['submit']>;
  const road = (
    sent: Sent[] = [],
    answer: Awaited<ReturnType<EvidenceRoad['submit']>> = { from: 1, to: 1 },
    content: Uint8Array = pdf,
  ) => ({
    keep: () => keepFile(dir, pieces(content), { name: 'SK tim.pdf', newId: uuidv7 }),
    submit: async (...args: Sent) => {
      sent.push(args);
      return answer;
    },
  });

  test('becomes an act with the stored name, and the name without its path', async () => {
    const sent: Sent[] = [];
    const one = form();
    expect(await addEvidence({ idea, person }, one, road(sent))).toBeNull();
    expect(sent[0]?.[0]).toMatchObject({
      type: 'evidence.add',
      evidence: {
        id: one.id,
        indicator: 16,
        file: { name: 'SK tim.pdf', type: 'application/pdf' },
      },
    });
    expect(sent[0]?.[1]).toBe(one.id);
  });

  test('sent twice is there once', async () => {
    expect(await addEvidence({ idea, person }, form(), road([], { code: 'exists' }))).toBeNull();
  });

  test('of others, before approval or without a title is refused before a byte is written', async () => {
    const sent: Sent[] = [];
    const stranger = { ...person, agencyId: 'b' };
    expect(await addEvidence({ idea, person: stranger }, form(), road(sent))).toEqual({
      code: 'no-right',
    });
    const draft = { ...idea, canvas: { status: 'draft' as const, decisions: [] } };
    expect(await addEvidence({ idea: draft, person }, form(), road(sent))).toEqual({
      code: 'not-approved',
    });
    expect(await addEvidence({ idea, person }, form({ title: ' ' }), road(sent))).toBe('title');
    expect(
      await addEvidence(
        { idea, person },
        form(),
        road(sent, undefined, Buffer.from('<html>'.repeat(9))),
      ),
    ).toBe('wrong-type');
    expect(sent).toEqual([]);
    expect(await readdir(dir).catch(() => [])).toEqual([]);
  });

  test('names without anything in them fall back on the stored one', () => {
    expect(shownName('foto.png', `${'a'.repeat(64)}.jpg`)).toBe('foto.jpg');
    expect(shownName('..', 'x.pdf')).toBe('x.pdf');
    expect(shownName('C:\\foto\\a\u0000b.jpg', 'x.pdf')).toBe('ab.jpg');
    expect(shownName(`${'a'.repeat(300)}.pdf`, 'x.pdf')).toHaveLength(160);
  });
});

/** A package made by one installation and taken in by another: two databases, two folders of evidence, two keys. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Package } from '#lib/lab/exchange.ts';
import { exchangeLimits } from '#lib/lab/package-judged.ts';
import type { Person } from '#lib/lab/people.ts';
import { readQuestion } from '#lib/lab/registry-question.ts';
import * as ideas from '#lib/server/db/ideas.ts';
import * as innovations from '#lib/server/db/innovations.ts';
import { pageOf } from '#lib/server/db/registry-list.ts';
import * as regions from '#lib/server/db/regions.ts';
import * as shelf from '#lib/server/db/shelf.ts';
import { verify } from '#lib/server/db/verify.ts';
import { packageParts, readPackageFile, type Came } from '#lib/server/exchange/package-file.ts';
import { ownFingerprint } from '#lib/server/exchange/signing.ts';
import { takeIn } from '#lib/server/exchange/take-in.ts';
import { zipOf } from '#lib/server/export/zip-stream.ts';
import { planPackage, removeSource } from '#lib/server/operations/exchange.ts';
import { ofShelf, replicate } from '#lib/server/operations/replicate.ts';
import type { FreshDatabase } from './support/database.ts';
import { at, newId, openLaboratory } from './support/laboratory.ts';
import { enterEntries } from './support/registry-entries.ts';
import { canUse, pagesOf } from './support/office.ts';
import { house, made, nameOf, pdf, sender } from './support/sending.ts';

async function receiver() {
  const one = await house();
  const region = { id: newId(), name: 'Pati', kind: 'kabupaten', agencyName: 'Bappeda' };
  await one.db.write
    .insertInto('region')
    .values({ ...region, createdAt: at })
    .execute();
  return { ...one, regionId: region.id };
}
type Receiver = Awaited<ReturnType<typeof receiver>>;

async function bring({ db, dir, key, regionId }: Receiver, bytes: Uint8Array, confirmed = true) {
  const came = await readPackageFile(bytes);
  if (typeof came === 'string') return came;
  const own = await ownFingerprint(key);
  return takeIn(db.write, { regionId, own, came, dir, confirmed, by: 'Ibu Sari', at, newId });
}

const whole = async (db: FreshDatabase) =>
  JSON.stringify({
    entries: await db.read.selectFrom('shelfEntry').selectAll().orderBy('id').execute(),
    files: await db.read.selectFrom('shelfFile').selectAll().orderBy('name').execute(),
    sources: await db.read.selectFrom('exchangeSource').selectAll().execute(),
  });

test('[Q1] [Q3] [Q5] what one installation sends another one has: every field, every file, once', async () => {
  const from = await sender();
  const to = await receiver();
  const bytes = await made(from);
  expect(await bring(to, bytes)).toEqual({ fresh: 2, changed: 0, left: 0 });
  for (const id of from.ids) {
    const sent = await innovations.load(from.db.read, id);
    const got = await shelf.find(to.db.read, to.regionId, { originalId: id });
    if (!sent || !got) throw new Error('gone');
    const { initiatorName: _nobody, ...profile } = sent.profile;
    expect(got.content.profile).toEqual(profile);
    expect(got.content.canvas).toEqual(sent.story.canvas);
    expect(got.content.measures).toEqual(
      sent.story.measures.map(({ name, unit, before, after }) => ({ name, unit, before, after })),
    );
    expect(got.content).toMatchObject({ number: sent.number, year: sent.year, original: null });
    expect(got).toMatchObject({
      name: sent.name,
      agencyName: sent.agencyName,
      affair: sent.affair,
      digital: sent.digital,
      stageOfInnovation: sent.stageOfInnovation,
      sourceName: 'Kabupaten Purbalingga',
    });
    const idea = await ideas.load(from.db.read, sent.ideaId ?? '');
    expect(got.content.poster).toMatchObject({ before: idea?.poster.before });
    for (const { stored, size } of await shelf.filesOf(to.db.read, got.id)) {
      const there = readFileSync(join(to.dir, stored));
      expect(there).toEqual(readFileSync(join(from.dir, stored)));
      expect([nameOf(there, stored.slice(65)), there.length]).toEqual([stored, size]);
    }
  }
  const names = readdirSync(to.dir).toSorted();
  expect(names).toEqual(readdirSync(from.dir).toSorted());
  expect((await verify(to.db.read, to.dir)).findings).toEqual([]);

  const before = await whole(to.db);
  expect(await bring(to, bytes)).toEqual({ fresh: 0, changed: 0, left: 2 });
  expect(await bring(to, await made(from, at + 5))).toEqual({ fresh: 0, changed: 0, left: 2 });
  expect(await whole(to.db)).toBe(before);
  expect(readdirSync(to.dir).toSorted()).toEqual(names);
});

test('[Q2] no file of the zip holds a name or a contact of anybody', async () => {
  const from = await sender();
  for (const entry of await innovations.list(from.db.read, from.lab.regionId)) {
    const idea = await ideas.load(from.db.read, entry.ideaId ?? '');
    const names = idea?.owners.map(({ name }) => `${name} (0812-3456-7890)`).join(' dan ');
    const goal = `Digagas ${names}, disetujui Bu Sekda, dibantu ${idea?.raisedBy}.`;
    const change = { profile: { ...entry.profile, goal }, updatedAt: at };
    await innovations.update(from.db.write as never, entry.id, change);
  }
  const files = unzipSync(await made(from));
  const people = await from.db.read.selectFrom('person').select('name').execute();
  const accounts = await from.db.read.selectFrom('account').select('name').execute();
  const told = await ideas.statesOf(from.db.read, from.lab.id);
  const owners = told.flatMap(({ owners: some }) =>
    some.flatMap(({ name, phone, email }) => [name, phone, email]),
  );
  const entries = await innovations.list(from.db.read, from.lab.regionId);
  const initiators = entries
    .filter(({ profile }) => profile.initiator !== 'agency')
    .map(({ profile }) => profile.initiatorName);
  const names = [...people, ...accounts].map(({ name }) => name).concat(owners, initiators);
  const all = [...names, ...names.map((name) => name.split(',', 1)[0] ?? ''), '0812-3456'];
  const wanted = [...new Set(all)].filter((one) => one.length >= 4);
  expect(wanted.length).toBeGreaterThan(8);
  for (const [name, bytes] of Object.entries(files)) {
    const text = strFromU8(bytes, true);
    const both = text + strFromU8(bytes) + name;
    expect([name, wanted.filter((one) => both.includes(one))]).toEqual([name, []]);
  }
});

test('[Q5] what changed at its home replaces what stands here; an older package changes nothing', async () => {
  const from = await sender();
  const to = await receiver();
  const older = await made(from, at);
  const [id = ''] = from.ids;
  const entry = await innovations.load(from.db.read, id);
  const profile = { ...entry!.profile, goal: 'Lebih jelas' };
  await innovations.update(from.db.write as never, id, { profile, updatedAt: at + 1 });
  await bring(to, older);
  const known = await shelf.find(to.db.read, to.regionId, { originalId: id });
  expect(await bring(to, await made(from, at + 9))).toEqual({ fresh: 0, changed: 1, left: 1 });
  expect(await bring(to, older)).toEqual({ fresh: 0, changed: 0, left: 2 });
  const now = await shelf.find(to.db.read, to.regionId, { originalId: id });
  expect(now).toMatchObject({ id: known?.id, content: { profile: { goal: 'Lebih jelas' } } });
});

test('[Q4] a new key waits for a person, a known one does not, and the own package is not taken', async () => {
  const from = await sender();
  const to = await receiver();
  const bytes = await made(from);
  expect(await bring(to, bytes, false)).toBe('unconfirmed');
  expect(await shelf.countOf(to.db.read, to.regionId)).toBe(0);
  expect(readdirSync(to.dir)).toEqual([]);
  await bring(to, bytes);
  expect(await bring(to, bytes, false)).toMatchObject({ left: 2 });
  // The same region with another key is told so, and its innovations do not stand there twice.
  const again = { ...from, key: `${from.key}.new` };
  const came = (await readPackageFile(await made(again))) as Came;
  const asked = { regionId: to.regionId, own: 'x', incoming: came };
  const plan = await planPackage(to.db.read, asked);
  expect([plan.trust, ...plan.lines.map(({ novelty }) => novelty)]).toEqual([
    'other-key',
    'elsewhere',
    'elsewhere',
  ]);
  expect(await bring({ ...from, regionId: from.lab.regionId }, bytes)).toBe('own');
  const unused = await removeSource(to.db.write, to.regionId, (await sourcesOf(to))[0] ?? '');
  expect(unused.toSorted()).toEqual(readdirSync(to.dir).toSorted());
  expect([await shelf.countOf(to.db.read, to.regionId), await sourcesOf(to)]).toEqual([0, []]);
});
const sourcesOf = async ({ db, regionId }: Receiver) =>
  (await shelf.sources(db.read, regionId)).map(({ fingerprint }) => fingerprint);

test('[Q11] the printed poster travels signed, one page without people, and is the same when nothing changed', async () => {
  const from = await sender();
  const to = await receiver();
  const bytes = await made(from, at, true);
  const owners = (await ideas.statesOf(from.db.read, from.lab.id)).flatMap(({ owners: some }) =>
    some.map(({ name }) => name),
  );
  expect(await bring(to, bytes)).toEqual({ fresh: 2, changed: 0, left: 0 });
  for (const id of from.ids) {
    const got = await shelf.find(to.db.read, to.regionId, { originalId: id });
    const files = await shelf.filesOf(to.db.read, got?.id ?? '');
    const poster = files.find(({ title }) => title === 'Poster siap cetak');
    if (!got || !poster) throw new Error('gone');
    expect(poster).toMatchObject({ type: 'pdf', indicator: null });
    const there = readFileSync(join(to.dir, poster.stored));
    expect([nameOf(there, 'pdf'), there.length]).toEqual([poster.stored, poster.size]);
    if (!canUse('pdftotext')) continue;
    const pages = await pagesOf(there);
    expect(pages).toHaveLength(1);
    const text = (pages[0] ?? '').replace(/\s+/g, ' ');
    expect(text).toContain(got.name);
    for (const owner of owners) expect(text).not.toContain(owner.split(',')[0]);
  }
  // Another day, nothing changed at home.
  const later = await made(from, at + 86_400_000, true);
  expect(await bring(to, later)).toEqual({ fresh: 0, changed: 0, left: 2 });
  // One byte of a poster.
  const files = unzipSync(bytes);
  const some = Object.keys(files).find(
    (name) => name.endsWith('.pdf') && files[name]!.length > 900,
  );
  const spoilt = files[some ?? ''];
  if (!spoilt) throw new Error('no poster');
  spoilt[spoilt.length - 9]! ^= 1;
  expect(await bring(await receiver(), zipSync(files))).toBe('evidence');
});

test('[Q12] two regions of one installation exchange, and each knows its own package', async () => {
  const from = await sender();
  const there = await house();
  const pati = { id: newId(), name: 'Pati', kind: 'kabupaten' as const, agencyName: 'Bappeda' };
  await regions.insert(from.db.write, { ...pati, createdAt: at });
  const bytes = await made(from);
  const to = { ...there, ...from, regionId: pati.id };
  // Nobody has to compare a key that is at home here.
  expect(await bring(to, bytes, false)).toEqual({ fresh: 2, changed: 0, left: 0 });
  expect(await bring(to, bytes, false)).toEqual({ fresh: 0, changed: 0, left: 2 });
  expect(await shelf.countOf(from.db.read, pati.id)).toBe(2);
  expect(await bring({ ...to, regionId: from.lab.regionId }, bytes)).toBe('own');
  expect((await verify(from.db.read, from.dir)).findings).toEqual([]);
  // Taken off again, the evidence of the other region stays where it is.
  const [source] = await shelf.sources(from.db.read, pati.id);
  expect(await removeSource(from.db.write, pati.id, source?.fingerprint ?? '')).toEqual([]);
});

test('[Q3] [Q6] whatever is not whole and signed is refused in a word, and nothing changes', async () => {
  const from = await sender();
  const to = await receiver();
  const files = unzipSync(await made(from));
  const text = strFromU8(files['paket.json']!);
  const evidence = Object.keys(files).find((name) => name.endsWith('.pdf')) ?? '';
  const zip = (change: Record<string, Uint8Array | null>) =>
    zipSync(
      Object.fromEntries(
        Object.entries({ ...files, ...change }).flatMap(([name, bytes]) =>
          bytes ? [[name, bytes]] : [],
        ),
      ),
    );
  const good = zip({});
  const swapped = Buffer.concat([pdf, Buffer.from(' ')]).subarray(0, pdf.length);
  swapped[swapped.length - 1] = 0x20;
  const locked = Buffer.from(good);
  const central = locked.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  locked[central + 8] = 1;
  const cases: [string, Uint8Array, string][] = [
    ['empty', new Uint8Array(), 'empty'],
    ['no zip', strToU8('Halo'), 'not-a-package'],
    ['another zip', zipSync({ 'a.txt': strToU8('a') }), 'not-a-package'],
    ['cut', good.subarray(0, good.length - 40), 'broken'],
    ['locked', locked, 'protected'],
    ['a word changed', zip({ 'paket.json': strToU8(text.replace('2026', '2025')) }), 'forged'],
    ['no signature', zip({ 'tanda-tangan.json': null }), 'forged'],
    ['signature of nothing', zip({ 'tanda-tangan.json': strToU8('{}') }), 'forged'],
    ['evidence gone', zip({ [evidence]: null }), 'forged'],
    ['evidence swapped', zip({ [evidence]: swapped }), 'evidence'],
    [
      'newer',
      zip({ 'paket.json': strToU8(text.replace('"version": 1', '"version": 9')) }),
      'too-new',
    ],
    ['bomb', zip({ 'paket.json': new Uint8Array(exchangeLimits.text + 1) }), 'too-large'],
    ['huge', new Uint8Array(exchangeLimits.package + 1), 'too-large'],
  ];
  const before = await whole(to.db);
  for (const [what, bytes, refusal] of cases) {
    expect([what, await bring(to, bytes)]).toEqual([what, refusal]);
  }
  expect([await whole(to.db), readdirSync(to.dir)]).toEqual([before, []]);
  expect(await bring(to, good)).toMatchObject({ fresh: 2 });
});

test('[Q6] evidence that is not what its name says is not taken, signed or not', async () => {
  const from = await sender();
  const to = await receiver();
  const page = Buffer.from('<script>alert(1)</script>');
  const stored = nameOf(page, 'pdf');
  writeFileSync(join(from.dir, stored), page);
  const came = (await readPackageFile(await made(from))) as Came;
  const [first, ...rest] = came.content.innovations;
  const evidence = [{ title: 'SK', year: 2026, indicator: 16, stored, size: page.length }];
  const content: Package = { ...came.content, innovations: [{ ...first!, evidence }, ...rest] };
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf(await packageParts(content, { ...from, lang: 'en' })))
    pieces.push(piece);
  expect(await bring(to, Buffer.concat(pieces))).toBe('evidence');
  expect([await shelf.countOf(to.db.read, to.regionId), readdirSync(to.dir)]).toEqual([0, []]);
});

test('[Q7] [Q8] on the shelf lies what came and what is finished here; a participant takes it home', async () => {
  const from = await sender();
  const to = await receiver();
  await bring(to, await made(from));
  const lab = await openLaboratory(to.db, { regionId: to.regionId });
  const { write, read } = to.db;
  const { regionId } = to;
  await enterEntries(write, [
    { regionId, number: 'INV-2026-0901', name: 'Siap', status: 'ready' },
    { regionId, number: 'INV-2026-0902', name: 'Usulan', status: 'proposed' },
    { regionId, number: 'CONTOH-1', name: 'Contoh', status: 'registered', sample: true },
    { number: 'INV-2026-0903', name: 'Daerah lain', status: 'registered' },
  ]);
  const question = readQuestion(new URLSearchParams());
  const own = await pageOf(read, { regionId: to.regionId, shelf: true }, question);
  expect(own.lines.map(({ name }) => name)).toEqual(['Siap']);
  const [line] = await shelf.list(read, to.regionId);
  const one = await shelf.find(read, to.regionId, { id: line?.id ?? '' });
  if (!one) throw new Error('gone');
  const code = [...lab.agencies.keys()][0] ?? '';
  const participant = await lab.join(code);
  const elsewhere = await lab.join([...lab.agencies.keys()][1] ?? '');
  const take = (person: Person, ideaId = newId()) =>
    replicate(
      {
        original: ofShelf(one),
        person,
        agencyId: lab.agencies.get(code) ?? '',
        ideaId,
      },
      async (ref, who, act) => (await lab.try(ref, who, act)) ?? { from: 1, to: 1 },
    );
  expect(await take(elsewhere)).toMatchObject({ code: 'not-yours' });
  const ideaId = newId();
  expect(await take(participant, ideaId)).toEqual({ ideaId });
  const idea = await ideas.load(read, ideaId);
  expect(idea?.lineage.innovation).toEqual({
    id: one.originalId,
    name: one.name,
    region: 'Kabupaten Purbalingga',
  });
  expect(idea?.fields.background.text).toBe(one.content.canvas.background);
  expect(idea?.traits).toMatchObject({ source: 'replicated', affair: one.affair });
  expect(await innovations.copiesOf(read, one.originalId)).toMatchObject([{ ideaId }]);
});

test('[Q10] an innovation that comes back as a copy names its original there', async () => {
  const from = await sender();
  const to = await receiver();
  const [id = ''] = from.ids;
  const entry = await innovations.load(from.db.read, id);
  const original = { id: newId(), name: 'Asal', region: 'Kabupaten Pati' };
  const lineage = JSON.stringify({ ...entry!.lineage, original });
  await from.db.write.updateTable('innovation').set({ lineage }).where('id', '=', id).execute();
  await bring(to, await made(from));
  expect(await shelf.copiesAbroad(to.db.read, to.regionId, original.id)).toMatchObject([
    { name: entry!.name, sourceName: 'Kabupaten Purbalingga' },
  ]);
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { emptyProfile } from '#lib/lab/profile.ts';
import { readQuestion, usualSort } from '#lib/lab/registry-question.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { freshPostgres } from '../../../../tests/support/postgres.ts';
import { enterEntries, entryOf } from '../../../../tests/support/registry-entries.ts';
import type { Db } from './database.ts';
import * as innovations from './innovations.ts';
import * as registryList from './registry-list.ts';
import type { Eyes } from './registry-list.ts';
import * as regions from './regions.ts';
import { forgetEntriesOf, indexWaiting } from './registry-search.ts';

const staff: Eyes = { regionId: 'r1' };
const ask = (address: string) => readQuestion(new URLSearchParams(address));
const found = async (db: Db, address: string, eyes: Eyes = staff) =>
  (await registryList.pageOf(db, eyes, ask(address))).lines.map(({ name }) => name);

/** The same questions of both databases get the same answers. */
const databases = { SQLite: freshDatabase, PostgreSQL: freshPostgres };

describe.each(['SQLite', 'PostgreSQL'] as const)('the list of the registry on %s', (kind) => {
  const fresh = databases[kind];

  test('[N9] [N10] words and filters narrow together', async () => {
    await using db = await fresh();
    await enterEntries(db.write, [
      { name: 'Bank Sampah Sekolah', agencyName: 'Dinas Lingkungan Hidup', digital: true },
      { name: 'Antrean Lansia', agencyName: 'Puskesmas Bobotsari', agencyKind: 'uptd' },
      { name: 'Pelayanan Izin', agencyName: 'DPMPTSP', origin: 'contest', year: 2024 },
      { name: 'Loket Lama', agencyName: 'DPMPTSP', status: 'archived' },
    ]);
    const of = (address: string) => found(db.read, address);
    expect(await of('')).toEqual(['Pelayanan Izin', 'Antrean Lansia', 'Bank Sampah Sekolah']);
    expect(await of('q=melayani')).toEqual(['Pelayanan Izin']);
    expect(await of('q=lansia antri')).toEqual(['Antrean Lansia']);
    expect(await of('q=bobot')).toEqual(['Antrean Lansia']);
    expect(await of('q=sampah&kind=digital')).toEqual(['Bank Sampah Sekolah']);
    expect(await of('q=sampah&kind=non-digital')).toEqual([]);
    expect(await of('agencyKind=uptd')).toEqual(['Antrean Lansia']);
    expect(await of('origin=contest&year=2024&agency=DPMPTSP')).toEqual(['Pelayanan Izin']);
    expect(await of('status=archived')).toEqual(['Loket Lama']);
    expect(await of('sort=name')).toEqual([
      'Antrean Lansia',
      'Bank Sampah Sekolah',
      'Pelayanan Izin',
    ]);
    expect(await registryList.countOf(db.read, staff)).toBe(3);
    expect(await registryList.choicesOf(db.read, staff)).toEqual({
      agencies: ['Dinas Lingkungan Hidup', 'DPMPTSP', 'Puskesmas Bobotsari'],
      years: [2026, 2024],
    });
  });

  test('[N9] a name that has the words stands before a text that has them', async () => {
    await using db = await fresh();
    const entry = entryOf({ name: 'Kelas Ibu' });
    await enterEntries(db.write, [
      { name: 'Bank Sampah' },
      { name: 'Kelas Ibu', profile: { ...entry.profile, goal: 'Mengurangi sampah di kelas' } },
    ]);
    expect(await found(db.read, 'q=sampah')).toEqual(['Bank Sampah', 'Kelas Ibu']);
    expect(await found(db.read, 'q=sampah&sort=newest')).toEqual(['Kelas Ibu', 'Bank Sampah']);
  });

  test('[N9] fifty lines a page; a page too far is the last', async () => {
    await using db = await fresh();
    await enterEntries(
      db.write,
      Array.from({ length: 120 }, (_, at) => ({ name: `Inovasi ${at}` })),
    );
    const page = await registryList.pageOf(db.read, staff, ask('page=2'));
    expect(page).toMatchObject({ total: 120, nonDigital: 120, page: 2 });
    expect(page.lines.at(0)?.name).toBe('Inovasi 69');
    const far = await registryList.pageOf(db.read, staff, ask('page=99999'));
    expect(far.page).toBe(3);
    expect(far.lines).toHaveLength(20);
  });

  test('[N9] pages run on from the names that have the words to the texts, for one kind too', async () => {
    await using db = await fresh();
    const agencyName = 'Dinas Sampah';
    const names = Array.from({ length: 130 }, (_, at) =>
      at % 2 === 0 ? `Bank Sampah ${at}` : `Kelas ${at}`,
    );
    await enterEntries(
      db.write,
      names.map((name, at) => ({ name, agencyName, digital: at % 4 < 2 })),
    );
    const pages = async (address: string) => {
      const some = [];
      for (const page of [1, 2, 3]) {
        const { lines } = await registryList.pageOf(db.read, staff, ask(`${address}&page=${page}`));
        some.push(lines.map(({ name }) => name));
      }
      return some;
    };
    const inOrder = (some: string[]) => [
      ...some.filter((name) => name.startsWith('Bank')).toReversed(),
      ...some.filter((name) => name.startsWith('Kelas')).toReversed(),
    ];
    const all = await pages('q=sampah');
    expect(all.map(({ length }) => length)).toEqual([50, 50, 30]);
    expect(all.flat()).toEqual(inOrder(names));
    const digital = await pages('q=sampah&kind=digital');
    expect([...new Set(digital.flat())]).toEqual(inOrder(names.filter((_, at) => at % 4 < 2)));
  });

  test('[N6] visitors find what is registered and public, and their counts tell no more', async () => {
    await using db = await fresh();
    await enterEntries(db.write, [
      { name: 'Antrean Terdaftar', status: 'registered' },
      { name: 'Antrean Usulan' },
      { name: 'Antrean Contoh', status: 'registered', sample: true },
    ]);
    const page = await registryList.pageOf(db.read, 'public', ask('q=antrean&status=proposed'));
    expect(page).toMatchObject({ total: 0, lines: [] });
    expect(await found(db.read, 'q=antrean', 'public')).toEqual(['Antrean Terdaftar']);
    expect(await registryList.countOf(db.read, 'public')).toBe(1);
    expect((await registryList.choicesOf(db.read, 'public')).agencies).toHaveLength(1);
    await regions.setRegistryPublic(db.write, 'r1', false);
    expect(await found(db.read, 'q=antrean', 'public')).toEqual([]);
    expect(await registryList.countOf(db.read, 'public')).toBe(0);
  });

  test('[N10] words follow every change, and leave with their entry', async () => {
    await using db = await fresh();
    const [one = ''] = await enterEntries(db.write, [{ name: 'Bank Sampah', labId: 'lab-1' }]);
    const entry = await innovations.load(db.read, one);
    await db.write.transaction().execute((trx) =>
      innovations.update(trx, one, {
        name: 'Taman Baca',
        profile: { ...(entry?.profile ?? entryOf({}).profile), name: 'Taman Baca' },
        updatedAt: 9,
      }),
    );
    expect(await found(db.read, 'q=sampah')).toEqual([]);
    expect(await found(db.read, 'q=membaca')).toEqual(['Taman Baca']);
    await db.write.transaction().execute(async (trx) => {
      await forgetEntriesOf(trx, 'lab-1');
      await trx.deleteFrom('innovation').where('labId', '=', 'lab-1').execute();
    });
    await enterEntries(db.write, [{ name: 'Lain Sama Sekali' }]);
    expect(await found(db.read, 'q=membaca')).toEqual([]);
  });

  test('[N10] entries of an older program are read at the next start', async () => {
    await using db = await fresh();
    await enterEntries(db.write, [{ name: 'Bank Sampah' }, { name: 'Taman Baca' }]);
    await db.write.updateTable('innovation').set({ searchVersion: 0 }).execute();
    expect(await indexWaiting(db.write, 1)).toBe(1);
    expect(await indexWaiting(db.write, 5)).toBe(1);
    expect(await indexWaiting(db.write, 5)).toBe(0);
    expect(await found(db.read, 'q=sampah')).toEqual(['Bank Sampah']);
  });

  test('[N10] no question is a fault', async () => {
    await using db = await fresh();
    await enterEntries(db.write, [{ name: 'Bank Sampah "Satu" 100%' }]);
    const material = new URL('../../../rehearsal/jahat.json', import.meta.url);
    const evil = Object.values(JSON.parse(readFileSync(material, 'utf8')) as object).map((one) =>
      JSON.stringify(one),
    );
    const signs = '" "" \' * a* ( - 🎉 \u0000 \ud800 OR name: ^bank'.split(' ');
    const questions = [
      ...signs,
      'NEAR(a b)',
      'a AND',
      'name : "x"',
      '{name rest}: x',
      'x'.repeat(10_000),
      'kata '.repeat(2_000),
      ...evil,
    ];
    for (const q of questions) {
      const page = await registryList.pageOf(
        db.read,
        staff,
        readQuestion(new URLSearchParams({ q })),
      );
      expect(page.total, q.slice(0, 80)).toBeLessThanOrEqual(1);
    }
    expect(await found(db.read, 'q=%22satu%22')).toEqual(['Bank Sampah "Satu" 100%']);
    expect(await found(db.read, 'q=100%25')).toHaveLength(1);
  });

  test('[N9] what nobody chose says nothing: words bring what fits them best, not the newest', async () => {
    await using db = await freshDatabase();
    const profile = { ...emptyProfile(), goal: 'Stunting turun di semua desa.' };
    await enterEntries(db.write, [{ name: 'Cegah stunting' }, { name: 'Kebun gizi', profile }]);
    const asked = 'q=stunting&sort=&kind=&affair=';
    expect(await found(db.read, asked)).toEqual(['Cegah stunting', 'Kebun gizi']);
    expect(await found(db.read, 'q=stunting&sort=newest')).toEqual([
      'Kebun gizi',
      'Cegah stunting',
    ]);
    expect(usualSort('')).toBe('newest');
  });
});

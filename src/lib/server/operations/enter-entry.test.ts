import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import * as innovations from '#lib/server/db/innovations.ts';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { at, openLaboratory } from '../../../../tests/support/laboratory.ts';
import { enterEntry, type Entering } from './enter-entry.ts';

describe('one innovation by hand', () => {
  test('[N20] it stands in the list as proposed, its unit as the region knows it', async () => {
    await using db = await freshDatabase();
    const { regionId } = await openLaboratory(db);
    const asked: Entering = {
      regionId,
      name: 'Kelas Ibu Hamil Ceria',
      agency: 'dinas kesehatan',
      year: 2024,
      origin: 'contest',
      digital: false,
      affair: '1.02',
      stage: 'applied',
      another: false,
      by: 'Pak Kenanga',
      note: 'Ditambahkan',
      at,
      newId: uuidv7,
    };
    const entered = await enterEntry(db.write, asked);
    if (!('innovationId' in entered)) throw new Error(JSON.stringify(entered));
    expect(await innovations.load(db.read, entered.innovationId)).toMatchObject({
      number: 'INV-2024-0001',
      status: 'proposed',
      agencyName: 'Dinas Kesehatan',
      agencyKind: 'opd',
      origin: 'contest',
      affair: '1.02',
      stageOfInnovation: 'applied',
      labId: null,
    });
    expect(await innovations.steps(db.read, entered.innovationId)).toMatchObject([
      { status: 'proposed', by: 'Pak Kenanga', note: 'Ditambahkan' },
    ]);
    // A twin is told first, and entered once somebody says that it is another.
    const again = { ...asked, name: 'KELAS IBU HAMIL CERIA' };
    expect(await enterEntry(db.write, again)).toEqual({
      flaw: 'alike',
      id: entered.innovationId,
      number: 'INV-2024-0001',
      name: 'Kelas Ibu Hamil Ceria',
    });
    expect(await enterEntry(db.write, { ...again, another: true })).toHaveProperty('innovationId');
    expect(await enterEntry(db.write, { ...asked, name: '' })).toEqual({ flaw: 'name' });
    // A unit that no lab knows is taken as it is written, a word of its name says its kind.
    const school = { ...asked, name: 'Kebun Kelas', agency: 'Kecamatan Baru', affair: '9.99' };
    const other = await enterEntry(db.write, school);
    const id = 'innovationId' in other ? other.innovationId : '';
    expect(await innovations.load(db.read, id)).toMatchObject({
      agencyName: 'Kecamatan Baru',
      agencyKind: 'kecamatan',
      affair: null,
    });
  });
});

/** [N20] One innovation that came without a lab and without a spreadsheet is entered by Bappeda. */
import { affairOf } from '#lib/lab/affairs.ts';
import { Doubles } from '#lib/lab/import-doubles.ts';
import { stagesOfInnovation } from '#lib/lab/profile-choices.ts';
import { emptyProfile, type Profile } from '#lib/lab/profile.ts';
import { registryNumber, type Origin } from '#lib/lab/registry.ts';
import { kindOfName } from '#lib/lab/roster-words.ts';
import { unitKey } from '#lib/lab/import-units.ts';
import * as agencies from '#lib/server/db/agencies.ts';
import * as catalogues from '#lib/server/db/catalogues.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as imports from '#lib/server/db/imports.ts';
import * as innovations from '#lib/server/db/innovations.ts';

/** Lab is no choice: what a lab made comes by promotion. */
export const enteredOrigins = ['independent', 'contest', 'change-project'] as const;

export type Entering = {
  regionId: string;
  name: string;
  agency: string;
  origin: Exclude<Origin, 'lab'>;
  digital: boolean;
  affair: string;
  stage: string;
  year: number;
  /** Somebody looked at what is alike and says that this is another one. */
  another: boolean;
  by: string;
  note: string;
  at: number;
  newId: () => string;
};

export type Entered =
  | { innovationId: string }
  | { flaw: 'name' | 'agency' }
  | { flaw: 'alike'; id: string; number: string; name: string };

/** Enters it as proposed, or says what it is alike: a registry with twins counts them twice. */
export function enterEntry(db: Db, asked: Entering): Promise<Entered> {
  const { regionId, name, agency, at, by, note, year } = asked;
  return db.transaction().execute(async (trx): Promise<Entered> => {
    if (name === '') return { flaw: 'name' };
    if (agency === '') return { flaw: 'agency' };
    const doubles = new Doubles<{ id: string; name: string; agency: string; number: string }>();
    for await (const entries of imports.namesOf(trx, regionId)) {
      for (const entry of entries) doubles.add(entry);
    }
    const twin = asked.another ? null : doubles.of({ name, agency });
    if (twin) {
      const { id, number, name } = twin.other;
      return { flaw: 'alike', id, number, name };
    }
    const known = (await agencies.ofRegion(trx, regionId)).find(
      (unit) => unitKey(unit.name) === unitKey(agency),
    );
    const id = asked.newId();
    const profile: Profile = {
      ...emptyProfile(),
      name,
      digital: asked.digital,
      affair: affairOf(asked.affair) ? asked.affair : null,
      stageOfInnovation: Object.hasOwn(stagesOfInnovation, asked.stage)
        ? (asked.stage as Profile['stageOfInnovation'])
        : 'initiative',
    };
    const serial = await innovations.nextSerial(trx, regionId, year, false);
    await innovations.insert(trx, {
      ...innovations.unproven(),
      id,
      regionId,
      number: registryNumber(year, serial, false),
      year,
      name,
      agencyName: known?.name ?? agency,
      agencyKind: known?.kind ?? kindOfName(agency),
      digital: asked.digital,
      affair: profile.affair,
      stageOfInnovation: profile.stageOfInnovation,
      profile,
      origin: asked.origin,
      catalogueYear: (await catalogues.inForce(trx, regionId)).year,
      createdAt: at,
      updatedAt: at,
    });
    await innovations.addStep(trx, id, { status: 'proposed', by, note, change: {}, at });
    return { innovationId: id };
  });
}

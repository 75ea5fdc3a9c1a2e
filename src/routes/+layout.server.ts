import type { LayoutServerLoad } from './$types';
import { db } from '#lib/server/db/open.ts';
import * as regions from '#lib/server/db/regions.ts';

/** What every page may know about who looks at it: language and, for staff, name, roles and region. */
export const load: LayoutServerLoad = async ({ locals }) => {
  const { account, lang } = locals;
  const region = account?.regionId ? await regions.load(db().read, account.regionId) : null;
  return {
    lang,
    region: region ? regions.fullName(region) : '',
    /** [A30] Pages about another region say its own. */
    zone: region?.zone ?? (await regions.zoneOf(db().read, null)),
    account: account
      ? {
          id: account.id,
          name: account.name,
          position: account.position,
          roles: account.roles,
        }
      : null,
  };
};

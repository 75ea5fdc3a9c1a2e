import type { LayoutServerLoad } from './$types';

/** What every page may know about who looks at it: language and, for staff, name and roles. */
export const load: LayoutServerLoad = ({ locals }) => ({
  lang: locals.lang,
  account: locals.account
    ? { id: locals.account.id, name: locals.account.name, roles: locals.account.roles }
    : null,
});

import { leads } from '#lib/lab/people.ts';
import type { LayoutLoad } from './$types.ts';

/**
 * Devices that several people share bring the bar on which they take turns; a facilitator's brings
 * the rules of what only facilitators ask. Others fetch nothing.
 */
export const load: LayoutLoad = async ({ data }) => {
  if (leads(data.person)) await import('#lib/lab/lead/learn.ts');
  const TableBar =
    data.table.length > 0 ? (await import('#lib/hall/TableBar.svelte')).default : null;
  return { ...data, TableBar };
};

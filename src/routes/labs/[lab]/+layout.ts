import type { LayoutLoad } from './$types.ts';

/** Devices that several people share bring the bar on which they take turns; others fetch nothing. */
export const load: LayoutLoad = async ({ data }) => ({
  ...data,
  TableBar: data.table.length > 0 ? (await import('#lib/hall/TableBar.svelte')).default : null,
});

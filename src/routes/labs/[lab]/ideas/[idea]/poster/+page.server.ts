import { seat } from '#lib/server/live/seat.ts';
import type { PageServerLoad } from './$types.ts';

/** A poster hangs on a wall: its QR code must lead there from any phone in the building. */
export const load: PageServerLoad = ({ url }) => ({
  origin: seat.address?.origin(url.host) ?? url.origin,
});

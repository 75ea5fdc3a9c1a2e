import type { Account } from '#lib/server/auth/sessions.ts';
import type { Lang } from '#lib/words/lang.ts';

declare global {
  namespace App {
    interface Locals {
      /** Language of the person, from their cookie; Bahasa Indonesia unless they chose otherwise. */
      lang: Lang;
      /** The signed-in member of staff, or null. Participants have no account; see `auth/guests.ts`. */
      account: Account | null;
      /** SHA-256 (hex) of the token of that account's session, or null. */
      session: string | null;
      /** SHA-256 (hex) of the device token of a participant's browser, or null. */
      device: string | null;
      /** The room stands without any of the screens on a board that come later. */
      plain?: boolean;
    }
    interface Error {
      message: string;
      /** Short code to read out loud, e.g. "K7QX". */
      code?: string;
      /** This person is not in the lab whose page they asked for. */
      outside?: boolean;
    }
  }
}

export {};

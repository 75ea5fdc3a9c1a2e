import type { Hall } from './hall.ts';

/** What happens, and which screens are looked at then. */
export type Scene = {
  /** Pictures are chosen by it (`--only`). */
  name: string;
  /** The pictures of the design that these are compared with. */
  mockups?: string[];
  play(hall: Hall): Promise<void>;
};

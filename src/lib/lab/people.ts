import type { Id } from './values.ts';

/**
 * What somebody is in one laboratory. Facilitators, Bappeda and admins have accounts; the others
 * come in with a code or a personal link. A projector is a screen, not a person: it only reads.
 */
export const roles = [
  'facilitator',
  'bappeda',
  'leader',
  'participant',
  'jury',
  'expert',
  'visitor',
  'projector',
] as const;
export type Role = (typeof roles)[number];

/** Whoever asks or looks. `id` is an account id for staff and a person id for everybody else. */
export type Person = {
  id: Id;
  role: Role;
  labId: Id;
  agencyId: Id | null;
  name: string;
  position: string;
  /** Set while a facilitator enters something for somebody who has no device (`hall/proxy.ts`). */
  entered?: boolean;
  /** In whose name somebody decides whom a leader has named. */
  behalf?: string;
  /** Comes by a personal link that ends then. */
  until?: number;
};

export const leads = (person: Person) => person.role === 'facilitator';
export const writes = (person: Person) =>
  person.role !== 'projector' && person.role !== 'visitor' && person.role !== 'bappeda';

import type { Person } from './people.ts';

/** Facilitators run the lab and Bappeda follows it: both see names, guides and drafts of the lab. */
export const leadersView = (person: Person) =>
  person.role === 'facilitator' || person.role === 'bappeda';

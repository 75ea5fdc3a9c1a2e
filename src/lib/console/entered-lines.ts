/** Lines of an attendance list as people without a device: "name; position; agency", or with tabs. */
import { knownAs } from '#lib/lab/hall/proxy.ts';
import { mostEntered } from '#lib/lab/lead/hall-acts.ts';
import type { Hall } from '#lib/lab/hall/state.ts';

export type Entry = { name: string; position: string; agencyId: string };
export type Flaw = {
  line: number;
  what: 'strange' | 'noAgency' | 'noName' | 'known';
  said: string;
};
export type ReadLines = { people: Entry[]; flaws: Flaw[]; isMore: boolean };

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** The agency somebody means: by code, short or whole name, however it is written. */
function agencyOf({ agencies }: Hall, said: string): string | null {
  const meant = plain(said);
  const found = Object.values(agencies).find(
    ({ code, short, name }) => [code, short, name].map(plain).indexOf(meant) >= 0,
  );
  return found?.id ?? null;
}

/** What the lines say; `agencyId` for those that name no agency. */
export function readLines(text: string, agencyId: string | null, hall: Hall): ReadLines {
  const people: Entry[] = [];
  const flaws: Flaw[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parts = line.split(/[;\t]/).map((part) => part.trim());
    const [name = '', position = '', said = ''] = parts;
    const flaw = (what: Flaw['what'], about = '') =>
      void flaws.push({ line: at + 1, what, said: about });
    const meant = said === '' ? agencyId : agencyOf(hall, said);
    if (name === '') flaw('noName');
    else if (meant === null) flaw(said === '' ? 'noAgency' : 'strange', said);
    else {
      const entry = { name: name.slice(0, 80), position: position.slice(0, 120), agencyId: meant };
      const isTwice = people.some(
        (one) => one.agencyId === meant && plain(one.name) === plain(name),
      );
      if (isTwice || knownAs(hall, entry)) flaw('known', name);
      else people.push(entry);
    }
  }
  return { people: people.slice(0, mostEntered), flaws, isMore: people.length > mostEntered };
}

import { agencyKinds, type AgencyKind } from '#lib/lab/roster.ts';
import type { SearchOption } from '#lib/ui/search.ts';
import type { Lang } from '#lib/words/lang.ts';

/** What a list of agencies shows of each. */
export type RosterLine = {
  id: string;
  name: string;
  short: string;
  kind: AgencyKind;
  parentId: string | null;
};

const order: AgencyKind[] = ['opd', 'uptd', 'kecamatan', 'bumd'];

/**
 * A roster as options of a search list: agencies first, then units under the name of their parent,
 * then subdistricts and enterprises, each by name.
 */
export function agencyOptions(
  roster: readonly RosterLine[],
  lang: Lang,
  note: (line: RosterLine) => string = () => '',
): SearchOption[] {
  const nameOf = new Map(roster.map((line) => [line.id, line.name]));
  const parentOf = (line: RosterLine) => (line.parentId ? nameOf.get(line.parentId) : undefined);
  const placed = roster.map((line) => ({ line, parent: parentOf(line) ?? '' }));
  placed.sort(
    (a, b) =>
      order.indexOf(a.line.kind) - order.indexOf(b.line.kind) ||
      a.parent.localeCompare(b.parent, 'id') ||
      a.line.name.localeCompare(b.line.name, 'id', { numeric: true }),
  );
  return placed.map(({ line, parent }) => ({
    id: line.id,
    name: line.name,
    kind: parent || agencyKinds[line.kind][lang],
    also: line.short,
    note: note(line),
  }));
}

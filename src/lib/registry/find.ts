/** Searching, filtering and sorting the list of the registry, by the words of its address. */
import type { Status } from '#lib/lab/registry.ts';

/** One line of the list. */
export type Line = {
  id: string;
  number: string;
  name: string;
  agency: string;
  affair: string | null;
  digital: boolean;
  stage: string;
  status: Status;
  year: number;
  claimed: number;
  evidenced: number;
  verified: number | null;
  sample: boolean;
};

export const sorts = ['newest', 'name', 'score', 'agency'] as const;
export type Sort = (typeof sorts)[number];

export type Query = {
  q: string;
  agency: string;
  affair: string;
  stage: string;
  status: string;
  year: string;
  kind: '' | 'digital' | 'non-digital';
  sort: Sort;
};

export function readQuery(params: URLSearchParams): Query {
  const of = (key: string) => (params.get(key) ?? '').slice(0, 200);
  const kind = of('kind');
  const sort = of('sort') as Sort;
  return {
    q: of('q').trim(),
    agency: of('agency'),
    affair: of('affair'),
    stage: of('stage'),
    status: of('status'),
    year: of('year'),
    kind: kind === 'digital' || kind === 'non-digital' ? kind : '',
    sort: sorts.includes(sort) ? sort : 'newest',
  };
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** The lines that fit, in order; `kind` is left out of the counts beside its own switch. */
export function find(lines: readonly Line[], query: Query, ignoreKind = false): Line[] {
  const wanted = plain(query.q).split(/\s+/).filter(Boolean);
  const found = lines.filter((line) => {
    const text = plain(`${line.name} ${line.agency} ${line.number}`);
    return (
      wanted.every((word) => text.includes(word)) &&
      (query.agency === '' || line.agency === query.agency) &&
      (query.affair === '' || line.affair === query.affair) &&
      (query.stage === '' || line.stage === query.stage) &&
      (query.status === '' || line.status === query.status) &&
      (query.year === '' || String(line.year) === query.year) &&
      (ignoreKind || query.kind === '' || line.digital === (query.kind === 'digital'))
    );
  });
  // The list comes newest first; other orders keep that among equals.
  switch (query.sort) {
    case 'name':
      return found.toSorted((a, b) => a.name.localeCompare(b.name, 'id'));
    case 'agency':
      return found.toSorted((a, b) => a.agency.localeCompare(b.agency, 'id'));
    case 'score':
      return found.toSorted((a, b) => b.evidenced - a.evidenced);
    default:
      return found;
  }
}

export const isFiltered = ({ sort: _sort, ...rest }: Query) =>
  Object.values(rest).some((value) => value !== '');

/** A question to the list of the registry, as it stands in the address of the page. */
import { isStatus, type Status } from './registry.ts';

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
  origin: string;
  year: number;
  catalogueYear: number;
  claimed: number;
  evidenced: number;
  verified: number | null;
  sample: boolean;
};

/** `fit`, the entries whose name has the words first, only says something where words are asked. */
export const sorts = ['newest', 'name', 'score', 'agency', 'fit'] as const;
export type Sort = (typeof sorts)[number];

/** How the list stands where nobody chose: words bring what fits them best first. */
export const usualSort = (q: string): Sort => (q ? 'fit' : 'newest');

/** Lines on a page. */
export const pageSize = 50;

export type Question = {
  q: string;
  agency: string;
  agencyKind: string;
  affair: string;
  stage: string;
  /** A status, or empty: everything but the archive. */
  status: Status | '';
  origin: string;
  year: number | null;
  kind: '' | 'digital' | 'non-digital';
  sort: Sort;
  /** From 1. */
  page: number;
};

/** Whatever the address says becomes a question; what it cannot mean is left out. */
export function readQuestion(params: URLSearchParams): Question {
  const of = (key: string) => (params.get(key) ?? '').slice(0, 200).toWellFormed();
  const whole = (key: string, most: number) => {
    const text = of(key);
    const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
    return value >= 1 && value <= most ? value : null;
  };
  const q = of('q').trim();
  const [kind, sort, status] = [of('kind'), of('sort') as Sort, of('status')];
  return {
    q,
    agency: of('agency'),
    agencyKind: of('agencyKind'),
    affair: of('affair'),
    stage: of('stage'),
    status: isStatus(status) ? status : '',
    origin: of('origin'),
    year: whole('year', 9999),
    kind: kind === 'digital' || kind === 'non-digital' ? kind : '',
    sort: sorts.includes(sort) && (sort !== 'fit' || q) ? sort : usualSort(q),
    page: whole('page', 100_000) ?? 1,
  };
}

/** Whether the question leaves anything out. */
export const isFiltered = ({ sort: _sort, page: _page, ...rest }: Question) =>
  Object.values(rest).some((value) => value !== '' && value !== null);

/** The question as an address again; what says nothing is left out. */
export function addressOf(question: Question): string {
  const params = new URLSearchParams();
  const usual = usualSort(question.q);
  for (const [key, value] of Object.entries(question)) {
    if (value === '' || value === null) continue;
    if ((key === 'sort' && value === usual) || (key === 'page' && value === 1)) continue;
    params.set(key, String(value));
  }
  return params.toString();
}

/** What may be ordered from the press: which paper, of what, for whom. Plain data, told to a process. */
import type { Person } from '#lib/lab/people.ts';
import type { Lang } from '#lib/words/lang.ts';

/** Papers of a lab for those who run or follow it, and how they can be had. */
export const labPapers = {
  'lab-report': ['docx', 'pdf'],
  'lab-summary': ['pptx'],
  'lab-slides': ['pptx'],
  'lab-book': ['docx', 'pdf'],
  'pledge-sheet': ['docx', 'pdf'],
  'attendance-list': ['docx', 'pdf'],
  certificates: ['pdf'],
  'posters-a4': ['pdf'],
  'posters-a3': ['pdf'],
} as const;
/** Papers of the registry of a region. */
export const registryPapers = {
  'registry-book': ['docx', 'pdf'],
  'registry-slides': ['pptx'],
  /** A zip holds a CSV for every table. */
  'registry-rows': ['xlsx', 'csv', 'zip', 'json'],
} as const;

export type LabPaper = keyof typeof labPapers;
export type RegistryPaper = keyof typeof registryPapers;
export type PaperFormat =
  | 'docx'
  | 'pdf'
  | 'pptx'
  | 'png'
  | 'xlsx'
  | 'csv'
  | 'zip'
  | 'json'
  | 'labinov';

type Of = { lang: Lang; at: number; format: PaperFormat };
export type Order = Of &
  /** `origin`: where the codes on posters lead. */
  (
    | { what: LabPaper; labId: string; viewer: Person; origin?: string }
    /** `query`: what of the rows the address of the list asks for; empty: all of them. */
    | { what: RegistryPaper; regionId: string; query?: string }
    /** [X30] The whole lab, to be taken in elsewhere. */
    | { what: 'lab-file'; labId: string }
    /** [X34] A lab file that came, laid out and proved in the folder `dir`. */
    | { what: 'lab-arrival'; path: string; dir: string }
    | { what: 'profile'; innovationId: string }
    /** [Q11] For another region: without people, and the same bytes while it says the same. */
    | { what: 'shared-poster'; innovationId: string }
    | { what: 'board-minutes'; labId: string; boardId: string; viewer: Person }
    /** A drawing of ours as dots, so many wide. */
    | { what: 'drawing'; svg: string; width: number }
    /** Of one agency: what `lab-offers.ts` gives as evidence. */
    | { what: 'attendance'; labId: string; agencyId: string }
    /** Of these people, of whom those get one who were there. */
    | { what: 'certificates-of'; labId: string; agencyIds: string[]; personId: string | null }
  );

export const paperTypes: Record<PaperFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  png: 'image/png',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
  json: 'application/json; charset=utf-8',
  labinov: 'application/octet-stream',
};

/** The paper and format that a form named, if they go together. */
export function known<P extends Record<string, readonly string[]>>(
  papers: P,
  what: unknown,
  format: unknown,
): { what: keyof P & string; format: PaperFormat } | null {
  if (typeof what !== 'string' || !Object.hasOwn(papers, what)) return null;
  return papers[what]?.includes(String(format)) ? { what, format: format as PaperFormat } : null;
}

/** Rows of a registry, which are written as they are read. */
export const isRows = (order: Order): order is Order & { what: 'registry-rows' } =>
  order.what === 'registry-rows';

/** A lab as a file, which is written as it is read too. */
export const isLabFile = (order: Order): order is Order & { what: 'lab-file' } =>
  order.what === 'lab-file';
export const isLabArrival = (order: Order): order is Order & { what: 'lab-arrival' } =>
  order.what === 'lab-arrival';

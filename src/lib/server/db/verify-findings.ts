/** What `verify` says, and how it compares what the journal tells with what a table holds. */

export type Check =
  | 'file'
  | 'foreign-key'
  | 'numbers'
  | 'acts'
  | 'fold'
  | 'tables'
  | 'ballot'
  | 'evidence'
  | 'registry';

/** One difference: what kind, where, and the whole of it in one sentence. */
export type Finding = { check: Check; where: string; sentence: string };

/** So many of one kind are named; a broken file would otherwise fill the screen. */
const mostOfOne = 20;

/** Collects findings. */
export class Findings {
  readonly list: Finding[] = [];
  #counts = new Map<Check, number>();

  add(check: Check, where: string, sentence: string): void {
    const count = (this.#counts.get(check) ?? 0) + 1;
    this.#counts.set(check, count);
    if (count <= mostOfOne) this.list.push({ check, where, sentence });
  }

  /** All findings, and one more for each kind that had too many. */
  all(): Finding[] {
    const more = [...this.#counts].filter(([, count]) => count > mostOfOne);
    const rest = more.map(([check, count]): Finding => {
      return { check, where: '', sentence: `… dan ${count - mostOfOne} lagi seperti itu.` };
    });
    return [...this.list, ...rest];
  }
}

/** Equal as JSON says it: the order of keys does not matter, a missing key is no key. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one, other] as Record<string, unknown>[];
  if (!left || !right) return false;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key], right[key]));
}

/** The names under which two rows differ; of the second only what the first names is looked at. */
export const differing = (told: Record<string, unknown>, row: Record<string, unknown>): string[] =>
  Object.keys(told).filter((key) => !same(told[key], row[key]));

/** The value of a JSON column; undefined when it cannot be read. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export type Row = Record<string, unknown>;

/** Compares the rows that should be there with those that are, by id. */
export function compareRows(
  findings: Findings,
  { where, noun }: { where: string; noun: string },
  told: ReadonlyMap<string, Row>,
  rows: ReadonlyMap<string, Row>,
): void {
  for (const [id, expected] of told) {
    const row = rows.get(id);
    const keys = row ? differing(expected, row) : [];
    const what = `${where}: ${noun} ${id}`;
    if (!row) findings.add('tables', where, `${what} ada di jurnal tetapi tidak ada di tabel.`);
    else if (keys.length > 0) {
      findings.add('tables', where, `${what} di tabel berbeda dari jurnal (${keys.join(', ')}).`);
    }
  }
  for (const id of rows.keys()) {
    if (told.has(id)) continue;
    findings.add('tables', where, `${where}: ${noun} ${id} ada di tabel tetapi tidak di jurnal.`);
  }
}

import data from './data/urusan.json' with { type: 'json' };

/** Kind of a government affair, after UU 23/2014 and the IID form. */
export type AffairGroup = 'basic' | 'mandatory' | 'optional' | 'supporting';

export type Affair = {
  code: string;
  group: AffairGroup;
  name: { id: string; en: string };
  basicService: boolean;
};

const groups: Record<string, AffairGroup> = {
  'Urusan wajib yang berkaitan dengan pelayanan dasar': 'basic',
  'Urusan wajib yang tidak berkaitan dengan pelayanan dasar': 'mandatory',
  'Urusan pilihan': 'optional',
  'Fungsi penunjang': 'supporting',
};

/** The catch-all of the IID form has no official code; ours cannot collide with one. */
export const otherAffairCode = 'lain';

function groupOf(label: string): AffairGroup {
  const group = groups[label];
  if (!group) throw new Error(`urusan.json: unknown group ${label}`);
  return group;
}

/** The 32 government affairs and 6 supporting functions, in the order of the form. */
export const affairs: readonly Affair[] = data.map((row) => ({
  code: row.code ?? otherAffairCode,
  group: groupOf(row.group),
  name: { id: row.name_id, en: row.name_en },
  basicService: row.basic_service,
}));

const byCode = new Map(affairs.map((affair) => [affair.code, affair]));

/** The affair with exactly this code. */
export function affairOf(code: string): Affair | undefined {
  return byCode.get(code);
}

/** The six affairs of which the IID wants most or all to be covered. */
export const basicServices: readonly Affair[] = affairs.filter((affair) => affair.basicService);

/**
 * An affair code as people and spreadsheets write it ("1,02", "2.1" where 2.10 was typed as a
 * number), or undefined when no affair has it.
 */
export function readAffairCode(text: string): string | undefined {
  const code = text.normalize('NFKC').trim().toLowerCase().replace(',', '.');
  if (byCode.has(code)) return code;
  return byCode.has(`${code}0`) ? `${code}0` : undefined;
}

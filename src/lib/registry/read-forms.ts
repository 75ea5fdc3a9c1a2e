/** The forms of an entry, read back into the shapes of the rules; null where a value is not known. */
import * as v from 'valibot';
import { scoredLines, type Catalogue, type Claims } from '#lib/lab/catalogue.ts';
import { readNumber } from '#lib/lab/number-text.ts';
import type { Profile } from '#lib/lab/profile.ts';
import {
  claimsSchema,
  correctionSchema,
  findingsSchema,
  type Benefit,
  type Findings,
} from '#lib/lab/registry.ts';
import { tidy } from '#lib/lab/values.ts';

const of = (form: FormData, key: string): string => {
  const value = form.get(key);
  return typeof value === 'string' ? tidy(value) : '';
};
const orNull = (text: string) => (text === '' ? null : text);

/** Findings of the indicators that were given a level. */
export function readFindings(form: FormData, catalogue: Catalogue): Findings | null {
  const raw: Record<string, unknown> = {};
  for (const { no } of scoredLines(catalogue)) {
    const level = of(form, `level-${no}`);
    if (level !== '') raw[no] = { level: Number(level), note: of(form, `note-${no}`) };
  }
  const read = v.safeParse(findingsSchema, raw);
  return read.success ? read.output : null;
}

/** [N19] Levels claimed at every indicator of the form; 0 where none was chosen. */
export function readClaims(form: FormData, catalogue: Catalogue): Claims | null {
  const lines = scoredLines(catalogue).filter(({ no }) => form.has(`claim-${no}`));
  const raw = lines.map(({ no }) => [no, Number(of(form, `claim-${no}`) || '0')]);
  const read = v.safeParse(claimsSchema, Object.fromEntries(raw));
  return read.success ? read.output : null;
}

/** Which basis line 33 is measured on, and its value; null where one of them is not known. */
export function readBenefit(form: FormData, { indicators }: Catalogue): Benefit | null {
  const basis = orNull(of(form, 'benefitBasis'));
  const value = readNumber(of(form, 'benefitValue'));
  const known = indicators.some(({ bases }) => bases.some(({ key }) => key === basis));
  return (basis === null || known) && value !== undefined ? { basis, value } : null;
}

/** Whole rupiah, with or without points. */
const rupiah = (text: string) => (text === '' ? null : Number(text.replace(/[.\s]/g, '')));

export function readProfile(form: FormData): Profile | null {
  const digital = of(form, 'digital');
  const theme = of(form, 'theme');
  const read = v.safeParse(correctionSchema, {
    name: of(form, 'name'),
    stageOfInnovation: of(form, 'stageOfInnovation'),
    initiator: orNull(of(form, 'initiator')),
    initiatorName: of(form, 'initiatorName'),
    classification: orNull(of(form, 'classification')),
    digital: digital === '' ? null : digital === 'yes',
    form: orNull(of(form, 'form')),
    theme: theme === '' ? null : Number(theme),
    pkpn: orNull(of(form, 'pkpn')),
    affair: orNull(of(form, 'affair')),
    otherAffairs: form.getAll('otherAffairs').filter((code) => code !== ''),
    trialStart: orNull(of(form, 'trialStart')),
    trialEnd: orNull(of(form, 'trialEnd')),
    appliedOn: orNull(of(form, 'appliedOn')),
    developedOn: orNull(of(form, 'developedOn')),
    design: of(form, 'design'),
    goal: of(form, 'goal'),
    benefit: of(form, 'benefit'),
    result: of(form, 'result'),
    budget: { amount: rupiah(of(form, 'budget')), note: of(form, 'budgetNote') },
  });
  return read.success && read.output.name !== '' ? read.output : null;
}

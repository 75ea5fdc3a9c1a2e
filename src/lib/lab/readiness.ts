import * as v from 'valibot';
import data from './data/kuesioner.json' with { type: 'json' };

/**
 * The readiness questionnaire: an example, not LAN's official instrument, and screens must say so.
 * The rehearsal answers to it stay with the rehearsal material, out of the browser.
 */

type Label = { id: string; en: string };

export const questionnaire = {
  title: data.kuesioner.judul,
  /** Shown wherever the questionnaire or its result is shown. */
  notice: {
    id: 'Contoh, bukan instrumen resmi LAN',
    en: 'An example, not an official instrument of LAN',
  } satisfies Label,
  scale: data.kuesioner.skala.map((one) => ({
    value: one.nilai,
    label: { id: one.label_id, en: one.label_en },
  })),
  components: data.kuesioner.komponen.map((component) => ({
    key: component.key,
    label: { id: component.label_id, en: component.label_en },
    statements: component.pernyataan.map((statement) => ({
      code: statement.kode,
      text: { id: statement.teks_id, en: statement.teks_en },
      options: statement.opsi.map((option) => ({ value: option.nilai, label: option.label_id })),
    })),
  })),
};

/** The order in which a sheet carries its 24 answers. */
export const statementCodes: readonly string[] = data.urutan_kode;

/** One person's answers, 0 to 4 each; null where the person left one out. */
export const sheetSchema = v.pipe(
  v.array(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)))),
  v.length(statementCodes.length),
);

export type Sheet = readonly (number | null)[];

/** The value of each of the six components, 0 to 4; null where nobody answered any of it. */
export type Radar = (number | null)[];

function median(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

function mean(values: readonly number[]): number | null {
  return values.length ? values.reduce((sum, one) => sum + one, 0) / values.length : null;
}

const answered = (values: readonly (number | null | undefined)[]) =>
  values.filter((one): one is number => typeof one === 'number');

/**
 * The radar of an agency from the sheets of its people: the median of each statement, then the
 * mean of the medians of each component. One person in a high seat cannot lift it alone.
 */
export function radar(sheets: readonly Sheet[]): Radar {
  let at = 0;
  return questionnaire.components.map((component) => {
    const medians = component.statements.map(() => {
      const index = at++;
      return median(answered(sheets.map((sheet) => sheet[index])));
    });
    return mean(answered(medians));
  });
}

/** Where the agencies of a room stand on one component. */
export type RoomValue = {
  mean: number | null;
  /** Standard deviation over the agencies that answered; how uneven the room is. */
  spread: number | null;
  low: number | null;
  high: number | null;
  /** How many agencies answered. */
  agencies: number;
};

/** The radar of the room: every agency weighs the same, however many people answered. */
export function roomRadar(radars: readonly Radar[]): RoomValue[] {
  return questionnaire.components.map((_, index) => {
    const values = answered(radars.map((one) => one[index]));
    const middle = mean(values);
    if (middle === null) return { mean: null, spread: null, low: null, high: null, agencies: 0 };
    const spread = Math.sqrt(mean(values.map((one) => (one - middle) ** 2)) ?? 0);
    return {
      mean: middle,
      spread,
      low: Math.min(...values),
      high: Math.max(...values),
      agencies: values.length,
    };
  });
}

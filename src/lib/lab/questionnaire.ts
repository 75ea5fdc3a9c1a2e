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

/** The statements one after the other, each with the component it belongs to. */
export const statements = questionnaire.components.flatMap((component) =>
  component.statements.map((statement) => ({ ...statement, component: component.label })),
);

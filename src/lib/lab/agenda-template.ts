import data from './data/agenda.json' with { type: 'json' };
import type { Stage } from './stages.ts';
import type { ActivityKind } from './surface.ts';

/** The two agendas a lab can start from. About 95 kB of text: import it on the server only. */

type Label = { id: string; en: string };

const kinds = {
  registrasi: 'join',
  sambutan: 'talk',
  paparan: 'talk',
  jajak: 'poll',
  mitos_fakta: 'myth',
  satu_dua_empat: 'one-two-four',
  survei: 'readiness',
  ikrar: 'pledge',
  kartu: 'cards',
  kelompok: 'clusters',
  apkl: 'screening',
  usg: 'ranking',
  akar_masalah: 'root-cause',
  hmw: 'how-might-we',
  terbalik: 'reverse',
  morfologi: 'morphology',
  belanja: 'shopping',
  voting: 'dots',
  matriks: 'matrix',
  kriteria: 'criteria',
  kanvas: 'canvas',
  telaah: 'review',
  gerbang: 'gate',
  pitch: 'pitch',
  pekerjaan_rumah: 'homework',
  pemangku: 'stakeholders',
  teori_perubahan: 'theory-of-change',
  ukuran: 'measures',
  rencana_aksi: 'plan',
  premortem: 'premortem',
  komitmen: 'commitments',
  refleksi: 'reflection',
  istirahat: 'break',
} as const satisfies Record<string, ActivityKind>;

export type TemplateActivity = {
  /** 1 for the first day. */
  day: number;
  order: number;
  /** HH:MM, local time of the lab. */
  start: string;
  minutes: number;
  stage: Stage;
  kind: ActivityKind;
  title: Label;
  /** For the facilitator. */
  guide: Label;
  /** For participants. */
  hint: Label;
  /** For the projector. */
  question: Label;
  /** Key of the recipe in resep.json. */
  recipe: string | null;
};

const stages: Record<string, Stage> = {
  drum_up: 'drum-up',
  diagnose: 'diagnose',
  design: 'design',
  deliver: 'deliver',
  display: 'display',
};

/** Our word for the stage or kind of the data file; an unknown one is a broken file. */
function known<T>(table: Record<string, T>, word: string): T {
  const found = table[word];
  if (found === undefined) throw new Error(`agenda.json: unknown word ${word}`);
  return found;
}

type Row = (typeof data.templat)[number]['aktivitas'][number];

function activityOf(row: Row): TemplateActivity {
  return {
    day: row.hari,
    order: row.urutan,
    start: row.mulai.replace('.', ':'),
    minutes: row.menit,
    stage: known(stages, row.tahap),
    kind: known<ActivityKind>(kinds, row.jenis),
    title: { id: row.judul, en: row.en.title },
    guide: { id: row.petunjuk_fasilitator, en: row.en.facilitator },
    hint: { id: row.petunjuk_peserta, en: row.en.participant },
    question: { id: row.pertanyaan, en: row.en.question },
    recipe: row.resep,
  };
}

/** The agendas to choose from, shortest first. */
export const templates: readonly { key: string; name: Label; days: number }[] = data.templat.map(
  (one) => ({
    key: one.key,
    name: { id: one.nama_id, en: one.nama_en },
    days: one.jumlah_hari,
  }),
);

/** The activities of a template in the order they run; an unknown key is a fault. */
export function activitiesOf(templateKey: string): TemplateActivity[] {
  const found = data.templat.find((one) => one.key === templateKey);
  if (!found) throw new RangeError(`no agenda template ${templateKey}`);
  return found.aktivitas.map(activityOf);
}

/**
 * The recipes of the method as activities that are ready to run: steps for the facilitator, one
 * sentence for participants, a question for the wall. About 115 kB with the agenda they take their
 * sentences from: import it on the server only.
 */
import { templates, activitiesOf } from './agenda-template.ts';
import data from './data/resep.json' with { type: 'json' };
import { longest } from './hall/agenda.ts';
import type { Stage } from './stages.ts';
import type { ActivityKind } from './surface.ts';

type Label = { id: string; en: string };
export type Recipe = {
  key: string;
  kind: ActivityKind;
  stages: Stage[];
  minutes: { least: number; usual: number; most: number };
  title: Label;
  guide: Label;
  hint: Label;
  question: Label;
  /** What it leaves behind, in Bahasa Indonesia. */
  outcome: string;
};

const kinds: Record<string, ActivityKind> = {
  'jajak-pendapat': 'poll',
  'mitos-fakta': 'myth',
  '1-2-4-all': 'one-two-four',
  'curah-pendapat-senyap': 'cards',
  pengelompokan: 'clusters',
  apkl: 'screening',
  usg: 'ranking',
  'lima-mengapa': 'root-cause',
  'tulang-ikan': 'root-cause',
  'bagaimana-kita-dapat': 'how-might-we',
  'belanja-inovasi': 'shopping',
  'berpikir-terbalik': 'reverse',
  'analisis-morfologi': 'morphology',
  'pemungutan-suara-titik': 'dots',
  'matriks-dampak-upaya': 'matrix',
  'kanvas-ide': 'canvas',
  'peta-pemangku-kepentingan': 'stakeholders',
  'teori-perubahan': 'theory-of-change',
  'pre-mortem': 'premortem',
  'rencana-aksi': 'plan',
  'satu-slide-satu-inovasi': 'pitch',
  'gelar-karya': 'pitch',
  ikrar: 'pledge',
  'kesan-pesan': 'reflection',
};

type Sentences = { hint: Label; question: Label; guide: string };

/** Recipes that no agenda uses have their sentences here. */
const own: Record<string, Sentences> = {
  'tulang-ikan': {
    hint: {
      id: 'Tulis sebab, satu kartu satu sebab: orang, cara, alat, aturan, data, lingkungan.',
      en: 'Write causes, one to a card: people, method, tools, rules, data, surroundings.',
    },
    question: { id: 'Apa saja yang membuat ini terjadi?', en: 'What makes this happen?' },
    guide:
      'Write the problem at the head of the fish. Draw the bones: people, method, tools, rules, data, surroundings. Collect causes in silence, then mark the two that can be changed this year.',
  },
  'gelar-karya': {
    hint: {
      id: 'Kunjungi stan, lihat sebelum dan sesudahnya, lalu beri umpan balik.',
      en: 'Visit the stands, look at before and after, and leave feedback.',
    },
    question: { id: 'Inovasi mana yang ingin Anda tiru?', en: 'Which innovation would you copy?' },
    guide:
      'One stand for each innovation: before, after, figures, who answers for it. Rotate groups of visitors every six minutes. The jury scores novelty and breadth of benefit. Collect feedback and who wants to copy it.',
  },
};

const stages: Record<string, Stage> = {
  drum_up: 'drum-up',
  diagnose: 'diagnose',
  design: 'design',
  deliver: 'deliver',
  display: 'display',
};

const planned = templates.flatMap(({ key }) => activitiesOf(key));

/** What the agendas say to participants and on the wall where they use this recipe. */
function sentencesOf(key: string): Sentences {
  const found = planned.find(({ recipe }) => recipe === key);
  const said = found && { hint: found.hint, question: found.question, guide: found.guide.en };
  const sentences = own[key] ?? said;
  if (!sentences) throw new Error(`resep.json: no sentences for ${key}`);
  return sentences;
}

type Row = (typeof data.resep)[number];

/** Steps first; then what to bring, what comes out, and what to do without network or devices. */
function guideOf(row: Row): string {
  const steps = row.langkah.map((step, at) => `${at + 1}. ${step}`);
  return [
    ...steps,
    '',
    `Bentuk: ${row.bentuk_kelompok}.`,
    `Bahan: ${row.bahan.join(', ').toLowerCase()}.`,
    `Hasil: ${row.luaran}.`,
    `Jaringan lemah: ${row.tips.jaringan_lemah}`,
    `Tanpa gawai: ${row.tips.tanpa_gawai}`,
    ...(row.catatan ? [row.catatan] : []),
  ].join('\n');
}

function recipeOf(row: Row): Recipe {
  const { key, nama_id, nama_en, menit } = row;
  const kind = kinds[key];
  if (!kind) throw new Error(`resep.json: unknown recipe ${key}`);
  const { hint, question, guide } = sentencesOf(key);
  return {
    key,
    kind,
    stages: row.tahap.map((word) => {
      const stage = stages[word];
      if (!stage) throw new Error(`resep.json: unknown stage ${word}`);
      return stage;
    }),
    minutes: { least: menit.min, usual: menit.biasa, most: Math.min(longest, menit.maks) },
    title: { id: nama_id, en: nama_en },
    guide: { id: guideOf(row), en: guide },
    hint,
    question,
    outcome: row.luaran,
  };
}

/** All recipes, in the order of the method. */
export const recipes: readonly Recipe[] = data.resep.map(recipeOf);

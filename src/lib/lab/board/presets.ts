/**
 * Layouts that are ready to use, with the names of their regions in both languages. The board of a
 * new activity begins with the one that its recipe or kind asks for; everything can be renamed.
 */
import type { BoardEvent } from '../events.ts';
import type { Id } from '../values.ts';
import type { LayoutKind } from './layouts.ts';

type Label = { id: string; en: string };
export type Preset = {
  key: string;
  kind: LayoutKind;
  name: Label;
  across: Label;
  up: Label;
  regions: Label[];
};

const none: Label = { id: '', en: '' };
const both = (id: string, en: string): Label => ({ id, en });
const columns = (key: string, name: Label, regions: Label[]): Preset => {
  return { key, kind: 'columns', name, across: none, up: none, regions };
};
const matrix = (key: string, name: Label, across: Label, up: Label, regions: Label[]): Preset => {
  return { key, kind: 'matrix', name, across, up, regions };
};

/** The first of a kind is the usual one. */
export const presets: readonly Preset[] = [
  columns('retrospective', both('Retrospeksi', 'Retrospective'), [
    both('Sudah baik', 'Went well'),
    both('Perlu diperbaiki', 'To improve'),
    both('Coba berikutnya', 'Try next'),
  ]),
  columns('impressions', both('Kesan dan pesan', 'Closing round'), [
    both('Kesan', 'Impressions'),
    both('Pesan', 'Messages'),
    both('Perbaikan berikutnya', 'Better next time'),
  ]),
  columns('start-stop', both('Mulai, hentikan, lanjutkan', 'Start, stop, continue'), [
    both('Mulai', 'Start'),
    both('Hentikan', 'Stop'),
    both('Lanjutkan', 'Continue'),
  ]),
  columns('reverse', both('Berpikir terbalik', 'Reverse thinking'), [
    both('Cara membuatnya makin buruk', 'Ways to make it worse'),
    both('Dibalik menjadi ide', 'Turned into ideas'),
  ]),
  columns('morphology', both('Analisis morfologi', 'Morphological analysis'), [
    both('Siapa', 'Who'),
    both('Di mana', 'Where'),
    both('Kapan', 'When'),
    both('Lewat apa', 'By what means'),
  ]),
  columns('scamper', both('SCAMPER', 'SCAMPER'), [
    both('Ganti', 'Substitute'),
    both('Gabungkan', 'Combine'),
    both('Sesuaikan', 'Adapt'),
    both('Ubah ukuran atau bentuk', 'Modify'),
    both('Pakai untuk hal lain', 'Put to other use'),
    both('Hilangkan atau balik', 'Eliminate or reverse'),
  ]),
  columns('theory-of-change', both('Teori perubahan', 'Theory of change'), [
    both('Masukan', 'Input'),
    both('Kegiatan', 'Activity'),
    both('Keluaran', 'Output'),
    both('Hasil', 'Outcome'),
    both('Dampak', 'Impact'),
  ]),
  columns('swot', both('Kekuatan dan kelemahan (SWOT)', 'SWOT'), [
    both('Kekuatan', 'Strengths'),
    both('Kelemahan', 'Weaknesses'),
    both('Peluang', 'Opportunities'),
    both('Ancaman', 'Threats'),
  ]),
  matrix(
    'impact-effort',
    both('Dampak dan upaya', 'Impact and effort'),
    both('Upaya', 'Effort'),
    both('Dampak', 'Impact'),
    [
      both('Kerjakan dulu', 'Do first'),
      both('Rencanakan', 'Plan'),
      both('Sambilan', 'On the side'),
      both('Tunda', 'Postpone'),
    ],
  ),
  matrix(
    'influence-interest',
    both('Pengaruh dan kepentingan', 'Influence and interest'),
    both('Kepentingan', 'Interest'),
    both('Pengaruh', 'Influence'),
    [
      both('Penuhi harapannya', 'Keep satisfied'),
      both('Libatkan sejak awal', 'Work closely'),
      both('Pantau', 'Monitor'),
      both('Beri kabar', 'Keep informed'),
    ],
  ),
  matrix(
    'likely-harm',
    both('Kemungkinan dan akibat', 'Likelihood and harm'),
    both('Kemungkinan', 'Likelihood'),
    both('Akibat', 'Harm'),
    [
      both('Siapkan rencana cadangan', 'Prepare a fallback'),
      both('Cegah sekarang', 'Prevent now'),
      both('Terima', 'Accept'),
      both('Kurangi', 'Reduce'),
    ],
  ),
  {
    key: 'five-whys',
    kind: 'ladder',
    name: both('Lima mengapa', 'Five whys'),
    across: none,
    up: none,
    regions: [
      both('Mengapa pertama', 'First why'),
      both('Mengapa kedua', 'Second why'),
      both('Mengapa ketiga', 'Third why'),
      both('Mengapa keempat', 'Fourth why'),
      both('Mengapa kelima, akarnya', 'Fifth why, the root'),
    ],
  },
  {
    key: 'fishbone',
    kind: 'fishbone',
    name: both('Tulang ikan', 'Fishbone'),
    across: none,
    up: none,
    regions: [
      both('Manusia', 'People'),
      both('Metode', 'Methods'),
      both('Alat', 'Tools'),
      both('Bahan', 'Materials'),
      both('Lingkungan', 'Surroundings'),
      both('Kebijakan', 'Policies'),
    ],
  },
];

const byRecipe: Record<string, string> = {
  'tulang-ikan': 'fishbone',
  'teori-perubahan': 'theory-of-change',
};
const byKind: Record<string, string> = {
  'root-cause': 'five-whys',
  matrix: 'impact-effort',
  reverse: 'reverse',
  morphology: 'morphology',
  reflection: 'impressions',
  'theory-of-change': 'theory-of-change',
};

/** The layout that the board of such an activity begins with; null for a free wall. */
export function presetFor({ kind, recipe }: { kind: string; recipe: string | null }) {
  const key = byRecipe[recipe ?? ''] ?? byKind[kind];
  return presets.find((one) => one.key === key) ?? null;
}

/** Ids of regions that nobody makes on a device: the board's own with other last digits. */
const regionId = (boardId: Id, at: number): Id => {
  const last = (Number.parseInt(boardId.slice(-2), 16) + at + 1) % 256;
  return boardId.slice(0, -2) + last.toString(16).padStart(2, '0');
};

/** What follows `board.opened` in the journal of a new board: its layout, where it has one. */
export function laidFor(boardId: Id, activity: { kind: string; recipe: string | null }) {
  const preset = presetFor(activity);
  if (!preset) return [];
  const made = preset.regions.map(({ id: title }, at) => {
    return { clusterId: regionId(boardId, at), title };
  });
  const layout = {
    kind: preset.kind,
    head: '',
    across: preset.across.id,
    up: preset.up.id,
    regions: made.map(({ clusterId }) => clusterId),
  };
  return [{ type: 'board.laid', layout, made, gone: [] }] satisfies BoardEvent[];
}

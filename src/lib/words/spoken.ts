import type { Words } from './lang.ts';

/** What a screen reader is told when the room changes a screen. */
const id = {
  activity: (question: string) => `Kegiatan sekarang: ${question}`,
  between: 'Kegiatan ditutup. Sebentar lagi dimulai yang berikutnya.',
  revealed: 'Kartu dibuka. Semua kartu sekarang terbaca.',
  locked: 'Papan dikunci fasilitator.',
  unlocked: 'Papan dibuka lagi.',
  ballot: 'Pemungutan suara dibuka.',
  results: 'Pemungutan suara ditutup. Hasilnya tampil.',
  stuck: (own: number) => `Kartu ditempel, ${own} kartu Anda`,
};

const en = {
  activity: (question: string) => `Now: ${question}`,
  between: 'The activity is closed. The next one begins soon.',
  revealed: 'The cards are open. All of them can be read now.',
  locked: 'The facilitator locked the board.',
  unlocked: 'The board is open again.',
  ballot: 'Voting is open.',
  results: 'Voting is closed. The result is shown.',
  stuck: (own: number) => `Card stuck, ${own} of yours`,
} satisfies Words<typeof id>;

export const spokenWords = { id, en };

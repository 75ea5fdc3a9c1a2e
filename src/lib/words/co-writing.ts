import { plural } from './formats.ts';
import type { Words } from './lang.ts';

/** Long texts that several people write at once, their history, and the parts of the design. */
const id = {
  here: 'menulis di sini',
  history: 'Riwayat',
  historyOf: (field: string) => `Riwayat ${field}`,
  historyWhy:
    'Siapa menulis apa dan kapan. Versi mana pun dapat dipulihkan; yang sekarang tetap tersimpan di riwayat.',
  notLeft: 'Belum tersimpan. Salin tulisan ini bila Anda masih memerlukannya:',
  back: 'Kembali ke isian',
  field: 'Isian',
  none: 'Belum ada yang ditulis di isian ini.',
  now: 'Versi sekarang',
  version: (by: string, moment: string) => `${by}, ${moment}`,
  until: (from: string, to: string) => `${from} sampai ${to}`,
  wrote: (more: number, less: number) =>
    [more > 0 ? `${more} kata ditambah` : '', less > 0 ? `${less} kata dihapus` : '']
      .filter(Boolean)
      .join(', ') || 'tanpa perubahan kata',
  restoredFrom: (moment: string) => `Memulihkan versi ${moment}`,
  older: 'Versi sebelumnya',
  newer: 'Versi sesudahnya',
  showsChanges: 'Perubahan pada versi ini',
  added: 'ditambah',
  removed: 'dihapus',
  restore: 'Pulihkan versi ini',
  restoreAsk: (by: string, moment: string) =>
    `Isian kembali ke tulisan ${by}, ${moment}. Tulisan sekarang tetap ada di riwayat.`,
  restored: 'Versi dipulihkan.',
  empty: '(kosong)',
  design: {
    mode: 'Cara mengisi rancang bangun',
    parts: 'Per bagian',
    whole: 'Satu naskah',
    why: 'Isi per bagian; semuanya tersusun menjadi satu naskah.',
    free: 'Naskah bebas',
    freeHint: 'Yang ditulis tanpa bagian. Menjadi awal naskah.',
    composed: 'Naskah dari semua bagian',
    melt: 'Gabungkan untuk disunting',
    meltWhy:
      'Bagian-bagian menjadi satu naskah bebas beserta judulnya. Riwayat tiap bagian tetap ada.',
    nothing: 'Belum ada isinya. Mulai dari bagian mana saja.',
    words: (n: string) => `${n} kata`,
    part: {
      law: 'Dasar hukum',
      macro: 'Permasalahan makro',
      micro: 'Permasalahan mikro',
      issue: 'Isu strategis',
      method: 'Metode pembaruan, sebelum dan sesudah',
      novelty: 'Keunggulan dan kebaruan',
      stages: 'Cara kerja dan tahapan',
    },
    hint: {
      law: 'Undang-undang, peraturan daerah atau kepala daerah yang menjadi pijakan.',
      macro: 'Masalah besarnya: di dunia, di Indonesia, di daerah Anda. Sebut angkanya.',
      micro: 'Masalah di unit kerja Anda sendiri, yang dirasakan orang setiap hari.',
      issue: 'Kaitannya dengan isu global, nasional, dan daerah.',
      method: 'Bagaimana dikerjakan dulu, bagaimana sekarang, dan apa bedanya.',
      novelty: 'Apa yang baru, dan mengapa lebih baik daripada yang sudah ada.',
      stages: 'Langkah demi langkah, dari warga datang sampai selesai dilayani.',
    },
  },
};

const en = {
  here: 'writing here',
  history: 'History',
  historyOf: (field: string) => `History of ${field}`,
  historyWhy:
    'Who wrote what and when. Any version can be brought back; the present one stays in the history.',
  notLeft: 'Not saved. Copy this text if you still need it:',
  back: 'Back to the field',
  field: 'Field',
  none: 'Nothing has been written in this field yet.',
  now: 'Present version',
  version: (by: string, moment: string) => `${by}, ${moment}`,
  until: (from: string, to: string) => `${from} to ${to}`,
  wrote: (more: number, less: number) =>
    [
      more > 0 ? `${plural(more, 'word', 'words')} added` : '',
      less > 0 ? `${plural(less, 'word', 'words')} removed` : '',
    ]
      .filter(Boolean)
      .join(', ') || 'no words changed',
  restoredFrom: (moment: string) => `Brought back the version of ${moment}`,
  older: 'Earlier version',
  newer: 'Later version',
  showsChanges: 'What changed in this version',
  added: 'added',
  removed: 'removed',
  restore: 'Bring back this version',
  restoreAsk: (by: string, moment: string) =>
    `The field returns to the text by ${by}, ${moment}. The present text stays in the history.`,
  restored: 'Version brought back.',
  empty: '(empty)',
  design: {
    mode: 'How to write the design',
    parts: 'By parts',
    whole: 'One text',
    why: 'Write part by part; they are put together into one text.',
    free: 'Free text',
    freeHint: 'What was written without parts. It begins the text.',
    composed: 'The text of all parts',
    melt: 'Join to edit as one',
    meltWhy: 'The parts become one free text with their headings. The history of each part stays.',
    nothing: 'Nothing yet. Begin with any part.',
    words: (n: string) => `${n} words`,
    part: {
      law: 'Legal basis',
      macro: 'Macro problem',
      micro: 'Micro problem',
      issue: 'Strategic issue',
      method: 'Renewed method, before and after',
      novelty: 'Superiority and novelty',
      stages: 'How it works, stages',
    },
    hint: {
      law: 'Laws, regional or regent’s regulations that it stands on.',
      macro: 'The large problem: in the world, in Indonesia, in your region. Give numbers.',
      micro: 'The problem in your own unit that people feel every day.',
      issue: 'How it relates to global, national and regional issues.',
      method: 'How it was done, how it is done now, and what differs.',
      novelty: 'What is new, and why it is better than what there was.',
      stages: 'Step by step, from a citizen’s arrival until they are served.',
    },
  },
} satisfies Words<typeof id>;

export const coWritingWords = { id, en };

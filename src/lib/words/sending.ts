import type { Words } from './lang.ts';

/** What a form says that could not be sent. */
const id = {
  lost: 'Tidak tersambung ke server, jadi belum terkirim.',
  kept: 'Isian Anda tetap di halaman ini; kirim lagi sebentar kemudian.',
};

const en = {
  lost: 'Not connected to the server, so this has not been sent.',
  kept: 'What you filled in stays on this page; send it again in a moment.',
} satisfies Words<typeof id>;

export const sendingWords = { id, en };

import type { Words } from './lang.ts';

const id = {
  title: 'Masuk ke lab',
  lead: 'Ketik enam huruf dan angka yang tampil di layar depan.',
  fromLink:
    'Perangkat ini belum dikenal di lab yang Anda tuju. Minta tautan kembali kepada fasilitator, atau ketik kode labnya.',
  code: 'Kode lab, enam huruf dan angka',
  wrong: 'Kode lab terdiri dari enam huruf dan angka. Periksa lagi layar depan.',
  scan: 'Atau arahkan kamera ponsel ke kode QR di layar depan.',
  fresh: 'Labinov ini belum disiapkan. Buka tautan sekali pakai yang tampil di terminal server.',
  noAccount: 'Tanpa akun dan tanpa memasang aplikasi.',
  wifi: 'Pastikan ponsel tersambung ke Wi-Fi ruangan.',
  continue: 'Lanjutkan',
  continueIn: 'Lab yang pernah Anda ikuti',
  staff: 'Masuk sebagai petugas',
  home: 'Ke beranda',
  registry: 'Lihat registri inovasi',
};

const en = {
  title: 'Join the lab',
  lead: 'Type the six letters and digits shown on the front screen.',
  fromLink:
    'The lab you are going to does not know this device yet. Ask the facilitator for a link to come back, or type its code.',
  code: 'Lab code, six letters and digits',
  wrong: 'A lab code has six letters and digits. Look at the front screen again.',
  scan: 'Or point the phone camera at the QR code on the front screen.',
  fresh: 'Nobody has set up this Labinov yet. Open the one-time link that the server printed.',
  noAccount: 'No account and nothing to install.',
  wifi: 'Make sure the phone is on the Wi-Fi of the room.',
  continue: 'Continue',
  continueIn: 'Labs you have joined',
  staff: 'Staff sign-in',
  home: 'Go to home',
  registry: 'See the innovation registry',
} satisfies Words<typeof id>;

export const landingWords = { id, en };

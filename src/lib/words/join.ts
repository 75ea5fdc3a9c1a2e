import type { Words } from './lang.ts';
import { plural } from './formats.ts';

/** Coming into a lab: the code, who somebody is, the privacy notice, links for leader and jury. */
const id = {
  title: 'Gabung ke lab',
  who: 'Siapa Anda?',
  enter: 'Masuk ke lab',
  name: 'Nama lengkap',
  position: 'Jabatan',
  agency: 'OPD atau unit kerja',
  chooseAgency: 'Pilih OPD Anda',
  notListed: 'Unit saya tidak ada di daftar',
  notListedWhat:
    'Minta fasilitator menambahkannya, lalu muat ulang halaman ini. Atau pilih induk unit Anda, misalnya dinasnya.',
  inHere: (n: number) => `${n} hadir`,
  remembered: 'Perangkat ini diingat. Besok Anda langsung masuk tanpa mengisi ulang.',
  scan: 'Pindai kode QR',
  scanning: 'Arahkan kamera ke kode QR di layar depan.',
  scanFailed: 'Kamera tidak bisa dibuka. Ketik kodenya saja.',
  otherCode: 'Pakai kode lain',
  toRoom: 'Ke ruang lab',
  notice: {
    title: 'Tentang data Anda',
    use: 'Nama, jabatan, dan OPD Anda dipakai untuk menjalankan lokakarya ini dan menyusun laporannya.',
    who: (agency: string, region: string) =>
      `Yang bertanggung jawab atas data ini: ${agency} ${region}.`,
    cards: 'Selama mode senyap, tulisan Anda tidak terlihat orang lain. Suara Anda rahasia.',
    record: 'Tanda tangan ikrar dan komitmen menjadi arsip lab.',
    rights:
      'Anda dapat melihat, memperbaiki, dan mengunduh data Anda kapan saja di “Data saya”. Untuk menghapusnya, hubungi fasilitator.',
    agree: 'Dengan menekan tombol ini Anda masuk dan menyatakan sudah membaca “Tentang data Anda”.',
  },
  wrong: {
    shape: 'Kode lab terdiri dari enam huruf dan angka. Periksa lagi layar depan.',
    unknown:
      'Tidak ada lab dengan kode ini. Mungkin salah ketik atau kodenya sudah diganti; periksa layar depan.',
    wait: (seconds: number) =>
      `Terlalu banyak kode salah dari jaringan ini. Coba lagi ${seconds} detik lagi.`,
    closed: 'Lab ini sudah selesai dan tidak menerima peserta baru. Hubungi fasilitator.',
    removed:
      'Fasilitator mengeluarkan Anda dari lab ini. Bila itu keliru, temui fasilitator dan minta kode baru.',
    full: 'Lab ini sudah penuh. Beri tahu fasilitator; tulisan Anda di sini tetap ada.',
    name: 'Tulis nama Anda.',
    nameLong: 'Nama paling panjang 80 karakter.',
    agency: 'Pilih OPD Anda dari daftar.',
    link: 'Tautan ini tidak berlaku lagi. Minta tautan baru kepada fasilitator.',
  },
  wrongTitle: 'Kode belum cocok',
  closedTitle: 'Lab sudah selesai',
  removedTitle: 'Anda tidak lagi di lab ini',
  linkTitle: 'Tautan tidak berlaku',
  leader: {
    lead: 'Tautan ini untuk pimpinan: Anda menyetujui rancangan dan rencana aksi dari perangkat ini.',
    agency: 'OPD (bila ada)',
    noAgency: 'Tidak mewakili satu OPD',
    again: (name: string) =>
      `Tautan ini sudah dipakai ${name}. Biarkan namanya bila itu Anda; isi nama lain bila bukan.`,
    other: (name: string) =>
      `Perangkat ini sudah dipakai ${name} di lab ini. Bila Anda lanjut, kursi itu berpindah ke peran baru.`,
  },
  jury: {
    lead: 'Tautan ini untuk juri: Anda menilai inovasi di galeri dari perangkat ini.',
  },
};

const en = {
  title: 'Join the lab',
  who: 'Who are you?',
  enter: 'Enter the lab',
  name: 'Full name',
  position: 'Position',
  agency: 'Agency or work unit',
  chooseAgency: 'Choose your agency',
  notListed: 'My unit is not on the list',
  notListedWhat:
    'Ask the facilitator to add it, then load this page again. Or choose the parent of your unit, for example its department.',
  inHere: (n: number) => `${n} here`,
  remembered: 'This device is remembered. Tomorrow you come straight in.',
  scan: 'Scan the QR code',
  scanning: 'Point the camera at the QR code on the front screen.',
  scanFailed: 'The camera cannot be opened. Type the code instead.',
  otherCode: 'Use another code',
  toRoom: 'To the lab room',
  notice: {
    title: 'About your data',
    use: 'Your name, position and agency are used to run this workshop and to write its report.',
    who: (agency: string, region: string) => `Responsible for these data: ${agency} ${region}.`,
    cards: 'In silent mode nobody else sees what you write. Your vote is secret.',
    record: 'Signatures of the pledge and commitments become records of the lab.',
    rights:
      'You can see, correct and download your data at any time under “My data”. To have them deleted, ask the facilitator.',
    agree: 'By pressing this button you enter, and say that you have read “About your data”.',
  },
  wrong: {
    shape: 'A lab code has six letters and digits. Look at the front screen again.',
    unknown:
      'There is no lab with this code. It may be mistyped or have been replaced; look at the front screen.',
    wait: (seconds: number) =>
      `Too many wrong codes from this network. Try again in ${plural(seconds, 'second', 'seconds')}.`,
    closed: 'This lab is finished and takes no new participants. Ask the facilitator.',
    removed:
      'The facilitator removed you from this lab. If that was a mistake, see the facilitator and ask for a new code.',
    full: 'This lab is full. Tell the facilitator; what you wrote here stays.',
    name: 'Write your name.',
    nameLong: 'A name has at most 80 characters.',
    agency: 'Choose your agency from the list.',
    link: 'This link is no longer valid. Ask the facilitator for a new one.',
  },
  wrongTitle: 'The code does not fit',
  closedTitle: 'The lab is finished',
  removedTitle: 'You are no longer in this lab',
  linkTitle: 'The link is not valid',
  leader: {
    lead: 'This link is for the leader: you approve designs and action plans from this device.',
    agency: 'Agency (if any)',
    noAgency: 'Not for a single agency',
    again: (name: string) =>
      `This link was used by ${name}. Leave the name if that is you; write another if not.`,
    other: (name: string) =>
      `${name} uses this device in this lab. If you go on, the seat moves to the new role.`,
  },
  jury: {
    lead: 'This link is for the jury: you score the innovations of the gallery from this device.',
  },
} satisfies Words<typeof id>;

export const joinWords = { id, en };

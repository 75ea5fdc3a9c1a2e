import type { Words } from './lang.ts';

/** Several facilitators of one lab, and giving it to another. */
const id = {
  title: 'Fasilitator lab ini',
  short: 'Fasilitator',
  what: 'Beberapa fasilitator dapat memimpin bersama, masing-masing dari beberapa perangkat.',
  you: 'Anda',
  here: (screens: number) => (screens > 1 ? `Di sini, ${screens} layar` : 'Di sini'),
  away: 'Belum membuka lab',
  with: (names: string) => `Bersama ${names}`,
  alone: 'Anda memimpin sendiri',
  device: 'Berganti perangkat',
  deviceWhat:
    'Masuk dengan akun Anda di perangkat lain, lalu buka lab ini: susunan acara, papan, dan waktu berjalan terus. Yang belum terkirim tetap di perangkat lama sampai tersambung lagi.',
  invite: 'Tambah fasilitator',
  inviteWhat: 'Akun di daerah Anda dapat ikut memimpin lab ini.',
  account: 'Akun',
  choose: 'Pilih akun',
  none: 'Tidak ada akun lain di daerah Anda. Minta admin membuat akun.',
  accounts: 'Buka daftar akun',
  add: 'Tambahkan',
  added: (name: string) => `${name} ikut memimpin`,
  dismiss: 'Keluarkan',
  dismissOne: (name: string) => `Keluarkan ${name} dari lab ini`,
  dismissSure: 'Ya, keluarkan',
  dismissAsk: (name: string) => `${name} tidak lagi memimpin lab ini.`,
  dismissed: (name: string) => `${name} tidak lagi memimpin`,
  hand: 'Serahkan kendali',
  handWhat:
    'Lab diserahkan ke akun ini dan Anda keluar dari lab. Kegiatan yang berjalan tidak terganggu.',
  handTo: 'Serahkan kepada',
  handSure: (name: string) => `Serahkan kepada ${name}`,
  history: 'Siapa menyerahkan kepada siapa',
  told: {
    invited: (by: string, to: string) => `${by} mengajak ${to}`,
    dismissed: (by: string, to: string) => `${by} mengeluarkan ${to}`,
    handed: (by: string, to: string) => `${by} menyerahkan kendali kepada ${to}`,
  },
  noHistory: 'Lab ini belum pernah berpindah tangan.',
  signOut: 'Keluar',
};

const en = {
  title: 'Facilitators of this lab',
  short: 'Facilitators',
  what: 'Several facilitators can lead together, each from several devices.',
  you: 'You',
  here: (screens: number) => (screens > 1 ? `Here, on ${screens} screens` : 'Here'),
  away: 'Has not opened the lab',
  with: (names: string) => `With ${names}`,
  alone: 'You lead alone',
  device: 'Changing devices',
  deviceWhat:
    'Sign in with your account on the other device and open this lab: agenda, boards and clock go on. What is unsent stays on the old device until it is connected again.',
  invite: 'Add a facilitator',
  inviteWhat: 'Accounts of your region can lead this lab with you.',
  account: 'Account',
  choose: 'Choose an account',
  none: 'There is no other account in your region. Ask the admin to make one.',
  accounts: 'Open the accounts',
  add: 'Add',
  added: (name: string) => `${name} leads with you now`,
  dismiss: 'Take out',
  dismissOne: (name: string) => `Take ${name} out of this lab`,
  dismissSure: 'Yes, take out',
  dismissAsk: (name: string) => `${name} will no longer lead this lab.`,
  dismissed: (name: string) => `${name} no longer leads`,
  hand: 'Hand over',
  handWhat:
    'The lab goes to this account and you leave it. Whatever is running goes on undisturbed.',
  handTo: 'Hand over to',
  handSure: (name: string) => `Hand over to ${name}`,
  history: 'Who handed over to whom',
  told: {
    invited: (by: string, to: string) => `${by} invited ${to}`,
    dismissed: (by: string, to: string) => `${by} took ${to} out`,
    handed: (by: string, to: string) => `${by} handed over to ${to}`,
  },
  noHistory: 'This lab has never changed hands.',
  signOut: 'Sign out',
} satisfies Words<typeof id>;

export const facilitatorWords = { id, en };

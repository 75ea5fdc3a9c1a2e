import type { Words } from './lang.ts';

/** The menu of pages outside a lab. */
const id = {
  open: 'Menu',
  home: 'Beranda',
  labs: 'Laboratorium',
  registry: 'Registri inovasi',
  coverage: 'Dasbor',
  estimate: 'Perkiraan indeks',
  accounts: 'Akun',
  signOut: 'Keluar',
};

const en: Words<typeof id> = {
  open: 'Menu',
  home: 'Home',
  labs: 'Laboratories',
  registry: 'Innovation registry',
  coverage: 'Dashboard',
  estimate: 'Index estimate',
  accounts: 'Accounts',
  signOut: 'Sign out',
};

export const menuWords = { id, en };

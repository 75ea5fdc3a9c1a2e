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
  regions: 'Pengaturan daerah',
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
  regions: 'Settings of regions',
  signOut: 'Sign out',
};

export const menuWords = { id, en };

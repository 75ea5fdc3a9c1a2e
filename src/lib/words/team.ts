import type { Words } from './lang.ts';

/** Who works on an innovation, how they were appointed, which other agencies take part. */
const id = {
  title: 'Tim pelaksana',
  why: 'Peran dan jumlah orang (indikator 17), penetapan tim (indikator 23), dan jejaring OPD (indikator 24).',
  people: (n: number) => `${n} orang`,
  role: 'Peran',
  count: 'Jumlah orang',
  names: 'Nama',
  namesHint: 'Nama hanya dilihat OPD pemilik, fasilitator, dan pimpinan.',
  add: 'Tambah peran',
  remove: (role: string) => `Hapus peran ${role}`,
  none: 'Belum ada peran yang dicatat.',
  appointed: 'Penetapan tim',
  appointments: {
    none: 'Belum ada surat',
    agency: 'Surat kepala OPD',
    region: 'SK kepala daerah',
  },
  agencies: 'Jejaring: OPD yang terlibat',
  agenciesCount: (n: number) => `${n} OPD`,
  addAgency: 'Tambah OPD',
  search: 'Cari OPD',
  removeAgency: (name: string) => `Hapus ${name} dari jejaring`,
  noAgencies: 'Belum ada OPD dalam jejaring.',
};

const en = {
  title: 'Team',
  why: 'Roles and how many people (indicator 17), appointment (indicator 23), and the network of agencies (indicator 24).',
  people: (n: number) => (n === 1 ? '1 person' : `${n} people`),
  role: 'Role',
  count: 'How many people',
  names: 'Names',
  namesHint: 'Names are seen by the carrying agency, facilitators and the leader alone.',
  add: 'Add role',
  remove: (role: string) => `Delete role ${role}`,
  none: 'No roles noted yet.',
  appointed: 'How the team is appointed',
  appointments: {
    none: 'No letter yet',
    agency: 'Letter of the head of the agency',
    region: 'Decree of the head of the region',
  },
  agencies: 'Network: agencies that take part',
  agenciesCount: (n: number) => (n === 1 ? '1 agency' : `${n} agencies`),
  addAgency: 'Add an agency',
  search: 'Search agencies',
  removeAgency: (name: string) => `Take ${name} out of the network`,
  noAgencies: 'No agencies in the network yet.',
} satisfies Words<typeof id>;

export const teamWords = { id, en };

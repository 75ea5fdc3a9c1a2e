import type { Words } from './lang.ts';

/** The page on which a finished design enters the registry. */
const id = {
  title: 'Promosi ke registri',
  lead: 'Rancangan yang lengkap menjadi inovasi di registri daerah, dengan nomor dan asal-usulnya.',
  ready: 'Siap dipromosikan',
  readyWhat: 'Semua syarat terpenuhi. Setelah dipromosikan, ide ini tidak dapat diubah lagi.',
  notYet: 'Belum dapat dipromosikan',
  notYetWhat: (n: number) => `${n} syarat belum terpenuhi.`,
  already: 'Sudah ada di registri',
  toEntry: 'Buka di registri',
  button: 'Promosikan ke registri',
  sending: 'Mempromosikan…',
  buttonLacks: (n: number) => `Lengkapi ${n} hal dulu`,
  onlyStaff:
    'Fasilitator atau Bappeda yang mempromosikan. Anda dapat melengkapi yang masih kurang.',
  score: 'Kematangan',
  claimed: 'diklaim',
  evidenced: 'berbukti',
  ofMost: (most: number) => `dari ${most}`,
  scoreWhat:
    'Skor diklaim menghitung semua level yang Anda isi; skor berbukti hanya indikator yang ada buktinya. Bappeda memeriksa keduanya.',
  checks: 'Pemeriksaan',
  met: (have: number, all: number) => `${have} dari ${all}`,
  fill: 'Lengkapi',
  groups: {
    plan: 'Persetujuan',
    profile: 'Profil',
    delivery: 'Penerapan',
    indicators: 'Indikator wajib',
  },
  planApproved: 'Rencana aksi disetujui pimpinan',
  planMissing: 'Pimpinan belum menyetujui rencana aksi',
  design: (n: number) => `Rancang bangun minimal ${n} kata`,
  designHave: (have: number, need: number) => `${have} kata, kurang ${need - have} kata`,
  designOk: (have: number) => `${have} kata`,
  applied: 'Tanggal penerapan',
  appliedMissing: 'Isi tanggal inovasi mulai diterapkan',
  appliedWindow: (from: string, to: string) =>
    `Penerapan atau pengembangan antara ${from} dan ${to}`,
  appliedOutside: (day: string) =>
    `Penerapan ${day} di luar rentang, dan belum ada pengembangan di dalamnya`,
  indicator: (no: number, name: string) => `Indikator ${no}, ${name}`,
  indicatorLevel: (level: number) => `Level ${level}`,
  indicatorMissing: 'Pilih level 1, 2, atau 3',
  fieldMissing: 'Belum diisi',
  preview: 'Pratinjau profil',
  empty: 'Belum diisi',
  roots: 'Asal-usul yang ikut tercatat',
  rootsWhat: (cards: number) =>
    cards === 0
      ? 'Ide ini tidak berasal dari kartu di papan.'
      : `${cards} kartu dari papan ikut tercatat, tanpa nama penulis.`,
};

const en: Words<typeof id> = {
  title: 'Promote to the registry',
  lead: 'A complete design becomes an innovation of the region, with a number and its lineage.',
  ready: 'Ready to promote',
  readyWhat: 'Everything is there. After promotion this idea can no longer be changed.',
  notYet: 'Cannot be promoted yet',
  notYetWhat: (n: number) => (n === 1 ? 'One thing is missing.' : `${n} things are missing.`),
  already: 'Already in the registry',
  toEntry: 'Open in the registry',
  button: 'Promote to the registry',
  sending: 'Promoting…',
  buttonLacks: (n: number) => (n === 1 ? 'Fill in one thing first' : `Fill in ${n} things first`),
  onlyStaff: 'A facilitator or Bappeda promotes. You can fill in what is missing.',
  score: 'Maturity',
  claimed: 'claimed',
  evidenced: 'with evidence',
  ofMost: (most: number) => `of ${most}`,
  scoreWhat:
    'The claimed score counts every level you entered; the evidenced score only indicators with evidence. Bappeda checks both.',
  checks: 'Checks',
  met: (have: number, all: number) => `${have} of ${all}`,
  fill: 'Fill in',
  groups: {
    plan: 'Approval',
    profile: 'Profile',
    delivery: 'Application',
    indicators: 'Mandatory indicators',
  },
  planApproved: 'Action plan approved by the leader',
  planMissing: 'The leader has not approved the action plan yet',
  design: (n: number) => `Design description of at least ${n} words`,
  designHave: (have: number, need: number) => `${have} words, ${need - have} missing`,
  designOk: (have: number) => `${have} words`,
  applied: 'Date of application',
  appliedMissing: 'Enter the day the innovation was first applied',
  appliedWindow: (from: string, to: string) => `Applied or developed between ${from} and ${to}`,
  appliedOutside: (day: string) =>
    `Applied ${day}, outside the window, and not developed inside it`,
  indicator: (no: number, name: string) => `Indicator ${no}, ${name}`,
  indicatorLevel: (level: number) => `Level ${level}`,
  indicatorMissing: 'Choose level 1, 2 or 3',
  fieldMissing: 'Empty',
  preview: 'Preview of the profile',
  empty: 'Empty',
  roots: 'Lineage that is kept',
  rootsWhat: (cards: number) =>
    cards === 0
      ? 'This idea did not come from cards on a board.'
      : cards === 1
        ? 'One card from the board is kept, without its author.'
        : `${cards} cards from the board are kept, without their authors.`,
};

export const promotionWords = { id, en };

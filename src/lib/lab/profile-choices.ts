/** The choices of the IID profile with their labels (DOMAIN.md 6.2 and 6.6). */

export type Label = { id: string; en: string };

export const stagesOfInnovation = {
  initiative: { id: 'Inisiatif', en: 'Initiative' },
  trial: { id: 'Uji Coba', en: 'Trial' },
  applied: { id: 'Penerapan', en: 'Applied' },
} as const satisfies Record<string, Label>;

export const initiators = {
  head: { id: 'Kepala Daerah', en: 'Head of region' },
  council: { id: 'Anggota DPRD', en: 'Council member' },
  agency: { id: 'Perangkat Daerah (OPD)', en: 'Regional agency' },
  official: { id: 'ASN', en: 'Civil servant' },
  community: { id: 'Masyarakat', en: 'Community' },
} as const satisfies Record<string, Label>;

export const classifications = {
  agency: { id: 'Perangkat Daerah', en: 'Regional agency' },
  village: { id: 'Desa dan Kelurahan', en: 'Village' },
  community: { id: 'Masyarakat', en: 'Community' },
} as const satisfies Record<string, Label>;

export const forms = {
  governance: { id: 'Tata kelola pemerintahan daerah', en: 'Regional governance' },
  service: { id: 'Pelayanan publik', en: 'Public service' },
  other: {
    id: 'Inovasi daerah lainnya sesuai urusan pemerintahan yang menjadi kewenangan daerah',
    en: 'Another innovation within the affairs of the region',
  },
} as const satisfies Record<string, Label>;

/** Jenis: no default, so that neither way looks like the normal one. */
export const types = {
  digital: { id: 'Digital', en: 'Digital' },
  'non-digital': { id: 'Non Digital', en: 'Non-digital' },
} as const satisfies Record<string, Label>;

/** Asta Cita 1 to 8 in short form. */
export const themes: readonly (Label & { no: number })[] = [
  {
    no: 1,
    id: 'Ideologi Pancasila, demokrasi, dan HAM',
    en: 'Pancasila, democracy and human rights',
  },
  {
    no: 2,
    id: 'Pertahanan dan kemandirian pangan, energi, air, ekonomi',
    en: 'Defence and self-reliance in food, energy, water, economy',
  },
  {
    no: 3,
    id: 'Lapangan kerja, kewirausahaan, industri kreatif, infrastruktur',
    en: 'Jobs, enterprise, creative industry, infrastructure',
  },
  {
    no: 4,
    id: 'SDM, sains, pendidikan, kesehatan, gender, pemuda, disabilitas',
    en: 'People, science, education, health, gender, youth, disability',
  },
  { no: 5, id: 'Hilirisasi dan industrialisasi', en: 'Downstreaming and industry' },
  {
    no: 6,
    id: 'Membangun dari desa, pemerataan, pemberantasan kemiskinan',
    en: 'Building from the village, equity, ending poverty',
  },
  {
    no: 7,
    id: 'Reformasi politik, hukum, birokrasi, anti korupsi dan narkoba',
    en: 'Reform of politics, law, bureaucracy; against corruption and drugs',
  },
  {
    no: 8,
    id: 'Harmoni dengan lingkungan, alam, budaya, dan toleransi',
    en: 'Harmony with environment, nature, culture; tolerance',
  },
];

export const pkpnClusters = {
  food: { id: 'Kedaulatan Pangan', en: 'Food sovereignty' },
  energy: { id: 'Kemandirian Energi dan Air', en: 'Self-reliance in energy and water' },
  education: { id: 'Pendidikan', en: 'Education' },
  health: { id: 'Kesehatan', en: 'Health' },
  industry: { id: 'Hilirisasi dan Industrialisasi', en: 'Downstreaming and industry' },
  housing: {
    id: 'Infrastruktur Perumahan dan Ketahanan Bencana',
    en: 'Housing and disaster resilience',
  },
  village: { id: 'Ekonomi Kerakyatan dan Desa', en: "People's and village economy" },
  poverty: { id: 'Penurunan Kemiskinan', en: 'Reducing poverty' },
  none: { id: 'Non PKPN', en: 'None of them' },
} as const satisfies Record<string, Label>;

/** The keys of a choice, in the order of the form. */
export function keysOf<T extends Record<string, Label>>(choices: T): (keyof T & string)[] {
  return Object.keys(choices);
}

/** The key whose Indonesian label this is; for reading files and old registries. */
export function keyOfLabel<T extends Record<string, Label>>(
  choices: T,
  label: string,
): (keyof T & string) | null {
  return keysOf(choices).find((key) => choices[key]?.id === label) ?? null;
}

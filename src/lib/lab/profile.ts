import * as v from 'valibot';
import { affairOf } from './affairs.ts';
import { inWindow, mandatoryMissing, type Catalogue, type Claims } from './catalogue.ts';
import { words } from './word-count.ts';

/** The profile of an innovation in the fields of the IID form of 2026 (DOMAIN.md 6.2). */

type Label = { id: string; en: string };

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
  { no: 1, id: 'Ideologi Pancasila, demokrasi, dan HAM', en: 'Pancasila, democracy and human rights' },
  { no: 2, id: 'Pertahanan dan kemandirian pangan, energi, air, ekonomi', en: 'Defence and self-reliance in food, energy, water, economy' },
  { no: 3, id: 'Lapangan kerja, kewirausahaan, industri kreatif, infrastruktur', en: 'Jobs, enterprise, creative industry, infrastructure' },
  { no: 4, id: 'SDM, sains, pendidikan, kesehatan, gender, pemuda, disabilitas', en: 'People, science, education, health, gender, youth, disability' },
  { no: 5, id: 'Hilirisasi dan industrialisasi', en: 'Downstreaming and industry' },
  { no: 6, id: 'Membangun dari desa, pemerataan, pemberantasan kemiskinan', en: 'Building from the village, equity, ending poverty' },
  { no: 7, id: 'Reformasi politik, hukum, birokrasi, anti korupsi dan narkoba', en: 'Reform of politics, law, bureaucracy; against corruption and drugs' },
  { no: 8, id: 'Harmoni dengan lingkungan, alam, budaya, dan toleransi', en: 'Harmony with environment, nature, culture; tolerance' },
];

export const pkpnClusters = {
  food: { id: 'Kedaulatan Pangan', en: 'Food sovereignty' },
  energy: { id: 'Kemandirian Energi dan Air', en: 'Self-reliance in energy and water' },
  education: { id: 'Pendidikan', en: 'Education' },
  health: { id: 'Kesehatan', en: 'Health' },
  industry: { id: 'Hilirisasi dan Industrialisasi', en: 'Downstreaming and industry' },
  housing: { id: 'Infrastruktur Perumahan dan Ketahanan Bencana', en: 'Housing and disaster resilience' },
  village: { id: 'Ekonomi Kerakyatan dan Desa', en: "People's and village economy" },
  poverty: { id: 'Penurunan Kemiskinan', en: 'Reducing poverty' },
  none: { id: 'Non PKPN', en: 'None of them' },
} as const satisfies Record<string, Label>;

/** The keys of a choice, in the order of the form. */
export function keysOf<T extends Record<string, Label>>(choices: T): (keyof T & string)[] {
  return Object.keys(choices);
}

/** The key whose Indonesian label this is; for reading files and old registries. */
export function keyOfLabel<T extends Record<string, Label>>(choices: T, label: string): (keyof T & string) | null {
  return keysOf(choices).find((key) => choices[key]?.id === label) ?? null;
}

/** The rancang bangun must have at least this many words to be eligible. */
export const designWordsNeeded = 300;

function realDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** A calendar day, YYYY-MM-DD, that exists. */
const day = v.optional(
  v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/), v.check(realDay))),
  null,
);
const text = (most: number) => v.optional(v.pipe(v.string(), v.maxLength(most)), '');
const choice = <T extends Record<string, Label>>(choices: T) =>
  v.optional(v.nullable(v.picklist(keysOf(choices))), null);
const affair = v.pipe(v.string(), v.check((code) => affairOf(code) !== undefined));

/** Everything may still be empty: a profile is filled over months. `eligibility` says what is missing. */
export const profileSchema = v.object({
  name: text(300),
  stageOfInnovation: v.optional(v.picklist(keysOf(stagesOfInnovation)), 'initiative'),
  initiator: choice(initiators),
  initiatorName: text(200),
  classification: choice(classifications),
  digital: v.optional(v.nullable(v.boolean()), null),
  form: choice(forms),
  theme: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8))), null),
  pkpn: choice(pkpnClusters),
  affair: v.optional(v.nullable(affair), null),
  otherAffairs: v.optional(v.pipe(v.array(affair), v.maxLength(38)), []),
  trialStart: day,
  trialEnd: day,
  appliedOn: day,
  developedOn: day,
  design: text(30_000),
  goal: text(8_000),
  benefit: text(8_000),
  result: text(8_000),
  budget: v.optional(
    v.object({
      /** Whole rupiah; 0 means "without cost", null "not said". */
      amount: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null),
      note: text(1_000),
    }),
    { amount: null, note: '' },
  ),
});

export type Profile = v.InferOutput<typeof profileSchema>;

/** A profile in which nothing has been filled. */
export function emptyProfile(): Profile {
  return v.parse(profileSchema, {});
}

export type MissingCode =
  | 'field-missing'
  | 'design-too-short'
  | 'application-date-missing'
  | 'outside-window'
  | 'indicator-missing';

/** One thing that keeps an innovation from being registered, and the page part where it is filled. */
export type Missing = {
  code: MissingCode;
  where: 'profile' | 'indicators' | 'delivery';
  params: Record<string, string | number>;
};

const requiredFields = [
  'name', 'initiator', 'initiatorName', 'digital', 'form', 'affair', 'goal', 'benefit', 'result',
] as const satisfies readonly (keyof Profile)[];

function isEmpty(value: string | boolean | null): boolean {
  return typeof value === 'string' ? words(value) === 0 : value === null;
}

/** What is missing before this innovation may enter the registry, in the order of the form. */
export function eligibility(profile: Profile, claims: Claims, catalogue: Catalogue): Missing[] {
  const missing: Missing[] = requiredFields
    .filter((field) => isEmpty(profile[field]))
    .map((field) => ({ code: 'field-missing', where: 'profile', params: { field } }));

  const count = words(profile.design);
  if (count < designWordsNeeded) {
    const params = { field: 'design', words: count, needed: designWordsNeeded };
    missing.push({ code: 'design-too-short', where: 'profile', params });
  }

  // A development inside the window renews an application, but there must have been one.
  if (profile.appliedOn === null) {
    missing.push({ code: 'application-date-missing', where: 'delivery', params: { field: 'appliedOn' } });
  } else if (!inWindow(profile.appliedOn, profile.developedOn, catalogue)) {
    const params = { field: 'appliedOn', day: profile.appliedOn, ...catalogue.window };
    missing.push({ code: 'outside-window', where: 'delivery', params });
  }

  for (const number of mandatoryMissing(claims, catalogue)) {
    missing.push({ code: 'indicator-missing', where: 'indicators', params: { number } });
  }
  return missing;
}

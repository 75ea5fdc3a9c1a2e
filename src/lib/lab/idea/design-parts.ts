/**
 * What a rancang bangun is expected to cover (DOMAIN 6.2, help text of the form of 2024), in the
 * order in which it reads. The headings are words of the outcome, so they are Bahasa Indonesia on
 * every screen; `problem` of the help text is two parts, because people forget one of the two.
 */
export const designParts = [
  'law',
  'macro',
  'micro',
  'issue',
  'method',
  'novelty',
  'stages',
] as const;
export type DesignPart = (typeof designParts)[number];

export const designHeadings: Record<DesignPart, string> = {
  law: 'Dasar hukum',
  macro: 'Permasalahan makro',
  micro: 'Permasalahan mikro',
  issue: 'Isu strategis',
  method: 'Metode pembaruan, sebelum dan sesudah',
  novelty: 'Keunggulan dan kebaruan',
  stages: 'Cara kerja dan tahapan',
};

/** The parts, and what was written freely, without headings. */
export type DesignTexts = Record<DesignPart | 'free', string>;

export const noDesign = (free = ''): DesignTexts => ({
  free,
  law: '',
  macro: '',
  micro: '',
  issue: '',
  method: '',
  novelty: '',
  stages: '',
});

/** [W9] One text: what was written freely first, then every part that says something. */
export function composeDesign(texts: DesignTexts): string {
  const parts = designParts
    .filter((part) => texts[part] !== '')
    .map((part) => `${designHeadings[part]}\n${texts[part]}`);
  return [texts.free, ...parts].filter((text) => text !== '').join('\n\n');
}

/**
 * One report, described once: what it says and in what order, without a word about DOCX or PDF.
 * `docx.ts` and `pdf.ts` write it. Lengths are millimetres on A4, texts are plain.
 */
import { createHash } from 'node:crypto';
import type { Zone } from '#lib/lab/zone.ts';
import type { Lang } from '#lib/words/lang.ts';

/** Drawn by us as SVG, or a photo; a drawing stays sharp in a PDF. */
export type Picture = { width: number; height: number; alt: string } & (
  | { svg: string }
  | { bytes: Uint8Array; type: 'png' | 'jpeg' }
);

export type Cell = string | { text: string; bold?: boolean; soft?: boolean } | { picture: Picture };
/** `share` of the width of the table, in parts of all shares. */
export type TableColumn = { label: string; share: number; align?: 'left' | 'right' | 'center' };

export type Block =
  | { is: 'heading'; level: 1 | 2 | 3; text: string; stage?: 1 | 2 | 3 | 4 | 5; newPage?: boolean }
  | { is: 'text'; text: string; look?: 'lead' | 'soft' }
  | { is: 'facts'; rows: { no?: string; label: string; value: string; more?: string }[] }
  | { is: 'figures'; items: { value: string; label: string }[] }
  | { is: 'table'; columns: TableColumn[]; rows: Cell[][] }
  | { is: 'list'; items: string[] }
  | { is: 'picture'; picture: Picture; caption?: string }
  /** Two beside each other. */
  | { is: 'photos'; items: { picture: Picture; caption: string }[] };

export type Paper = {
  lang: Lang;
  title: string;
  /** Whose it is, at the top of the cover and at the foot of every page. */
  region: string;
  logo: Picture | null;
  /** Lines under the title: what it is about, where, when. */
  about: string[];
  /** With a cover and a list of contents, or beginning at once. */
  cover: boolean;
  /** The clock of the region, for the hour at which it was made. */
  zone: Zone;
  /** When it was made, unix ms; the same content at the same time gives the same bytes. */
  at: number;
  blocks: Block[];
};

/** Six signs that say whether two files hold the same. */
export const versionOf = ({ lang, title, about, blocks }: Paper): string =>
  createHash('sha256')
    .update(JSON.stringify([lang, title, about, blocks]))
    .digest('hex')
    .slice(0, 6)
    .toUpperCase();

/** Millimetres as points. */
export const points = (mm: number): number => (mm * 72) / 25.4;

export const sheet = { width: 210, height: 297, side: 22, top: 22, bottom: 24 } as const;
export const textWidth = sheet.width - 2 * sheet.side;

/** The design's tokens as the hex values that paper takes (`ui/tokens.css`). */
export const ink = {
  text: '1F1C29',
  second: '44424E',
  soft: '64616D',
  line: 'D5D1CA',
  wash: 'F6F4F0',
  accent: '4D51CB',
  stages: ['F1652E', '89154D', '4D51CB', '06A29F', 'F7CA40'],
} as const;

/** Points of the letters of figures, so that the longest stays on one line of so many points. */
export function figureSize(items: readonly { value: string }[], room: number): number {
  const longest = Math.max(1, ...items.map(({ value }) => value.length));
  return Math.min(22, Math.floor(room / (0.62 * longest)));
}

/** A table may not be wider than the text: the shares as lengths of that sum. */
export function widthsOf(columns: readonly TableColumn[], whole: number): number[] {
  const sum = columns.reduce((all, { share }) => all + share, 0) || 1;
  return columns.map(({ share }) => (share / sum) * whole);
}

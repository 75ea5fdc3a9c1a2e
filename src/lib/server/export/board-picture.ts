/**
 * A wall as a drawing: groups with their votes, or the regions of a layout in their places, every
 * card whole, signed as the exports sign it. From the state that its reader may see, and nothing else.
 */
import { inOrder } from '#lib/lab/board/layouts.ts';
import { byTime } from '#lib/lab/board/standing.ts';
import type { Board, Card, Paper } from '#lib/lab/board/state.ts';
import { hangs } from '#lib/lab/board/talk.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Zone } from '#lib/lab/zone.ts';
import { numbers } from '#lib/words/formats.ts';
import type { Lang } from '#lib/words/lang.ts';
import { pictureWords } from '#lib/words/pictures.ts';
import { reportWords } from '#lib/words/report.ts';
import { dotsOf, nameOf, signature } from './board-sheets.ts';
import { ink } from './document.ts';
import { lettered, short, shortened, wrapped } from './lettering.ts';
import { innerWidth, type Drawing } from './picture-sheet.ts';

export type Shown = { hall: Hall; board: Board; lang: Lang; zone: Zone; at: number };
/** A piece of the drawing, from 0 0. */
type Part = { svg: string; height: number };

/** The papers of the wall and their edges (`ui/tokens.css`). */
const paper: Record<Paper, [string, string]> = {
  kunyit: ['FCE68D', 'E7C863'],
  pepaya: ['FFD0AE', 'EDB184'],
  jambu: ['FFC9D1', 'EAAAB4'],
  anggrek: ['E4D0F7', 'C9B3DF'],
  langit: ['BBE7FF', '9ACCE7'],
  pandan: ['C3F2BE', 'A4D79E'],
};
const gap = 14;
const pad = 14;
const text = { size: 17 };
const sign = { size: 13.5 };
const heading = { size: 19, bold: true };

/** [X11] The board as a picture; null where nothing of it was shown to the room. */
export function boardPicture({ hall, board, lang, zone, at }: Shown): Drawing | null {
  const cards = Object.values(board.cards).filter(hangs).sort(byTime);
  if (!board.revealed || cards.length === 0) return null;
  const t = pictureWords[lang];
  const f = numbers(lang);
  const clusters = inOrder(board);
  const inside = (id: string) => cards.filter(({ clusterId }) => clusterId === id);
  const loose = cards.filter(({ clusterId }) => !clusterId || !board.clusters[clusterId]);
  const draw = drawer({ hall, board, lang });
  const parts: Part[] = [];
  if (board.layout?.head) parts.push(draw.head(board.layout.head));
  if (board.layout?.kind === 'matrix') parts.push(draw.matrix(clusters, inside));
  else if (clusters.length > 0) {
    const columns = Math.min(clusters.length, board.layout?.kind === 'columns' ? 6 : 4);
    const width = (innerWidth - (columns - 1) * gap) / columns;
    const boxes = clusters.map(({ id, title }) => {
      return draw.group({ id, title, width }, inside(id));
    });
    parts.push(columned(boxes, columns, width));
  }
  if (loose.length > 0) {
    if (clusters.length > 0) parts.push(draw.head(reportWords[lang].loose));
    parts.push(draw.cards(loose, innerWidth));
  }
  const signed = t.signed[board.names];
  const count = reportWords[lang].boardLead(f.number(cards.length), f.number(clusters.length));
  return {
    lang,
    title: nameOf(board, hall),
    about: `${hall.lab.title}. ${count} ${signed}`,
    region: hall.lab.region,
    zone,
    at,
    ...stacked(parts, 24),
  };
}

type Group = { id: string; title: string; width: number; least?: number };

/** Draws what hangs on this board. */
function drawer({ hall, board, lang }: Pick<Shown, 'hall' | 'board' | 'lang'>) {
  const t = pictureWords[lang];
  const voted = (over: 'cards' | 'clusters', id: string) => {
    const dots = dotsOf(board, over, id);
    return dots === null ? '' : t.votes(dots);
  };

  function card(one: Card, width: number): Part {
    const { agency, author } = signature(board, one, hall);
    const lines = wrapped(one.text, width - 2 * pad, text);
    const by = wrapped([author, agency].filter(Boolean).join(' · '), width - 2 * pad, sign);
    const foot = [...by, voted('cards', one.id)].filter(Boolean);
    const [fill, edge] = paper[one.paper] ?? paper.kunyit;
    const height = pad + lines.length * 23 + foot.length * 19 + (foot.length > 0 ? 8 : 0) + pad - 6;
    const svg = [
      `<rect width="${short(width)}" height="${short(height)}" rx="3" fill="#${fill}" stroke="#${edge}"/>`,
      lettered(lines, { ...text, x: pad, y: pad + 15, fill: ink.text, leading: 23 }),
      lettered(foot, {
        ...sign,
        x: pad,
        y: pad + lines.length * 23 + 20,
        fill: ink.second,
        leading: 19,
      }),
    ].join('');
    return { svg, height };
  }

  function cards(some: readonly Card[], width: number): Part {
    const columns = Math.max(1, Math.floor((width + gap) / 260));
    const each = (width - (columns - 1) * gap) / columns;
    return columned(
      some.map((one) => card(one, each)),
      columns,
      each,
    );
  }

  function group({ id, title, width, least = 0 }: Group, some: readonly Card[]): Part {
    const lines = wrapped(title, width - 2 * pad, heading);
    const count = [t.cards(some.length), voted('clusters', id)];
    const top = pad + lines.length * 26 + 30;
    const hung = cards(some, width - 2 * pad);
    const height = Math.max(least, top + hung.height + pad);
    const svg = [
      `<rect width="${short(width)}" height="${short(height)}" rx="10" fill="#${ink.wash}" stroke="#${ink.line}"/>`,
      lettered(lines, { ...heading, x: pad, y: pad + 18, fill: ink.text, leading: 26 }),
      lettered([count.filter(Boolean).join(' · ')], {
        size: 14.5,
        x: pad,
        y: pad + lines.length * 26 + 13,
        fill: ink.soft,
      }),
      moved(hung, pad, top),
    ].join('');
    return { svg, height };
  }

  /** Two by two, the axes beside and below. */
  function matrix(clusters: readonly { id: string; title: string }[], inside: Inside): Part {
    const axis = 34;
    const width = (innerWidth - axis - gap) / 2;
    const rows = [0, 2].map((from) => {
      const two = clusters.slice(from, from + 2);
      const made = (least: number) =>
        two.map(({ id, title }) => group({ id, title, width, least }, inside(id)));
      const height = Math.max(160, ...made(0).map((one) => one.height));
      const [left, right] = made(height);
      const across = [left && moved(left, 0, 0), right && moved(right, width + gap, 0)];
      return { svg: across.filter(Boolean).join(''), height };
    });
    const all = stacked(rows, gap);
    const { up = '', across = '' } = board.layout ?? {};
    const name = { size: 18, bold: true, fill: ink.second, anchor: 'middle' as const };
    const upwards = lettered([shortened(`${up} →`, all.height, name)], { ...name, x: 0, y: 0 });
    const below = lettered([shortened(`${across} →`, innerWidth, name)], {
      ...name,
      x: axis + (innerWidth - axis) / 2,
      y: all.height + 28,
    });
    return {
      svg: `<g transform="translate(20 ${short(all.height / 2)}) rotate(-90)">${upwards}</g>${moved({ svg: all.body, height: 0 }, axis, 0)}${below}`,
      height: all.height + 36,
    };
  }

  const head = (title: string): Part => {
    const lines = wrapped(title, innerWidth, heading);
    const svg = lettered(lines, { ...heading, x: 0, y: 20, fill: ink.text, leading: 26 });
    return { svg, height: lines.length * 26 };
  };

  return { cards, group, matrix, head };
}

type Inside = (clusterId: string) => readonly Card[];

const moved = ({ svg }: Part, x: number, y: number) =>
  `<g transform="translate(${short(x)} ${short(y)})">${svg}</g>`;

/** Each part in the column that is shortest so far. */
function columned(parts: readonly Part[], columns: number, width: number): Part {
  const heights = Array.from({ length: columns }, () => 0);
  const svg = parts.map((part) => {
    const column = heights.indexOf(Math.min(...heights));
    const top = heights[column] ?? 0;
    heights[column] = top + part.height + gap;
    return moved(part, column * (width + gap), top);
  });
  return { svg: svg.join(''), height: Math.max(0, ...heights) - (parts.length > 0 ? gap : 0) };
}

/** Parts below each other. */
function stacked(parts: readonly Part[], between: number): { body: string; height: number } {
  let height = 0;
  const svg = parts.map((part) => {
    const top = height;
    height += part.height + between;
    return moved(part, 0, top);
  });
  return { body: svg.join(''), height: Math.max(0, height - between) };
}

/** Minutes of a board as a paper: who was there, what happened when, what came of it. */
import { asked } from '#lib/lab/board/ballots.ts';
import { happenings } from '#lib/lab/board/history.ts';
import { deeds, minutesOf, type Minute } from '#lib/lab/board/minutes.ts';
import { ranked } from '#lib/lab/board/standings.ts';
import type { Board } from '#lib/lab/board/state.ts';
import { hangs } from '#lib/lab/board/talk.ts';
import type { Hall } from '#lib/lab/hall/state.ts';
import type { Happened } from '#lib/lab/space.ts';
import type { Zone } from '#lib/lab/zone.ts';
import { exportWords } from '#lib/words/export.ts';
import { formats, numbers, type Formats } from '#lib/words/formats.ts';
import { historyWords } from '#lib/words/history.ts';
import type { Lang } from '#lib/words/lang.ts';
import { minutesWords } from '#lib/words/minutes.ts';
import { nameOf, signature } from './board-sheets.ts';
import type { Block, Paper, Picture } from './document.ts';
import { aboutLab } from './lab-report.ts';
import { blocksOf } from './report-boards.ts';

export type Told = {
  hall: Hall;
  board: Board;
  /** The board's journal. */
  happened: readonly Happened[];
  /** Names of those who ran the lab. */
  lead: readonly string[];
  picture: Picture | null;
  logo: Picture | null;
  lang: Lang;
  zone: Zone;
  at: number;
};

/** Where a ballot has more things than this, the first ones stand for it. */
const places = 10;

/** [X13] Null where nothing was shown to the room. */
export function boardMinutes(told: Told): Paper | null {
  const { hall, board, picture, logo, lang, zone, at } = told;
  if (!board.revealed || !Object.values(board.cards).some(hangs)) return null;
  const t = minutesWords[lang];
  const minutes = minutesOf(told.happened, board);
  return {
    lang,
    title: t.title(nameOf(board, hall)),
    region: hall.lab.region,
    logo,
    about: aboutLab(hall, lang),
    cover: false,
    zone,
    at,
    blocks: [
      { is: 'facts', rows: factsOf(told, minutes) },
      { is: 'heading', level: 2, text: t.course },
      ...minutes.flatMap((minute) => minuteBlocks(minute, told)),
      { is: 'heading', level: 2, text: t.outcome, newPage: true },
      ...(picture ? [{ is: 'picture' as const, picture, caption: t.picture }] : []),
      ...blocksOf(board, hall, lang).slice(1),
    ],
  };
}

function factsOf({ hall, board, lead, lang, zone }: Told, minutes: readonly Minute[]) {
  const t = minutesWords[lang];
  const f = numbers(lang);
  const cards = Object.values(board.cards).filter(hangs);
  const ids = board.names === 'nobody' ? [] : cards.flatMap(({ agencyId }) => agencyId ?? []);
  const names = [...new Set(ids)].map((id) => hall.agencies[id]?.name ?? '').filter(Boolean);
  const times = minutes.flatMap(({ from, to }) => [from ?? [], to ?? []].flat());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const rows: [string, string][] = [
    [t.facts.lab, hall.lab.title],
    [t.facts.when, times.length > 0 ? spanOf(first, last, formats(lang, zone)) : ''],
    [t.facts.place, hall.lab.place],
    [t.facts.lead, lead.join(', ')],
    [t.facts.agencies, names.length > 0 ? t.agenciesOf(names.length, names.join(', ')) : ''],
    [t.facts.signed, t.signed[board.names]],
    [t.facts.cards, f.number(cards.length)],
  ];
  return rows.flatMap(([label, value]) => (value ? { label, value } : []));
}

/** In a document that travels hours say whose they are. */
function spanOf(first: number, last: number, f: Formats): string {
  if (f.isoDay(first) !== f.isoDay(last))
    return `${f.moment(first)} – ${f.day(last)}, ${f.hour(last)}`;
  return `${f.date(first)}, ${f.time(first) === f.time(last) ? '' : `${f.time(first)}–`}${f.hour(last)}`;
}

/** When and what, then the words of it. */
function minuteBlocks(minute: Minute, told: Told): Block[] {
  const t = minutesWords[told.lang];
  const groups = minute.groups.map(({ title, cards }) => t.groupOf(title || t.loose, cards));
  return [
    { is: 'heading', level: 3, text: whenAndWhat(minute, told) },
    ...signedRows(
      [t.written],
      minute.cards.map((card) => [[card.text], card]),
      told,
    ),
    ...labelled(t.groups, groups),
    ...signedRows(
      [t.said, t.onCard],
      minute.comments.map((one) => [[one.text, one.card.text], one]),
      told,
    ),
    ...labelled(t.reasons, minute.reasons),
    ...labelled(t.results, resultOf(minute, told)),
  ];
}

type Signed = Parameters<typeof signature>[1];

/** Words in a cell of their own, so that no sign in them turns what stands beside them. */
function signedRows(
  labels: string[],
  rows: readonly (readonly [texts: string[], by: Signed])[],
  { board, hall, lang }: Told,
): Block[] {
  if (rows.length === 0) return [];
  const bare = board.names === 'nobody';
  const signer = (by: Signed) => {
    const { agency, author } = signature(board, by, hall);
    return [author, agency].filter(Boolean).join(', ');
  };
  const columns = [
    ...labels.map((label) => ({ label, share: 5 })),
    ...(bare ? [] : [{ label: exportWords[lang].columns.agency, share: 2.6 }]),
  ];
  const cells = rows.map(([texts, by]) => (bare ? texts : [...texts, signer(by)]));
  return [{ is: 'table', columns, rows: cells }];
}

const labelled = (label: string, items: string[]): Block[] =>
  items.length === 0
    ? []
    : [
        { is: 'text', text: label, look: 'soft' },
        { is: 'list', items },
      ];

function whenAndWhat({ from, to, counts }: Minute, { lang, zone, happened }: Told): string {
  const t = minutesWords[lang];
  const f = formats(lang, zone);
  const said = [
    ...happenings.flatMap((one) =>
      counts[one] ? historyWords[lang].counts[one](counts[one]) : [],
    ),
    ...deeds.flatMap((one) => (counts[one] ? t.deeds[one](counts[one]) : [])),
  ].join(', ');
  const days = new Set(happened.map(({ at }) => f.isoDay(at)));
  const when =
    from === null || to === null
      ? t.between
      : f.time(from) === f.time(to)
        ? f.time(from)
        : f.timeRange(from, to);
  return `${from !== null && days.size > 1 ? `${f.dayShort(from)}, ` : ''}${when}: ${said}`;
}

/** The first places of the ballot that was closed, and how many took part. */
function resultOf({ closed }: Minute, { board, lang }: Told): string[] {
  const result = board.results.find(({ id }) => id === closed);
  if (!result) return [];
  const t = minutesWords[lang];
  const f = numbers(lang);
  const all = ranked(result, asked(board, result));
  const valueOf = ({ value, raters }: (typeof all)[number]) =>
    result.method === 'dots' ? t.votes(value) : raters > 0 ? t.mean(f.number(value, 2)) : '–';
  const nameFor = (id: string) => board.clusters[id]?.title ?? board.cards[id]?.text ?? '';
  return [
    t.turnout(result.turnout),
    ...all.slice(0, places).map((one) => t.place(one.rank, nameFor(one.id), valueOf(one))),
    ...(all.length > places ? [t.more(all.length - places)] : []),
  ];
}

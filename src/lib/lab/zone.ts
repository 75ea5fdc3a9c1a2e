/**
 * The three times of Indonesia. None of them knows summer time, so a zone is hours ahead of UTC and
 * rules can be told it; `UTC` is for days of the calendar that were never an instant.
 */
export const zones = ['WIB', 'WITA', 'WIT'] as const;
export type Zone = (typeof zones)[number];
export type Clockwork = Zone | 'UTC';

export const isZone = (value: unknown): value is Zone => zones.includes(value as Zone);

const facts = {
  UTC: { hours: 0, name: 'UTC' },
  WIB: { hours: 7, name: 'Asia/Jakarta' },
  WITA: { hours: 8, name: 'Asia/Makassar' },
  WIT: { hours: 9, name: 'Asia/Jayapura' },
} as const;

/** What a browser and the tables of the world call it. */
export const ianaOf = (zone: Clockwork): string => facts[zone].name;

/** The clock on the wall as an ISO text: "2026-05-05T09:42:00.000". */
const wall = (at: number, zone: Clockwork): string =>
  new Date(at + facts[zone].hours * 3_600_000).toISOString().slice(0, -1);

/** The day of the calendar on the wall: "2026-05-05". */
export const dayAt = (at: number, zone: Clockwork): string => wall(at, zone).slice(0, 10);

/** The hour on the wall: "09:42". */
export const hourAt = (at: number, zone: Clockwork): string => wall(at, zone).slice(11, 16);

/** Minutes since midnight on the wall. */
export const minuteAt = (at: number, zone: Clockwork): number => {
  const [hours = 0, minutes = 0] = hourAt(at, zone).split(':').map(Number);
  return hours * 60 + minutes;
};

/** The year on the wall: it changes two hours earlier in Papua than in Java. */
export const yearAt = (at: number, zone: Clockwork): number => Number(dayAt(at, zone).slice(0, 4));

/** The instant at which a day of the calendar begins there. */
export const beginOf = (day: string, zone: Clockwork): number =>
  Date.parse(`${day}T00:00:00Z`) - facts[zone].hours * 3_600_000;

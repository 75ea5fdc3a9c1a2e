/**
 * [O5] Is this room ready? What was measured becomes lights, one per thing that goes wrong in a
 * hall. Pure: the server measures, the screen says it in words.
 */
export type Facts = {
  /** Why nothing can be stored, or null. */
  trouble: string | null;
  devices: {
    /** People who are in by the hall's list, and how many of them are connected. */
    joined: number;
    connected: number;
    projectors: number;
    /** The slowest line that told its round trip, in ms. */
    slowest: { name: string; trip: number } | null;
    /** Acts that connected devices have not got answered, and on how many of them. */
    waiting: number;
    waitingOn: number;
  };
  /** Bytes that can still be written where the data lies. */
  free: number;
  /** When the last backup was made; null while there is none. */
  backupAt: number | null;
  /** Where phones find this server, and how long it takes to answer itself there; null: it does not. */
  addresses: { address: string; ms: number | null }[];
  /** What the other device said that opened the test link. */
  link: { opened: boolean; trip: number | null };
  clock: { now: number; earliest: number; jump: { seconds: number; at: number } | null };
  /** Null where the machine has no battery, or does not tell. */
  battery: { percent: number; charging: boolean } | null;
};

/** `ask`: nothing can be said before somebody tries it. */
export const lights = ['bad', 'warn', 'ask', 'ok'] as const;
export type Light = (typeof lights)[number];
export const checkKeys = [
  'stored',
  'network',
  'link',
  'devices',
  'speed',
  'waiting',
  'projector',
  'backup',
  'disk',
  'clock',
  'power',
] as const;
export type CheckKey = (typeof checkKeys)[number];
export type Line = { key: CheckKey; light: Light; says: Record<string, string | number> };

const megabyte = 1_048_576;
const hour = 3_600_000;
/** Answers within this feel immediate; beyond the second somebody taps twice. */
const quick = 400;
const slow = 1500;
/** Enough for photos of a day; below the second a board still fits, and no more. */
const enoughDisk = 500 * megabyte;
const littleDisk = 100 * megabyte;

/** Every light, in the order in which they are mended. */
export function linesOf(facts: Facts): Line[] {
  return checkKeys.map((key) => ({ key, ...judges[key](facts) }));
}

/** The worst of them. */
export const worstOf = (lines: readonly Line[]): Light =>
  lights.find((light) => lines.some((line) => line.light === light)) ?? 'ok';

type Judged = Omit<Line, 'key'>;
type Judge = (facts: Facts) => Judged;
const judges: Record<CheckKey, Judge> = {
  stored: ({ trouble }) => ({ light: trouble ? 'bad' : 'ok', says: {} }),
  network({ addresses }) {
    const reached = addresses.filter(({ ms }) => ms !== null);
    const says = { address: (reached[0] ?? addresses[0])?.address ?? '', n: reached.length };
    return { light: reached.length > 0 ? 'ok' : 'bad', says };
  },
  link({ link }): Judged {
    if (!link.opened) return { light: 'ask', says: {} };
    const trip = link.trip ?? 0;
    return { light: trip > slow ? 'warn' : 'ok', says: { trip } };
  },
  devices({ devices: { joined, connected } }) {
    const says = { connected, joined };
    if (joined === 0) return { light: 'ask', says };
    return { light: connected < joined * 0.8 ? 'warn' : 'ok', says };
  },
  speed({ devices: { slowest } }): Judged {
    if (!slowest) return { light: 'ask', says: {} };
    const { name, trip } = slowest;
    return { light: trip <= quick ? 'ok' : trip <= slow ? 'warn' : 'bad', says: { name, trip } };
  },
  waiting: ({ devices: { waiting, waitingOn } }) => ({
    light: waiting > 0 ? 'warn' : 'ok',
    says: { waiting, waitingOn },
  }),
  projector: ({ devices: { projectors } }) => ({
    light: projectors > 0 ? 'ok' : 'warn',
    says: { n: projectors },
  }),
  backup({ backupAt, clock }) {
    const hours = backupAt === null ? 0 : Math.max(0, Math.floor((clock.now - backupAt) / hour));
    return {
      light: backupAt !== null && hours < 24 ? 'ok' : 'warn',
      says: { hours, at: backupAt ?? 0 },
    };
  },
  disk({ free }) {
    const says = { mb: Math.floor(free / megabyte) };
    return { light: free >= enoughDisk ? 'ok' : free >= littleDisk ? 'warn' : 'bad', says };
  },
  clock({ clock: { now, earliest, jump } }): Judged {
    const says = { now, seconds: Math.abs(jump?.seconds ?? 0) };
    if (now < earliest || new Date(now).getUTCFullYear() >= 2100) return { light: 'bad', says };
    return { light: jump && now - jump.at < 24 * hour ? 'warn' : 'ok', says };
  },
  power({ battery }): Judged {
    if (!battery) return { light: 'ask', says: {} };
    const says = { percent: battery.percent };
    if (battery.charging) return { light: 'ok', says };
    return { light: battery.percent < 30 ? 'bad' : 'warn', says };
  },
};

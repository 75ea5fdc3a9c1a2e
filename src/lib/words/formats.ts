import { dayAt, hourAt, ianaOf, type Clockwork } from '#lib/lab/zone.ts';
import type { Lang } from './lang.ts';

const day = 86_400_000;
const locale = { id: 'id-ID', en: 'en-GB' } as const;

/** What `formats` returns: every instant is unix milliseconds, every result a plain string. */
export type Formats = ReturnType<typeof makeFormats>;

const made = new Map<string, Formats>();

/**
 * Numbers, money, dates and times in a language on a clock: the region's zone, which whoever asks
 * brings along, or `UTC` for days of the calendar.
 */
export function formats(lang: Lang, zone: Clockwork): Formats {
  const key = `${lang} ${zone}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = makeFormats(lang, zone);
  made.set(key, fresh);
  return fresh;
}

const counted = new Map<Lang, ReturnType<typeof makeNumbers>>();

/** What needs a language and no clock: numbers, shares, money, numbers of days. */
export function numbers(lang: Lang): ReturnType<typeof makeNumbers> {
  const known = counted.get(lang) ?? makeNumbers(lang);
  counted.set(lang, known);
  return known;
}

function makeNumbers(lang: Lang) {
  const plain = new Intl.NumberFormat(locale[lang], { maximumFractionDigits: 2 });
  const fixed = new Map<number, Intl.NumberFormat>();
  const rupiah = new Intl.NumberFormat(locale[lang], { maximumFractionDigits: 0 });
  const number = (value: number, decimals?: number) => {
    if (decimals === undefined) return plain.format(value);
    let format = fixed.get(decimals);
    if (!format) {
      format = new Intl.NumberFormat(locale[lang], {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      fixed.set(decimals, format);
    }
    return format.format(value);
  };
  return {
    number,
    /** 0.42 -> "42%". */
    percent: (share: number) => `${plain.format(Math.round(share * 100))}%`,
    /** Whole rupiah: "Rp 1.250.000". */
    money: (amount: number) => `Rp\u00a0${rupiah.format(amount)}`,
    days: (n: number) =>
      lang === 'id' ? `${number(n)} hari` : `${number(n)} ${n === 1 ? 'day' : 'days'}`,
  };
}

function makeFormats(lang: Lang, zone: Clockwork) {
  const at = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale[lang], { timeZone: ianaOf(zone), ...options });
  const long = at({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const middle = at({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = at({ day: 'numeric', month: 'short', year: 'numeric' });
  const parts = at({ day: 'numeric', month: 'long', year: 'numeric' });

  const piece = (instant: number) => {
    const found = { day: '', month: '', year: '' };
    for (const { type, value } of parts.formatToParts(instant)) {
      if (type === 'day' || type === 'month' || type === 'year') found[type] = value;
    }
    return found;
  };
  /** Days since 1970 on the wall calendar of the zone; differences are whole days. */
  const dayNumber = (instant: number) => Math.round(Date.parse(dayAt(instant, zone)) / day);
  const time = (instant: number) => {
    const shown = hourAt(instant, zone);
    return lang === 'id' ? shown.replace(':', '.') : shown;
  };
  const { days } = numbers(lang);

  return {
    ...numbers(lang),
    /** "Selasa, 5 Mei 2026". */
    date: (instant: number) => long.format(instant),
    /** "5 Mei 2026". */
    day: (instant: number) => middle.format(instant),
    /** "5 Mei 2026" with the month cut to three letters where the language does. */
    dayShort: (instant: number) => short.format(instant),
    /** "09.42" (English "09:42"). */
    time,
    /** "09.42 WITA": an hour that leaves the region says whose it is. */
    hour: (instant: number) => `${time(instant)} ${zone}`,
    /** "5 Mei 2026, 09.42". */
    moment: (instant: number) => `${middle.format(instant)}, ${time(instant)}`,
    /** "2026-05-05" in the zone, for date fields. */
    isoDay: (instant: number) => dayAt(instant, zone),
    /** "5–7 Mei 2026", "30 April – 2 Mei 2026". */
    range: (from: number, to: number) => {
      const [a, b] = [piece(from), piece(to)];
      if (a.year !== b.year) return `${middle.format(from)} – ${middle.format(to)}`;
      if (a.month !== b.month) return `${a.day} ${a.month} – ${b.day} ${b.month} ${b.year}`;
      if (a.day === b.day) return middle.format(from);
      return `${a.day}–${b.day} ${b.month} ${b.year}`;
    },
    /** "09.30–10.15". */
    timeRange: (from: number, to: number) => `${time(from)}–${time(to)}`,
    /** Calendar days from `now` to `instant`: 0 today, 3 in three days, -3 three days over. */
    daysUntil: (instant: number, now: number) => dayNumber(instant) - dayNumber(now),
    /** A deadline in words: "lewat 3 hari", "hari ini", "besok", "3 hari lagi". */
    due: (instant: number, now: number) => {
      const left = dayNumber(instant) - dayNumber(now);
      if (left < 0) return lang === 'id' ? `lewat ${days(-left)}` : `${days(-left)} overdue`;
      if (left === 0) return lang === 'id' ? 'hari ini' : 'today';
      if (left === 1) return lang === 'id' ? 'besok' : 'tomorrow';
      return lang === 'id' ? `${days(left)} lagi` : `in ${days(left)}`;
    },
    /** Something past in words: "baru saja", "5 menit lalu", "kemarin", "3 hari lalu". */
    ago: (instant: number, now: number) => {
      const minutes = Math.floor((now - instant) / 60_000);
      if (minutes < 1) return lang === 'id' ? 'baru saja' : 'just now';
      if (minutes < 60) return lang === 'id' ? `${minutes} menit lalu` : `${minutes} min ago`;
      const past = dayNumber(now) - dayNumber(instant);
      if (past === 0) {
        const hours = Math.floor(minutes / 60);
        return lang === 'id' ? `${hours} jam lalu` : `${hours} h ago`;
      }
      if (past === 1) return lang === 'id' ? 'kemarin' : 'yesterday';
      return lang === 'id' ? `${days(past)} lalu` : `${days(past)} ago`;
    },
    /** Milliseconds as "06:24"; an hour or more as "1:06:24". */
    countdown: (ms: number) => {
      const total = Math.max(0, Math.ceil(ms / 1000));
      const pad = (n: number) => String(n).padStart(2, '0');
      const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
      // A clock that was forgotten.
      if (h >= 100) return days(Math.floor(h / 24));
      return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${pad(m)}:${pad(s)}`;
    },
    /** "6 menit 24 detik", for screen readers. */
    duration: (ms: number) => {
      const total = Math.max(0, Math.ceil(ms / 1000));
      const [m, s] = [Math.floor(total / 60), total % 60];
      const words = lang === 'id' ? ['menit', 'detik'] : ['min', 's'];
      if (m === 0) return `${s} ${words[1]}`;
      return s === 0 ? `${m} ${words[0]}` : `${m} ${words[0]} ${s} ${words[1]}`;
    },
  };
}

/** English needs two forms: `plural(1, 'card', 'cards')` -> "1 card". Bahasa Indonesia has one. */
export function plural(n: number, one: string, other: string): string {
  return `${n} ${n === 1 ? one : other}`;
}

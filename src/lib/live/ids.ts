const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/** Random numbers for some ids at once: asking for each takes a slow phone a millisecond. */
const [each, pool] = [5, new Uint16Array(5 * 32)];
let used = pool.length;

function draw(): Uint16Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += each;
  return pool.subarray(used - each, used);
}

let last = 0;
let count = 0;

/**
 * A new id, a UUID of version 7: it begins with the device's time, and ids of one page sort in the
 * order in which they were made. Needs no secure context: a hall's page is plain http, where
 * `crypto.randomUUID` does not exist and `getRandomValues` does. (The `uuidv7` package, which the
 * server uses, is two kilobytes that every phone would fetch.)
 */
export function newId(): string {
  const [begin = 0, variant = 0, ...rest] = draw();
  const now = Date.now();
  if (now > last) {
    last = now;
    // Half of the range stays free for what is made within the same millisecond.
    count = begin & 0x7ff;
  } else if (++count > 0xfff) {
    // Also where the clock was set back: the order stays, a little ahead of time.
    last += 1;
    count = 0;
  }
  const time = hex(last, 12);
  const tail = rest.map((part) => hex(part, 4)).join('');
  const parts = [time.slice(0, 8), time.slice(8), hex(0x7000 | count, 4)];
  return [...parts, hex(0x8000 | (variant & 0x3fff), 4), tail].join('-');
}

/**
 * What may be kept as evidence: pictures, documents, short films. Endings and bounds are the same on
 * both sides; what a file really is, the server reads from its content.
 */
const mega = 1024 * 1024;

type FileKind = { type: string; most: number; endings: readonly string[] };

export const fileKinds = {
  jpg: { type: 'image/jpeg', most: 25 * mega, endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { type: 'image/png', most: 25 * mega, endings: ['png'] },
  webp: { type: 'image/webp', most: 25 * mega, endings: ['webp'] },
  pdf: { type: 'application/pdf', most: 25 * mega, endings: ['pdf'] },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    most: 15 * mega,
    endings: ['docx'],
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    most: 15 * mega,
    endings: ['xlsx'],
  },
  mp4: { type: 'video/mp4', most: 60 * mega, endings: ['mp4', 'm4v'] },
} as const satisfies Record<string, FileKind>;

export type FileEnding = keyof typeof fileKinds;
export type FileType = (typeof fileKinds)[FileEnding]['type'];

export const fileEndings = Object.keys(fileKinds) as [FileEnding, ...FileEnding[]];
export const fileTypes = fileEndings.map((ending) => fileKinds[ending].type) as [
  FileType,
  ...FileType[],
];
/** The largest file of all. */
export const mostBytes: number = Math.max(...fileEndings.map((ending) => fileKinds[ending].most));

/** Pictures are written anew, so one kind may carry the ending of another. */
export const isPicture = (ending: FileEnding): boolean =>
  fileKinds[ending].type.startsWith('image/');

/** Why a file is not taken. */
export const fileFlaws = [
  'empty',
  'too-large', // more than its kind may weigh
  'wrong-type', // none of the kinds that are taken
  'wrong-ending', // the content is not what the name says
  'heic', // a picture of an iPhone that cannot be written anew here
  'active', // macros, or parts that fetch something from outside
  'broken', // not readable as what it says it is
  'expands', // unpacks to far more than an honest document
  'too-wide', // a picture of more dots than any camera takes
] as const;
export type FileFlaw = (typeof fileFlaws)[number];

/** The kind that a name promises; null for a name that promises nothing, or nothing that is taken. */
export function promisedBy(name: string): FileEnding | 'heic' | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  if (ending === 'heic' || ending === 'heif') return 'heic';
  const kind = fileEndings.find((one) =>
    (fileKinds[one].endings as readonly string[]).includes(ending),
  );
  return kind ?? null;
}

/**
 * What is said to whoever chose this file: a name that promises a kind that is taken is not told to
 * take that kind, but that the content is another.
 */
export const flawSaid = (flaw: FileFlaw, name: string): FileFlaw =>
  flaw === 'wrong-type' && promisedBy(name) ? 'wrong-ending' : flaw;

/** What can be said before a byte is sent. */
export function flawOf({ name, size }: { name: string; size: number }): FileFlaw | null {
  const kind = promisedBy(name);
  if (kind === 'heic') return 'heic';
  if (!kind) return 'wrong-type';
  if (size <= 0) return 'empty';
  return size > fileKinds[kind].most ? 'too-large' : null;
}

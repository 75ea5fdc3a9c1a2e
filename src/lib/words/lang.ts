/** Languages of the screen. Bahasa Indonesia is the default. */
export type Lang = 'id' | 'en';
export const langs = ['id', 'en'] as const satisfies readonly Lang[];

/** True for a value that names a language; use it on cookies and form fields. */
export function isLang(value: unknown): value is Lang {
  return value === 'id' || value === 'en';
}

/** The same words in another language: equal keys, strings stay strings, functions keep their arguments. */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Words<T[K]>;
};

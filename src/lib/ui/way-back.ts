type Lost = {
  /** The page that cannot be shown, with its question. */
  path: string;
  status: number;
  /** The lab this person is in, where the page is one of it. */
  lab?: string | undefined;
  /** Whether they are signed in. */
  account: boolean;
};

/**
 * Where a page that cannot be shown leads back to: a place that is there for this person. The list
 * above it, the lab, the registry, what staff begin at; everybody else begins at the start page, which
 * brings who joins there on to what they asked for.
 */
export function wayBack({ path, status, lab, account }: Lost): string {
  const below = (list: string) => path.startsWith(`${list}/`);
  if (lab !== undefined) {
    const home = `/labs/${lab}`;
    const lists = ['ideas', 'gallery', 'shelf'].map((name) => `${home}/${name}`);
    return lists.find(below) ?? home;
  }
  // Closed to somebody, the whole list may be; missing, only the one thing is.
  const missing = status === 404;
  if (missing && account && below('/registry/exchange')) return '/registry/exchange';
  if (below('/registry')) return '/registry';
  if (account) return '/home';
  return missing && below('/labs') ? `/?next=${encodeURIComponent(path)}` : '/';
}

/**
 * Screens of the room that most phones do not need at once. A page brings the one that is on now
 * before it shows itself, and the others as soon as the line is quiet: when the facilitator goes
 * on while the Wi-Fi is down, they are here already. What could not be fetched is asked for again
 * until it is.
 */
import { onIdeas } from '#lib/hall/agenda.ts';
import type { Surface } from '#lib/lab/surface.ts';
import type ClusterSurface from '#lib/board/ClusterSurface.svelte';
import type AgencyStrip from '#lib/board/AgencyStrip.svelte';
import type DotSurface from '#lib/board/DotSurface.svelte';
import type Earlier from '#lib/hall/Earlier.svelte';
import type LayoutSurface from '#lib/board/LayoutSurface.svelte';
import type IdeasSurface from '#lib/hall/IdeasSurface.svelte';
import type PledgeSurface from '#lib/hall/PledgeSurface.svelte';
import type ReadinessSurface from '#lib/hall/ReadinessSurface.svelte';
import type Spoken from '#lib/hall/Spoken.svelte';
import type SpotStrip from '#lib/hall/SpotStrip.svelte';
import type UndoBar from '#lib/board/UndoBar.svelte';
import type Talk from '#lib/board/Talk.svelte';
import type Tray from '#lib/hall/Tray.svelte';

type Screens = {
  dots: typeof DotSurface;
  clusters: typeof ClusterSurface;
  layout: typeof LayoutSurface;
  agency: typeof AgencyStrip;
  readiness: typeof ReadinessSurface;
  pledge: typeof PledgeSurface;
  ideas: typeof IdeasSurface;
  talk: typeof Talk;
  tray: typeof Tray;
  earlier: typeof Earlier;
  spot: typeof SpotStrip;
  spoken: typeof Spoken;
  undo: typeof UndoBar;
};
export type ScreenName = keyof Screens;

const fetched: { [N in ScreenName]: () => Promise<{ default: Screens[N] }> } = {
  undo: () => import('#lib/board/UndoBar.svelte'),
  spoken: () => import('#lib/hall/Spoken.svelte'),
  dots: () => import('#lib/board/DotSurface.svelte'),
  clusters: () => import('#lib/board/ClusterSurface.svelte'),
  layout: () => import('#lib/board/LayoutSurface.svelte'),
  agency: () => import('#lib/board/AgencyStrip.svelte'),
  readiness: () => import('#lib/hall/ReadinessSurface.svelte'),
  pledge: () => import('#lib/hall/PledgeSurface.svelte'),
  ideas: () => import('#lib/hall/IdeasSurface.svelte'),
  talk: () => import('#lib/board/Talk.svelte'),
  tray: () => import('#lib/hall/Tray.svelte'),
  earlier: () => import('#lib/hall/Earlier.svelte'),
  spot: () => import('#lib/hall/SpotStrip.svelte'),
};
const names = Object.keys(fetched) as ScreenName[];

let here: Partial<Screens> = $state.raw({});

/** The screens that are here; reading one in a component follows its arrival. */
export const screens = (): Partial<Screens> => here;

/** The screen an activity needs besides what every room has; null for the wall and for talks. */
export function screenFor(surface: Surface | null): ScreenName | null {
  if (surface === null) return null;
  if (surface === 'clusters') return surface;
  if (surface === 'dots' || surface === 'scores' || surface === 'ask') return 'dots';
  if (surface === 'readiness' || surface === 'pledge') return surface;
  return onIdeas(surface) ? 'ideas' : null;
}

/** Fetches a screen; false when the line did not carry it. */
export async function bring(name: ScreenName): Promise<boolean> {
  if (here[name]) return true;
  try {
    const { default: screen } = await fetched[name]();
    here = { ...here, [name]: screen };
    return true;
  } catch {
    return false;
  }
}

/** How long a page is left alone at first: the board comes before the screens of later. */
const startAfter = 1500;
/** Between two tries to fetch what did not come. */
const againAfter = 3000;

/** Fetches all that is not here yet, one after the other, until it is; ends with the function. */
export function bringTheRest(): () => void {
  let ended = false;
  const go = async () => {
    // For whoever measures what a first load needs.
    performance.mark('labinov:rest');
    for (const name of names) {
      if (!ended) await bring(name);
    }
    if (names.every((name) => here[name])) performance.mark('labinov:all');
    else if (!ended) timer = setTimeout(() => void go(), againAfter);
  };
  // Three hundred phones do not do it in the same moment.
  let timer = setTimeout(() => void go(), startAfter * (1 + Math.random()));
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

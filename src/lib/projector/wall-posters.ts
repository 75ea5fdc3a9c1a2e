/** The poster of each picture that hangs on a board. */
import type { Component } from 'svelte';
import type { Picture } from '#lib/lab/picture.ts';
import LayoutPoster from './LayoutPoster.svelte';
import PollPoster from './PollPoster.svelte';
import ScorePoster from './ScorePoster.svelte';
import SilentPoster from './SilentPoster.svelte';
import TilesPoster from './TilesPoster.svelte';
import WordsPoster from './WordsPoster.svelte';
import type { OnBoard } from './framed.ts';

export const wallPosters: Partial<Record<Picture, Component<OnBoard>>> = {
  silent: SilentPoster,
  tiles: TilesPoster,
  ballot: TilesPoster,
  result: TilesPoster,
  layout: LayoutPoster,
  scores: ScorePoster,
  poll: PollPoster,
  words: WordsPoster,
};

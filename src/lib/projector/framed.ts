import type { Board } from '#lib/lab/board/state.ts';
import type { Activity, Hall } from '#lib/lab/hall/state.ts';
import type { Picture } from '#lib/lab/picture.ts';

/** What every poster with a clock and a way in is given. */
export type Framed = {
  hall: Hall;
  /** Number of the stage whose colour it wears. */
  stage: number;
  now: () => number;
  origin: string;
  code: string;
};

/** What a poster of a board is given. */
export type OnBoard = {
  frame: Framed;
  /** Which of its pictures, where a poster has several. */
  picture: Picture;
  activity: Activity;
  board: Board;
  /** How often the page has turned. */
  beats: number;
  /** How many are writing just now. */
  typing: number;
};

/**
 * The hall whose pictures are taken: a rehearsal's lab on the production build, its people on real
 * sockets, beside them a few real browsers. A scene says what happens and which screens to look at;
 * it brings activities of its own, so that each can be taken alone.
 */
import type { Browser } from '@playwright/test';
import type { BoardAct, HallAct } from '#lib/lab/acts.ts';
import type { Board, Paper } from '#lib/lab/board/state.ts';
import { papers } from '#lib/lab/board/state.ts';
import type { Activity, Hall as HallState } from '#lib/lab/hall/state.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { stages, type Stage } from '#lib/lab/stages.ts';
import type { ActivityKind } from '#lib/lab/surface.ts';
import { newId } from '#lib/live/ids.ts';
import { open } from '../../src/rehearsal/rehearse.ts';
import { everybody, hallRef, passGate } from '../../src/rehearsal/room.ts';
import type { Visitor } from '../../src/rehearsal/visitor.ts';
import type { Camera } from './camera.ts';
import { Screens } from './screens.ts';

/** People of the 86 agencies of the roster: some agencies have nobody in the hall. */
const people = 64;

type Asked = {
  title?: string;
  question?: string;
  minutes?: number;
  stage?: Stage;
  /** Each agency at a board of its own, sending so many cards. */
  perAgency?: number;
};

export class Hall extends Screens {
  static async open(
    origin: string,
    key: string,
    camera: Camera,
    browser: Browser,
    say: (line: string) => void,
  ): Promise<Hall> {
    const room = await open(origin, key, { roster: 'purbalingga', people, speed: 1e6, say });
    const page = await room.facilitator.browser.page(`/labs/${room.labId}/console`);
    return new Hall(room, camera, browser, String(page['projectorKey']));
  }

  get state(): HallState {
    const hall = this.room.facilitator.state('hall', this.room.labId);
    if (!hall) throw new Error('The hall is not open');
    return hall;
  }
  board(ref: SpaceRef): Board {
    const board = this.room.facilitator.state('board', ref.id);
    if (!board) throw new Error('The board is not open');
    return board;
  }

  lead(...acts: HallAct[]): Promise<void> {
    return this.room.facilitator.acts(hallRef(this.room), acts);
  }
  /** What the facilitator does on a board. */
  on(ref: SpaceRef, ...acts: BoardAct[]): Promise<void> {
    return this.room.facilitator.acts(ref, acts);
  }
  /** What the room sees of its own accord again. */
  auto(): Promise<void> {
    return this.lead({ type: 'projector.show', view: 'auto', ideaId: null });
  }

  /** The lab stands at least there; gates on the way are passed with a reason. */
  async reach(stage: Stage): Promise<void> {
    while (stages.indexOf(this.state.stage) < stages.indexOf(stage)) {
      await passGate(this.room, 'Tanda tangan dilanjutkan di kantor masing-masing.');
    }
  }

  /** Puts an activity behind what has begun and starts it; answers with its board, if it has one. */
  async run(kind: ActivityKind, asked: Asked = {}): Promise<{ board: SpaceRef; id: string }> {
    const { activities, done, clock, stage } = this.state;
    const last = activities.findLast(({ id }) => done.includes(id) || id === clock?.activityId);
    const title = asked.title ?? 'Kegiatan';
    const id = newId();
    const boardId = newId();
    const { perAgency: send } = asked;
    await this.lead(
      {
        type: 'agenda.add',
        activityId: id,
        day: last?.day ?? 1,
        after: last?.id ?? null,
        minutes: asked.minutes ?? 12,
        stage: asked.stage ?? stage,
        kind,
        title: { id: title, en: title },
        guide: { id: 'Ingatkan batas waktu dua menit sebelum habis.', en: '' },
        hint: { id: '', en: '' },
        question: { id: asked.question ?? '', en: asked.question ?? '' },
        recipe: null,
        boardId,
      },
      ...(send ? [{ type: 'agenda.divide' as const, activityId: id, send }] : []),
      { type: 'activity.start', activityId: id },
    );
    return { id, board: await this.follow(this.activity(id).boardId) };
  }
  activity(id: string): Activity {
    const found = this.state.activities.find((one) => one.id === id);
    if (!found) throw new Error('The agenda has no such activity');
    return found;
  }
  async follow(boardId: string | null): Promise<SpaceRef> {
    const ref = { kind: 'board' as const, id: boardId ?? '' };
    if (boardId) await this.room.facilitator.follow(ref);
    return ref;
  }

  /** Each text by somebody else; answers with the ids of the cards in that order. */
  async write(
    ref: SpaceRef,
    texts: readonly string[],
    clusters: (string | undefined)[] = [],
  ): Promise<string[]> {
    const { participants } = this.room;
    return Promise.all(
      texts.map(async (text, n) => {
        const writer = participants[n % participants.length] as Visitor;
        const [cardId, clusterId] = [newId(), clusters[n]];
        const paper = papers[n % papers.length] as Paper;
        const where = clusterId ? { clusterId } : {};
        await writer.acts(ref, [{ type: 'card.add', cardId, text, paper, ...where }]);
        return cardId;
      }),
    );
  }

  /** The first so many people act on a board, each as `act` says. */
  async everyone(ref: SpaceRef, count: number, act: (n: number) => BoardAct[]): Promise<void> {
    await everybody(this.room.participants.slice(0, count), (one, n) => one.acts(ref, act(n)));
  }

  leave(): void {
    const { facilitator, leader, expert, participants } = this.room;
    for (const one of [facilitator, leader, expert, ...participants]) {
      one.leave();
    }
  }
}

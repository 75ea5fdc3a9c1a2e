/**
 * The hall whose pictures are taken: a rehearsal's lab on the production build, its people on real
 * sockets, and beside them a few real browsers. A scene says what happens and which screens to look
 * at; every scene brings an activity of its own, so that each can be taken alone.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type { BoardAct, HallAct } from '#lib/lab/acts.ts';
import type { Board, Paper } from '#lib/lab/board/state.ts';
import { papers } from '#lib/lab/board/state.ts';
import type { Activity, Hall as HallState } from '#lib/lab/hall/state.ts';
import type { SpaceRef } from '#lib/lab/space.ts';
import { stages, type Stage } from '#lib/lab/stages.ts';
import type { ActivityKind } from '#lib/lab/surface.ts';
import { newId } from '#lib/live/ids.ts';
import { open } from '../../src/rehearsal/rehearse.ts';
import { everybody, hallRef, passGate, type Room } from '../../src/rehearsal/room.ts';
import type { Visitor } from '../../src/rehearsal/visitor.ts';
import { illegible } from '../support/legible.ts';
import { within, type Camera } from './camera.ts';

/** People of the 86 agencies of the roster: some agencies have nobody in the hall. */
const people = 64;

const looks: BrowserContextOptions = {
  locale: 'id-ID',
  timezoneId: 'Asia/Jakarta',
  reducedMotion: 'reduce',
};
export const screens = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  narrow: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  laptop: { viewport: { width: 1366, height: 768 } },
  desk: { viewport: { width: 1440, height: 900 } },
  wall: { viewport: { width: 1920, height: 1080 } },
} satisfies Record<string, BrowserContextOptions>;
export type ScreenKind = keyof typeof screens;

const walls = [
  { name: '1920', width: 1920, height: 1080 },
  { name: '1024', width: 1024, height: 768 },
] as const;
const themes = { light: 'proyektor', dark: 'proyektor-gelap' } as const;

type Asked = { title?: string; question?: string; minutes?: number; stage?: Stage };

export class Hall {
  readonly room: Room;
  readonly camera: Camera;
  readonly browser: Browser;
  readonly projectorKey: string;
  #wall: Page | null = null;
  #contexts: BrowserContext[] = [];

  private constructor(room: Room, camera: Camera, browser: Browser, projectorKey: string) {
    this.room = room;
    this.camera = camera;
    this.browser = browser;
    this.projectorKey = projectorKey;
  }

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

  get base(): string {
    return `/labs/${this.room.labId}`;
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
  async write(ref: SpaceRef, texts: readonly string[], clusters: (string | undefined)[] = []) {
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

  /** The first so many people vote, each as `paper` says. */
  async vote(ref: SpaceRef, voters: number, act: (n: number) => BoardAct | BoardAct[]) {
    await everybody(this.room.participants.slice(0, voters), async (voter, n) => {
      const acts = act(n);
      await voter.acts(ref, Array.isArray(acts) ? acts : [acts]);
    });
  }

  /** The screen of the room, in both themes and at both sizes, once `see` is on it. */
  async wall(name: string, see: string): Promise<void> {
    const page = (this.#wall ??= await this.page(null, 'wall', `/projector/${this.projectorKey}`));
    for (const size of walls) {
      await page.setViewportSize(size);
      for (const [theme, wanted] of Object.entries(themes)) {
        const picture = `projector-${name}-${theme}-${size.name}`;
        if (!this.camera.wants(picture)) continue;
        await page
          .locator(see)
          .first()
          .waitFor({ timeout: within })
          .catch(() => {});
        const now = await page.evaluate(() => document.documentElement.dataset['theme']);
        if (now !== wanted) await page.keyboard.press('d');
        await page.locator(`html[data-theme="${wanted}"]`).waitFor({ timeout: within });
        await this.camera.take(page, picture, see);
        for (const line of await illegible(page)) this.camera.complain(`${picture}: ${line}`);
      }
    }
  }

  /** The screen of the room without its network, or with it again. */
  async cutWall(away: boolean): Promise<void> {
    await this.#wall?.context().setOffline(away);
  }

  /** A page of somebody's browser; the caller may close it, or leave it to the end. */
  async page(
    by: Visitor | null,
    screen: ScreenKind,
    path: string,
    more: { lang?: 'en'; text?: number } = {},
  ): Promise<Page> {
    const context = await this.browser.newContext({
      ...looks,
      ...screens[screen],
      baseURL: this.room.origin,
    });
    this.#contexts.push(context);
    context.setDefaultTimeout(within);
    const cookies = (by?.browser.cookie ?? '').split('; ').filter((pair) => pair !== '');
    if (more.lang) cookies.push(`labinov_lang=${more.lang}`);
    await context.addCookies(
      cookies.map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: this.room.origin };
      }),
    );
    if (more.text) {
      // What a browser does whose reader has asked for larger letters.
      const css = `html { font-size: ${more.text}% !important; }`;
      await context.addInitScript((style) => {
        addEventListener('DOMContentLoaded', () => {
          document.head.append(
            Object.assign(document.createElement('style'), { textContent: style }),
          );
        });
      }, css);
    }
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  /** One picture of a page that is opened for it alone. */
  async look(
    name: string,
    see: string,
    by: Visitor | null,
    screen: ScreenKind,
    path: string,
    more: { lang?: 'en'; text?: number; before?: (page: Page) => Promise<void> } = {},
  ): Promise<void> {
    if (!this.camera.wants(name)) return;
    let page: Page | null = null;
    try {
      page = await this.page(by, screen, path, more);
      await more.before?.(page);
      await this.camera.take(page, name, see);
    } catch (fault) {
      this.camera.complain(`${name}: could not be taken: ${String(fault).split('\n')[0]}`);
    } finally {
      await page?.context().close();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    for (const one of [this.room.facilitator, this.room.leader, ...this.room.participants]) {
      one.leave();
    }
  }
}

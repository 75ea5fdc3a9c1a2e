/**
 * A person's browser without a window: cookies, page loads and forms over plain http, the way a
 * page with script makes them. It knows no other door than a person has.
 */
import { unflatten } from 'devalue';

export type Submitted =
  | { type: 'success' | 'failure'; status: number; data: Record<string, unknown> }
  | { type: 'redirect'; status: number; location: string };

type PageData = Record<string, unknown>;

export class Browser {
  readonly origin: string;
  #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** What the loads of a page give, later nodes over earlier ones. Throws on an error page. */
  async page(path: string): Promise<PageData> {
    const url = new URL(path, this.origin);
    url.pathname = `${url.pathname === '/' ? '' : url.pathname}/__data.json`;
    const response = await this.#fetch(url);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    const text = await response.text();
    const answer = JSON.parse(text.split('\n')[0] ?? '') as {
      type: string;
      location?: string;
      nodes?: ({ type: string; data?: unknown[]; error?: { message: string } } | null)[];
    };
    if (answer.type === 'redirect') return this.page(answer.location ?? '/');
    const data: PageData = { path };
    for (const node of answer.nodes ?? []) {
      if (node?.type === 'error') throw new Error(`${path}: ${node.error?.message ?? 'error'}`);
      if (node?.type === 'data' && node.data) Object.assign(data, unflatten(node.data));
    }
    return data;
  }

  /** The page as html, as the first visit gets it; follows redirects and says where it ended. */
  async html(path: string): Promise<{ path: string; html: string }> {
    const response = await this.#fetch(new URL(path, this.origin), { redirect: 'follow' });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return { path: new URL(response.url).pathname, html: await response.text() };
  }

  /** A file, as bytes. */
  async file(path: string): Promise<Uint8Array> {
    const response = await this.#fetch(new URL(path, this.origin));
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Sends a form. A value may be text, several texts, or a file. */
  async submit(path: string, fields: Record<string, string | string[] | File>): Promise<Submitted> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
    }
    const response = await this.#fetch(new URL(path, this.origin), {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
    });
    const answer = JSON.parse(await response.text()) as {
      type: string;
      status?: number;
      data?: string;
      location?: string;
      error?: { message: string };
    };
    if (answer.type === 'error') throw new Error(`${path}: ${answer.error?.message ?? 'error'}`);
    const status = answer.status ?? response.status;
    if (answer.type === 'redirect') {
      return { type: 'redirect', status, location: answer.location ?? '' };
    }
    const data = answer.data ? (unflatten(JSON.parse(answer.data) as unknown[]) as PageData) : {};
    return { type: answer.type === 'failure' ? 'failure' : 'success', status, data: data ?? {} };
  }

  /** Asks as a page with script does. */
  ask(path: string, init: RequestInit = {}): Promise<Response> {
    return this.#fetch(new URL(path, this.origin), init);
  }

  async #fetch(url: URL, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { ...init.headers, cookie: this.cookie, origin: this.origin },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), value);
    }
    return response;
  }
}

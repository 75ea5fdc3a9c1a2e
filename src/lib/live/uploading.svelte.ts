import type { Outbox } from './outbox.ts';
import { sendFile, type UploadAbout, type UploadEnd } from './upload.ts';

/** Where the evidence goes, and where what is left of its upload is remembered on this device. */
type Place = {
  /** Address of its evidence: `{base}/{evidence}/upload` is the road. */
  base: string;
  /** Name of the draft. */
  key: string;
  drafts: Outbox['draft'] | null | undefined;
};

type Unfinished = {
  evidenceId: string;
  name: string;
  size: number;
  sent: number;
  about: UploadAbout;
};

/**
 * The upload of one page, of an idea or of an entry. It goes on while the person looks at other pages; after
 * a reload what is left of it is remembered, and the same file chosen again goes on from there.
 */
export class Uploading {
  phase: 'idle' | 'sending' | 'lost' | 'checking' = $state('idle');
  /** What is being sent, or was when the page was left. */
  file: Unfinished | null = $state(null);
  readonly #place: Place;
  #stop: AbortController | null = null;

  constructor(place: Place) {
    this.#place = place;
    void place.drafts?.read(place.key).then((kept) => {
      if (kept && !this.file) this.file = JSON.parse(kept) as Unfinished;
    });
  }

  get busy(): boolean {
    return this.phase !== 'idle';
  }
  get share(): number {
    return this.file ? this.file.sent / Math.max(1, this.file.size) : 0;
  }
  /** True when this is the file whose upload was broken off. */
  fits({ name, size }: File): boolean {
    return this.file?.name === name && this.file.size === size;
  }

  /** Sends the file to its end; null when it was stopped. */
  async send(file: File, evidenceId: string, about: UploadAbout): Promise<UploadEnd | null> {
    const { name, size } = file;
    this.file = { evidenceId, name, size, sent: 0, about };
    this.#remember();
    this.phase = 'sending';
    this.#stop = new AbortController();
    try {
      const end = await sendFile(file, {
        address: this.#address(evidenceId),
        about,
        fileName: name,
        signal: this.#stop.signal,
        sent: (bytes) => this.#sent(bytes),
        waiting: (lost) => (this.phase = lost ? 'lost' : 'sending'),
        pause,
      });
      this.forget();
      return end;
    } catch (fault) {
      if (this.#stop?.signal.aborted ?? true) return null;
      throw fault;
    } finally {
      this.phase = 'idle';
    }
  }

  /** Gives the upload up, here and on the server. */
  stop(): void {
    const { file } = this;
    this.#stop?.abort();
    this.#stop = null;
    this.forget();
    if (file) void fetch(this.#address(file.evidenceId), { method: 'DELETE' }).catch(() => {});
  }

  forget(): void {
    this.file = null;
    void this.#place.drafts?.drop(this.#place.key);
  }

  #sent(bytes: number): void {
    if (!this.file) return;
    this.file.sent = bytes;
    this.phase = bytes < this.file.size ? 'sending' : 'checking';
    this.#remember();
  }
  #remember(): void {
    void this.#place.drafts?.save(this.#place.key, JSON.stringify(this.file));
  }
  #address = (evidenceId: string) => `${this.#place.base}/${evidenceId}/upload`;
}

/** Until the time is over, or the device says that there is a network again. */
const pause = (ms: number) =>
  new Promise<void>((done) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      done();
    };
    const timer = setTimeout(go, ms);
    addEventListener('online', go);
  });

const known = new Map<string, Uploading>();

/** The upload to this place, also when its page is opened again. */
export function uploadingOf(place: Place): Uploading {
  const there = known.get(place.base);
  if (there) return there;
  const made = new Uploading(place);
  // On the server nobody comes back to it.
  if (typeof document !== 'undefined') known.set(place.base, made);
  return made;
}

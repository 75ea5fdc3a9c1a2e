import { sendPieces } from '#lib/live/upload.ts';

/** What the road may find wrong while the file is on its way. */
export type SendingFlaw = 'no-lab-file' | 'too-large' | 'full' | 'storage' | 'gone';
const address = '/labs/import/upload';

/** A lab file on its way to the server; chosen again after a reload it goes on from where it was. */
export class ArrivingFile {
  phase: 'idle' | 'sending' | 'lost' | 'checking' = $state('idle');
  file: { name: string; size: number; sent: number } | null = $state(null);
  #stop: AbortController | null = null;

  get share(): number {
    return this.file ? this.file.sent / Math.max(1, this.file.size) : 0;
  }

  /** Sends it to its end; null when it arrived or was stopped. */
  async send(file: File): Promise<SendingFlaw | null> {
    this.file = { name: file.name, size: file.size, sent: 0 };
    this.phase = 'sending';
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    try {
      const end = await sendPieces<SendingFlaw>(file, {
        address,
        about: {},
        fileName: file.name.slice(-300),
        signal,
        sent: (bytes) => this.#sent(bytes),
        waiting: (lost) => (this.phase = lost ? 'lost' : 'sending'),
      });
      if ('flaw' in end) return end.flaw;
      if ('refusal' in end) return end.refusal.code === 'storage' ? 'storage' : 'gone';
      return null;
    } catch (fault) {
      if (signal.aborted) return null;
      throw fault;
    } finally {
      this.phase = 'idle';
      this.file = null;
    }
  }

  /** Gives it up, here and on the server. */
  stop(): void {
    this.#stop?.abort();
    void fetch(address, { method: 'DELETE' }).catch(() => {});
  }

  #sent(bytes: number): void {
    if (!this.file) return;
    this.file.sent = bytes;
    this.phase = bytes < this.file.size ? 'sending' : 'checking';
  }
}

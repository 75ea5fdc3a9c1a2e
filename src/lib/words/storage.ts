import type { Words } from './lang.ts';

/** While the server can store nothing: one sentence for the room, one for whoever can help. */
const id = {
  label: 'Penyimpanan',
  people: {
    'disk-full':
      'Disk server penuh, jadi belum ada yang dapat disimpan. Tetap menulis; kiriman Anda menunggu di perangkat ini dan terkirim sendiri.',
    'read-only':
      'Server sedang tidak boleh menulis ke disknya. Tetap menulis; kiriman Anda menunggu di perangkat ini dan terkirim sendiri.',
    gone: 'Folder data server hilang. Tetap menulis; kiriman Anda menunggu di perangkat ini sampai server pulih.',
    failing:
      'Disk server bermasalah. Tetap menulis; kiriman Anda menunggu di perangkat ini sampai server pulih.',
  },
  staff: {
    'disk-full':
      'Disk server penuh: tidak ada yang disimpan sampai ada ruang. Kosongkan paling sedikit 50 MB di komputer server; semuanya lalu berlanjut sendiri.',
    'read-only':
      'Folder data server tidak boleh ditulisi: tidak ada yang disimpan. Buka kembali izin tulisnya di komputer server; semuanya lalu berlanjut sendiri.',
    gone: 'Folder data server hilang atau diganti: tidak ada yang disimpan. Pasang kembali disknya, lalu mulai ulang server.',
    failing:
      'Disk server menjawab dengan kesalahan: tidak ada yang disimpan. Salin folder data ke disk lain, lalu mulai ulang server dari sana.',
  },
};

const en = {
  label: 'Storage',
  people: {
    'disk-full':
      'The server’s disk is full, so nothing can be saved yet. Keep writing; what you send waits on this device and leaves by itself.',
    'read-only':
      'The server may not write to its disk right now. Keep writing; what you send waits on this device and leaves by itself.',
    gone: 'The server’s data folder is gone. Keep writing; what you send waits on this device until the server is well again.',
    failing:
      'The server’s disk has a problem. Keep writing; what you send waits on this device until the server is well again.',
  },
  staff: {
    'disk-full':
      'The server’s disk is full: nothing is saved until there is room. Free at least 50 MB on the server’s computer; everything then goes on by itself.',
    'read-only':
      'The server’s data folder is write-protected: nothing is saved. Allow writing again on the server’s computer; everything then goes on by itself.',
    gone: 'The server’s data folder is gone or was replaced: nothing is saved. Connect its disk again, then restart the server.',
    failing:
      'The server’s disk answers with errors: nothing is saved. Copy the data folder to another disk, then restart the server from there.',
  },
} satisfies Words<typeof id>;

export const storageWords = { id, en };

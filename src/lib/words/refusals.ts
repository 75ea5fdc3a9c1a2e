import { commonWords } from './common.ts';
import type { Lang, Words } from './lang.ts';

type Params = Record<string, string | number>;

/** A number of the parameters, or the words that stand in for it. */
const or = (value: string | number | undefined, instead: string) => `${value ?? instead}`;

const stages = ['drum-up', 'diagnose', 'design', 'deliver', 'display'];

function stageName(params: Params, lang: Lang): string {
  const number = stages.indexOf(`${params['stage']}`) + 1;
  const names = commonWords[lang].stages;
  return number > 0 ? names[`${number}` as '1'] : lang === 'id' ? 'sebelumnya' : 'before';
}

/** One sentence for each expected no, with what to do next. */
const id = {
  'bad-act': () => 'Pesan tidak terbaca oleh server. Muat ulang halaman ini, lalu coba lagi.',
  'too-long': (p) =>
    p['most'] === undefined
      ? 'Teks terlalu panjang untuk isian ini. Ringkas, lalu kirim lagi.'
      : `Teks terlalu panjang, paling banyak ${p['most']} karakter. Ringkas, lalu kirim lagi.`,
  empty: () => 'Isian masih kosong. Lengkapi dulu, lalu kirim lagi.',
  'no-right': () => 'Peran Anda tidak dapat melakukan ini. Minta bantuan fasilitator.',
  'not-yours': () =>
    'Ini milik orang atau OPD lain. Minta pemiliknya atau fasilitator mengubahnya.',
  'not-found': () =>
    'Yang Anda tuju sudah tidak ada. Muat ulang halaman untuk melihat keadaan terbaru.',
  exists: () => 'Ini sudah ada atau sudah dilakukan. Periksa dulu yang tampil di layar.',
  removed: () => 'Anda dikeluarkan dari lab ini. Hubungi fasilitator bila ini keliru.',
  closed: () =>
    'Lab ini sudah ditutup dan hanya dapat dibaca. Hubungi fasilitator bila perlu dibuka.',
  full: (p) =>
    `Sudah penuh, paling banyak ${or(p['most'], 'sejumlah itu')}. Hapus yang tidak perlu atau beri tahu fasilitator.`,
  locked: () => 'Dikunci fasilitator. Simpan tulisan Anda dan minta fasilitator membukanya.',
  layout: () =>
    'Papan ini memakai bagan dengan bagian yang tetap. Pindahkan kartu ke salah satu bagiannya.',
  hidden: () => 'Kartu belum dibuka. Tunggu fasilitator membukanya, lalu coba lagi.',
  gate: (p) =>
    `Gerbang tahap ${stageName(p, 'id')} belum dilewati. Fasilitator membukanya di konsol.`,
  'reason-missing': () => 'Masih ada yang kurang. Tulis alasan untuk tetap melanjutkan.',
  begun: () =>
    'Kegiatan ini sudah dijalankan atau sudah punya papan, jadi bagian ini tetap. Buat kegiatan baru bila perlu.',
  names: () =>
    'Fasilitator mengubah siapa yang terlihat sejak Anda mulai menulis. Baca dulu keterangannya, lalu tempel lagi bila setuju.',
  'lead-only': () =>
    'Di papan ini fasilitator sendiri yang melakukannya. Sampaikan kepada fasilitator bila perlu.',
  'own-full': (p) =>
    `Anda sudah menulis ${or(p['most'], 'semua')} dari ${or(p['most'], 'semua')} kartu. Ambil kembali satu kartu bila ingin menggantinya.`,
  'sent-full': (p) =>
    `OPD Anda mengirim paling banyak ${or(p['most'], 'beberapa')} kartu ke pleno. Tarik satu kartu dulu, lalu kirim yang lain.`,
  'not-running': () => 'Tidak ada kegiatan yang berjalan. Mulai satu kegiatan dulu.',
  'moved-on': () => 'Sementara itu kegiatan sudah berganti. Periksa layar, lalu coba lagi.',
  'no-ballot': () => 'Pemungutan suara sudah ditutup. Lihat hasilnya di layar.',
  'ballot-open': () => 'Pemungutan suara sedang berjalan. Tunggu sampai ditutup, lalu coba lagi.',
  dots: (p) =>
    `Suara Anda hanya ${or(p['dots'], 'sebanyak yang diberikan')}. Kurangi di satu tempat, lalu tambah di tempat lain.`,
  'dots-cap': (p) =>
    `Paling banyak ${or(p['cap'], 'beberapa')} suara untuk satu pilihan. Bagi ke pilihan lain.`,
  'not-approved': () => 'Pimpinan belum menyetujui bagian sebelumnya. Ajukan dulu untuk disetujui.',
  approved: () =>
    'Sudah disetujui dan tidak dapat diubah di sini. Minta pimpinan mengembalikannya bila perlu.',
  'not-submitted': () => 'Belum diajukan. Minta OPD mengajukannya dulu.',
  'not-passed': () =>
    'Penelaah belum meloloskan isi ini. Di lab ini itu diperlukan sebelum pimpinan menyetujui.',
  'open-comments': () => 'Masih ada komentar telaah yang terbuka. Jawab dan selesaikan dulu.',
  unanswered: () => 'Masih ada tanggapan yang belum dijawab. Jawab dulu, lalu serahkan lagi.',
  changed: () => 'Isinya berubah sejak Anda melihatnya. Baca yang terbaru, lalu putuskan lagi.',
  incomplete: () => 'Masih ada yang belum lengkap. Lengkapi bagian yang ditandai, lalu coba lagi.',
  'hand-over': () =>
    'Kanvas sudah diserahkan, jadi penanggung jawab berganti lewat serah terima. Buka “Serah terima” dan tulis alasannya.',
  order: () =>
    'Urutan tanggal keliru. Perbaiki supaya tanggal akhir tidak mendahului tanggal awal.',
  'own-device': () =>
    'Orang ini memakai perangkatnya sendiri. Minta ia menulis dan memberi suara di sana.',
  conflict: () => 'Anda menyatakan punya kepentingan di inovasi ini. Cabut dulu bila keliru.',
  scoring: () => 'Penilaian sedang tidak dibuka. Tunggu fasilitator membukanya.',
  'scoring-open': () => 'Tutup penilaian juri dulu, baru juara dapat diumumkan.',
  'own-agency': () => 'Inovasi OPD sendiri tidak dapat dinilai. Pilih inovasi OPD lain.',
  promoted: () =>
    'Sudah masuk registri dan tidak dapat diubah di sini. Lanjutkan di halaman registri.',
  busy: () => 'Terlalu banyak kiriman sekaligus. Tunggu sebentar, tidak ada yang hilang.',
  storage: () =>
    'Server belum dapat menyimpan, mungkin penyimpanannya penuh. Beri tahu fasilitator; tulisan Anda tetap di perangkat ini.',
  session: () =>
    'Sesi Anda sudah berakhir. Masuk atau gabung lagi dengan kode; tulisan Anda tetap di perangkat ini.',
  version: () =>
    'Halaman ini lebih lama daripada server. Muat ulang halaman; tulisan Anda tetap di perangkat ini.',
} satisfies Record<string, (params: Params) => string>;

const en = {
  'bad-act': () => 'The server could not read this message. Reload the page and try again.',
  'too-long': (p) =>
    p['most'] === undefined
      ? 'The text is too long for this field. Shorten it and send again.'
      : `The text is too long, at most ${p['most']} characters. Shorten it and send again.`,
  empty: () => 'This field is still empty. Fill it in and send again.',
  'no-right': () => 'Your role cannot do this. Ask the facilitator for help.',
  'not-yours': () =>
    'This belongs to another person or agency. Ask them or the facilitator to change it.',
  'not-found': () => 'What you meant is no longer there. Reload the page to see how things stand.',
  exists: () => 'This is already there or already done. Look at what the screen shows first.',
  removed: () => 'You have been removed from this lab. Ask the facilitator if that is a mistake.',
  closed: () => 'This lab is closed and can only be read. Ask the facilitator if it needs to open.',
  full: (p) =>
    `It is full, at most ${or(p['most'], 'so many')}. Remove what is not needed or tell the facilitator.`,
  locked: () => 'Locked by the facilitator. Keep your text and ask the facilitator to unlock it.',
  layout: () => 'The regions of this layout stay. Move the card into one of them.',
  hidden: () =>
    'The cards are still hidden. Wait until the facilitator reveals them and try again.',
  gate: (p) =>
    `The gate of stage ${stageName(p, 'en')} has not been passed. The facilitator opens it in the console.`,
  'reason-missing': () => 'Something is still missing. Write a reason to go on all the same.',
  begun: () =>
    'This activity has been run or has a board, so this part stays. Make a new activity if needed.',
  names: () =>
    'The facilitator changed who can be seen since you began to write. Read what holds now, then stick the card again if you agree.',
  'lead-only': () =>
    'On this board the facilitator does this. Tell the facilitator if something is needed.',
  'own-full': (p) =>
    `You have written ${or(p['most'], 'all')} of ${or(p['most'], 'all')} cards. Take one back to write another.`,
  'sent-full': (p) =>
    `Your agency sends at most ${or(p['most'], 'a few')} cards to the plenary. Take one back before sending another.`,
  'not-running': () => 'No activity is running. Start an activity first.',
  'moved-on': () => 'The room has moved on meanwhile. Look at the screen, then try again.',
  'no-ballot': () => 'Voting is closed. See the result on the screen.',
  'ballot-open': () => 'Voting is under way. Wait until it is closed and try again.',
  dots: (p) =>
    `You have only ${or(p['dots'], 'the given number of')} votes. Take one away elsewhere first.`,
  'dots-cap': (p) =>
    `At most ${or(p['cap'], 'a few')} votes on one choice. Give the others elsewhere.`,
  'not-approved': () =>
    'The leader has not approved the part before. Hand it in for approval first.',
  approved: () =>
    'It is approved and cannot be changed here. Ask the leader to return it if needed.',
  'not-submitted': () => 'It has not been handed in. Ask the agency to hand it in first.',
  'not-passed': () =>
    'No reviewer has passed this yet. This lab asks for that before the leader approves.',
  'open-comments': () => 'Review comments are still open. Answer and resolve them first.',
  unanswered: () => 'Some comments have no answer yet. Answer them first, then hand in again.',
  changed: () => 'The content changed since you saw it. Read the newer one, then decide again.',
  incomplete: () => 'Something is not complete yet. Fill in the marked parts and try again.',
  'hand-over': () =>
    'The canvas was handed in, so owners change by a hand-over. Open “Hand over” and say why.',
  order: () =>
    'The dates are in the wrong order. Make sure that no end comes before its beginning.',
  'own-device': () => 'This person has a device of their own. Ask them to write and vote there.',
  conflict: () =>
    'You declared a stake in this innovation. Take it back first if that was a mistake.',
  scoring: () => 'Scoring is not open now. Wait until the facilitator opens it.',
  'scoring-open': () => 'Close the scoring first; then awards can be revealed.',
  'own-agency': () => 'Nobody scores their own agency. Choose an innovation of another one.',
  promoted: () => 'It is in the registry and cannot be changed here. Go on at its registry page.',
  busy: () => 'Too many messages at once. Wait a moment, nothing is lost.',
  storage: () =>
    'The server cannot store anything now, its disk may be full. Tell the facilitator; your text stays on this device.',
  session: () =>
    'Your session has ended. Sign in or join again with the code; your text stays on this device.',
  version: () => 'This page is older than the server. Reload it; your text stays on this device.',
} satisfies Words<typeof id>;

export const refusalWords = { id, en };

/**
 * The sentence for a refusal in a language: what happened and what to do next. The parameter is
 * what `lab/refusals.ts` calls a Refusal: a code without a sentence does not compile at its callers.
 */
export function refusalText(
  { code, params }: { code: keyof typeof id; params?: Params },
  lang: Lang,
): string {
  const sentence: (params: Params) => string = refusalWords[lang][code];
  return sentence(params ?? {});
}

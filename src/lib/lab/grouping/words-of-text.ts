/** From what was written on a card to its words: lower case, abbreviations of notes and chats written out. */

/** Abbreviations common in Indonesian notes, chats and office prose. General knowledge, no source. */
const abbreviations: Record<string, string> = {
  yg: 'yang',
  tdk: 'tidak',
  gak: 'tidak',
  ga: 'tidak',
  gk: 'tidak',
  nggak: 'tidak',
  enggak: 'tidak',
  tak: 'tidak',
  tanpa: 'tidak',
  blm: 'belum',
  sdh: 'sudah',
  udah: 'sudah',
  utk: 'untuk',
  u: 'untuk',
  dgn: 'dengan',
  dg: 'dengan',
  krn: 'karena',
  karna: 'karena',
  drpd: 'daripada',
  dr: 'dari',
  pd: 'pada',
  dlm: 'dalam',
  spy: 'supaya',
  sblm: 'sebelum',
  stlh: 'setelah',
  jd: 'jadi',
  jml: 'jumlah',
  org: 'orang',
  thn: 'tahun',
  th: 'tahun',
  bln: 'bulan',
  tgl: 'tanggal',
  jln: 'jalan',
  jl: 'jalan',
  bgt: 'banget',
  sm: 'sama',
  tp: 'tapi',
  tsb: 'tersebut',
  ttg: 'tentang',
  msh: 'masih',
  lbh: 'lebih',
  byk: 'banyak',
  bnyk: 'banyak',
  sy: 'saya',
  skrg: 'sekarang',
  kec: 'kecamatan',
  kab: 'kabupaten',
  kel: 'kelurahan',
  ds: 'desa',
  pkm: 'puskesmas',
  pusk: 'puskesmas',
  yankes: 'puskesmas',
  faskes: 'puskesmas',
  rs: 'rumahsakit',
  rsud: 'rumahsakit',
  tb: 'tbc',
  bumil: 'hamil',
  busui: 'susui',
  ortu: 'orangtua',
  hrs: 'harus',
  bs: 'bisa',
  dpt: 'dapat',
  tlp: 'telepon',
  telp: 'telepon',
  telpon: 'telepon',
  hp: 'gawai',
  smp2: 'sampai',
  smpai: 'sampai',
  antri: 'antre',
  antrian: 'antre',
  ijin: 'izin',
  resiko: 'risiko',
  apotik: 'apotek',
  aktip: 'aktif',
  sertipikat: 'sertifikat',
  komplain: 'keluh',
  medsos: 'mediasosial',
  sosmed: 'mediasosial',
  wa: 'whatsapp',
  pns: 'asn',
  dukcapil: 'adminduk',
  disdukcapil: 'adminduk',
  ktp: 'ktp',
  'e-ktp': 'ktp',
  ektp: 'ktp',
};

/** Words of two that mean one thing. The first few: who does not know, who does not want, how few. */
const pairs: [RegExp, string][] = [
  [
    /\b(?:tidak|tdk|tak|gak|ga|nggak|blm|belum|kurang|jarang) (?:di)?(?:pernah )?(?:tahu|tau|paham|ngerti|mengerti|kenal|baca|sampai|terdengar)\b/g,
    'tidaktahu',
  ],
  [/\b(?:tidak|tdk|tak|gak|ga|nggak|blm|belum) mau\b/g, 'tidakmau'],
  [
    /\b(?:\d+|satu|dua|tiga) (?:orang|org|petugas|staf|pegawai|personel|personil|perawat|dokter|bidan|guru)\b/g,
    'beberapaorang',
  ],
  [/\brumah sakit\b/g, 'rumahsakit'],
  [/\bkartu keluarga\b/g, 'kk'],
  [/\bmedia sosial\b/g, 'mediasosial'],
  [/\borang tua\b/g, 'orangtua'],
  [/\bibu hamil\b/g, 'hamil'],
  [/\bgula darah\b/g, 'diabetes'],
  [/\bdarah tinggi\b/g, 'hipertensi'],
  [/\bpejalan kaki\b/g, 'pejalankaki'],
  [/\btanda tangan\b/g, 'tandatangan'],
  [/\bair bersih\b/g, 'airbersih'],
  [/\bangkutan umum\b/g, 'angkutanumum'],
  [/\brumah tangga\b/g, 'rumahtangga'],
];

const pieces = /[\p{L}\p{N}]+/gu;

/** The text as one line for comparing letter by letter: lower case, words apart by one blank. */
export function plain(text: string): string {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (folded.match(pieces) ?? []).join(' ');
}

/** A repeated word is written with a two in notes: "rapat2", "sendiri2". */
const unrepeated = (word: string) => (/^\p{L}{3,}2$/u.test(word) ? word.slice(0, -1) : word);

/** The words of a plain line, abbreviations written out. Numbers stay out: they tell no theme. */
export function wordsOfPlain(line: string): string[] {
  let joined = line;
  for (const [pattern, one] of pairs) joined = joined.replace(pattern, one);
  return joined
    .split(' ')
    .map(unrepeated)
    .map((word) => (Object.hasOwn(abbreviations, word) ? (abbreviations[word] ?? word) : word))
    .filter((word) => word.length > 1 && !/\p{N}/u.test(word));
}

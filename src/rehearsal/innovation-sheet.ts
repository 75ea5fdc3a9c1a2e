/** The worked innovations of the rehearsal material, as `inovasi.json` writes them (its own README). */
import { readFileSync } from 'node:fs';

export type InnovationSheet = {
  id: string;
  unit_kode: string;
  judul: string;
  origin: 'masalah' | 'visi';
  sumber: 'baru' | 'modifikasi' | 'replikasi';
  jenis: 'digital' | 'non_digital';
  kartu_asal: { masalah: string[]; ide: string[] };
  provenans: {
    daerah: string;
    nama: string;
    yang_ditiru: string;
    yang_disesuaikan: string;
    izin: string;
  } | null;
  kanvas: {
    pic: string;
    phone: string;
    email: string;
    judul: string;
    latar_belakang: string;
    ide: string;
    tujuan: string;
    target_perubahan: string;
    arah_perubahan: string[];
    stakeholder: string;
    sumber_daya: string;
    penerima_manfaat: string;
    kebaruan: string;
    deskripsi: string;
    keterangan: string;
    jenis_lan: { no: number };
    urusan: string;
    origin: string;
    source: string;
    jenis: string;
    sasaran: string;
    uji_inovasi: Record<
      'perubahan' | 'dampak_terukur' | 'metode_diperbarui' | 'kolaborasi',
      string
    >;
    pemilik_kedua: string;
  };
  tinjauan: {
    field: string;
    oleh: string;
    komentar: string;
    jawaban: string;
    selesai: boolean;
  }[];
  lima_kriteria: Record<string, { ya: boolean; jawaban: string }>;
  persetujuan: { ide: { catatan: string }; rencana_aksi: { catatan: string } };
  rencana_aksi: {
    no: number;
    fase: string;
    kegiatan: string;
    output: string;
    pelaksana: string;
    mitra: string;
    bulan: number[];
    tahun: number;
    tempat: string;
    biaya: number;
    sumber_biaya: string;
    metode: string;
  }[];
  pemangku_kepentingan: {
    nama: string;
    unsur: string;
    pengaruh: number;
    kepentingan: number;
    sikap: string;
    pesan: string;
  }[];
  jejaring: string[];
  tim: { peran: string; jumlah: number }[];
  baseline: { indikator: string; satuan: string; nilai: number; tanggal: string }[];
  ukuran: {
    indikator: string;
    jenis: string;
    satuan: string;
    sebelum: number;
    target: number;
    sesudah: number;
    tanggal_sebelum: string;
    tanggal_sesudah: string;
    metode: string;
  }[];
  komitmen: { siapa: string; apa: string; kapan: string; status: string }[];
  peluncuran: { tanggal: string | null; cara: string | null };
  pantauan: {
    tanggal: string;
    persen: number;
    status: string;
    oleh: string;
    hambatan: 'kemauan' | 'kemampuan' | 'lain' | null;
    catatan: string;
    tindakan: string;
  }[];
  gelar: {
    juri: { juri: string; kebaruan: number; keluasan_manfaat: number }[];
    umpan_balik: { pengunjung: string; teks: string; ingin_meniru: boolean }[];
  } | null;
  profil_iid: {
    nama: string;
    inisiator: string;
    nama_inisiator: string;
    tahapan: string;
    jenis: string;
    klasifikasi: string;
    bentuk: string;
    asta_cita: number;
    pkpn: string;
    urusan_utama: string;
    urusan_lain: string[];
    waktu_uji_coba: { mulai: string | null; selesai: string | null };
    waktu_penerapan: string | null;
    pengembangan: { ada: boolean; waktu: string | null };
    rancang_bangun: string;
    rancang_bangun_bagian: {
      dasar_hukum: string;
      masalah_makro: string;
      masalah_mikro: string;
      isu_strategis: string;
      metode_pembaharuan: string;
      keunggulan_kebaruan: string;
      cara_kerja: string;
    } | null;
    jumlah_kata_rancang_bangun: number;
    tujuan: string;
    manfaat: string;
    hasil: string;
    anggaran: { jumlah: number; keterangan: string };
  };
  indikator: Record<string, number>;
  kemanfaatan: { basis: 'a' | 'b' | 'c' | 'd' | 'e' | 'f'; nilai: number } | null;
  bulan_penciptaan: number | null;
  bukti: {
    indikator: number;
    judul: string;
    berkas: string;
    jenis_berkas: string;
    tahun: number;
    level_klaim: number;
  }[];
  skor_klaim: number;
  skor_berbukti: number;
  verifikasi: {
    level: Record<string, number>;
    catatan: Record<string, string>;
    skor: number;
  } | null;
  status_promosi: string;
};

/** The fourteen, INV-01 to INV-14; INV-13 and INV-14 are planted to be refused. */
export const innovationSheets = (): InnovationSheet[] =>
  (
    JSON.parse(readFileSync(new URL('./inovasi.json', import.meta.url), 'utf8')) as {
      inovasi: InnovationSheet[];
    }
  ).inovasi;

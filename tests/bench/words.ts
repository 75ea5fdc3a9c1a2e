/** Cards of 40 to 140 characters, 90 on average, that carry the number of their act in front. */

// Enough different words that packing a thousand cards is as hard as with people's own.
const words = (
  'antrean loket panjang setiap Senin pagi karena berkas diperiksa dua kali warga desa jauh harus ' +
  'kembali esok hari bila satu lembar kurang petugas belum punya daftar tetap tentang syarat izin ' +
  'usaha pasar tradisional sepi pembeli sejak jalan lingkar dibuka sampah menumpuk pinggir sungai ' +
  'posyandu tidak mencatat balita pindah domisili data kemiskinan berbeda antara dinas dan kecamatan ' +
  'stunting naik meski anggaran bertambah guru honorer mengurus laporan keuangan sekolah air bersih ' +
  'hanya mengalir malam pupuk subsidi terlambat musim tanam nelayan kesulitan solar pelabuhan ikan ' +
  'puskesmas keliling jarang datang obat kronis habis lampu lalu lintas mati laporan tak dijawab'
).split(' ');

/** Spread over all lengths, the same on every run. */
export function cardText(number: number): string {
  const length = 40 + ((number * 37) % 101);
  let text = number.toString(36);
  let seed = (number * 2_654_435_761) >>> 0;
  while (text.length < length) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    text += ` ${words[(seed >>> 8) % words.length]}`;
  }
  return text.slice(0, length).trimEnd().padEnd(length, '.');
}

export const numberOf = (text: string) => Number.parseInt(text, 36);

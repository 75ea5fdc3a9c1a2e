/**
 * Words that people use for nearly the same thing, one thing a line: narrower than `lexicon.ts`.
 * General knowledge of Indonesian and of public service, written without looking at an answer key.
 */
const lines = `
jiwa odgj pasung psikiater rsj
tbc suspek dahak pmo bta
hipertensi diabetes prolanis tensi ptm gula posbindu darah
dbd jentik jumantik psn fogging nyamuk
hamil kandungan bumil risti anc usg
lahir salin persalinan melahirkan bersalin nifas dukun paraji
asi laktasi susui menyusui
stunting antropometri timbang penimbangan gizi pmt balita kerdil bblr
posyandu kader
anemia tablet ttd
nikah kawin kua dispensasi siri pernikahan
kekerasan kdrt lecehan pelecehan korban cabul
imunisasi vaksin
rokok merokok
jamban babs odf tinja septik wc
obat apotek apotik farmasi resep
rujuk rujukan ambulans ambulan igd
antre panjang loket giliran nomor rebut membludak jubel
tunggu nunggu lama lambat berjam
ktp kk akta nik adminduk akte dukcapil blangko
jauh ongkos ojek bolak balik kilometer pulang
calo makelar perantara percaloan
oss nib izin perizinan
syarat berkas kelengkapan legalisir fotokopi persyaratan
sampah tpa tps buang pilah bau
limbah medis b3 ipal cemar tercemar
botol pestisida plastik
air pdam airbersih sumur keruh
kekeringan dropping kemarau
banjir genangan drainase mampet
longsor tanah gerak ews retak
kebakaran damkar bakar api
sinyal internet jaringan wifi lemot lelet blankspot bandwidth
listrik mati padam genset
komputer laptop printer pc server
alat rusak suku cadang kalibrasi onderdil
gedung atap bocor plafon roboh
ruang sempit kursi toilet lesehan lantai
aplikasi input isi diisi entri ketik kali ganda berbeda
data beda cocok padan selisih tidaksama akurat valid riil sasaran
arsip lembap rayap tercecer hilang
pbb sppt nunggak tunggak kolektor tagih kadus lunas
retribusi karcis setor parkir bocor
pajak restoran kafe hotel tapping rekam
spj desember triwulan numpuk tumpuk verifikasi lembur
paket pokja lelang tender pengadaan penyedia
katalog ekatalog pengadaan
honor bendahara pencairan cair
petani pupuk subsidi rdkk nebus tebus
panen harga tengkulak pengepul untung gelondong gabah
ternak pmk sapi lsd peternak
ikan kolam pakan lele
petani tua regenerasi milenial
umkm kemas pirt halal merek barcode
kredit pinjam rentenir plecit modal bank kur
bumdes macet simpan
pasar sepi tradisional modern online
pkl trotoar lapak pedagang
wisata homestay pengunjung desawisata paket
kerja lowongan pencari penganggur blk alumni latih
sekolah putus tidaksekolah anak kejar pkbm
baca literasi buku perpustakaan
guru pensiun honorer kelas
seni budaya tradisi sanggar museum sejarah
atlet olahraga lapangan pembinaan
bansos miskin salah sasaran kpm pkh dtks mampu
lansia jompo sebatangkara pikun
difabel disabilitas ramp kursi roda
rtlh layak huni bedah kumuh
miras narkoba pil
balap knalpot remaja motor sekolah ngebut angkutan angkudes angkot
lampu pju gelap penerangan
jalan lubang berlubang aspal
hoaks klarifikasi medsos mediasosial whatsapp grup
pengumuman papan info informasi siar tidaktahu
website berita admin konten
adu keluh lapor balas jawab tanggap telepon review
rapat koordinasi undang undangan notulen
tunjuk lempar wewenang batas saling
pegawai petugas staf kurang kosong rangkap pensiun beberapaorang beban
pelatihan diklat bimtek kompetensi jabatan
mutasi ganti pindah rotasi baru
operator rangkap honorer
inovasi iid lomba dokumentasi
temuan audit inspektorat lhp tindaklanjut auditor
aset sertifikat tanah bmd inventaris
desa musdes kades perangkat siskeudes
musrenbang usul usulan aspirasi pokir reses
konflik gesekan pilkades ormas
ruang tata peta batas
bpjs pbi jkn iuran klaim jaminan
hibah proposal masjid
surat disposisi tandatangan camat paraf
`;

/** The numbers of the lines a root stands in. */
export const things: ReadonlyMap<string, readonly number[]> = (() => {
  const found = new Map<string, number[]>();
  for (const [number, line] of lines.trim().split('\n').entries()) {
    for (const word of new Set(line.split(' ')))
      found.set(word, [...(found.get(word) ?? []), number]);
  }
  return found;
})();

/**
 * Words of Indonesian local government by the thing they are about, so that "bidan" and "posyandu"
 * are neighbours although they share no letter. Written from general knowledge of the language
 * and of what a kabupaten does (the affairs of UU 23/2014, usual short names of its offices, the
 * plain words of public service); nothing in it comes from the answer key of any wall, and no theme
 * is named after it. A word may stand in several lines. Roots, where a root is enough: `stem.ts`
 * reads derived forms.
 */
type Lines = Record<string, string>;

/** What a card is about: lines of one field are a little alike. */
const fields: Record<string, Lines> = {
  health: {
    mother: `hamil lahir salin persalinan bersalin melahirkan nifas bidan bayi neonatal kandungan risti kb
      kontrasepsi dukun ibu susui asi laktasi menyusui posyandu imunisasi kia usg kohort trimester tandu kek anemia reproduksi haid keguguran menopause lansiaa catin suntik implan iud pil ponek ponet hpl resti perdarahan preeklamsia rahim bersalinan doula paraji momong mpasi`,
    nutrition: `stunting gizi balita pmt pmba antropometri timbang penimbangan mpasi telur protein anemia kek jajan sayur tumbuh
      kembang pendek kader posyandu susu asi eksklusif wasting ttd menu bblr kerdil pangan bergizi lauk menyusu timbangan panjang badan kurus obesitas gemuk bubur biskuit tablet tambah darah fe kms cacingan nafsu`,
    illness: `tbc hiv aids dbd malaria hipertensi diabetes jiwa odgj suspek dahak prolanis skrining psn jentik jumantik kusta
      diare jantung stroke tensi ptm rokok merokok penyakit sakit kambuh tular menular wabah vaksin imunisasi obat
      periksa gejala batuk demam kanker rahim iva sehat kesehatan kontak fogging nyamuk leptospirosis
      hepatitis rabies gigi germas phbs pengobatan pasung posbindu darah senam sembuh rsj kejang kolesterol gula garam pencegahan penularan pengidap penderita terinfeksi kontrol kambuhan rawatan pendamping pmo rabun katarak karies sikat cuci tangan sabun isolasi karantina surveilans epidemi campak polio difteri covid pneumonia ispa bta kronis komplikasi gagal ginjal asam urat lemak begadang alkohol napza depresi stres bunuh rehabilitasi deteksi dini tes screening kebugaran jogging skabies gatal kulit paru asma alergi`,
    clinic: `puskesmas rumahsakit rujuk rujukan ambulans ambulan dokter perawat poli inap igd apotek farmasi klinik pustu
      pasien obat medis nakes spesialis rawat jkn resep laboratorium lab ranap resume kesehatan
      operasi bidan berobat dinkes simrs bpjs labkesmas posbindu pelayanan ranjang bed bangsal icu ruang tindakan visite visit pulang kontrol antigen darah transfusi pmi stok kosong ugd suster mantri homecare kunjungan imunisasi tensimeter fisioterapi radiologi rontgen usg poliklinik jaga jenazah prb fktp kapitasi mutu akreditasi`,
    insurance: `bpjs kis jkn pbi jaminan klaim iuran asuransi ketenagakerjaan premi santunan`,
  },
  environment: {
    waste: `sampah tpa tps tpst pilah memilah limbah lindi bau plastik kompos maggot organik daur residu kotor b3 popok jorok kumuh buang
      dlh botol tumbler rosok ksm sampahnya gerobak tempat pembuangan retribusisampah pengangkut armada truk sungai pembakaran sedotan kresek gunungan tumpukan rongsok pemulung pengepul 3r reduce recycle ekonomisirkular sapu bersih kebersihan jumat selokan mampet medis ipal oli`,
    water: `air airbersih pdam perumda sumur pipa spam sanitasi jamban babs tinja septik sungai cemar tercemar keruh tirta ledeng meteran
      tandon dropping galon debit kali sambungan rumah tekanan bocor kebocoran nrw sumber pamsimas resapan embung kemarau kering mandi cuci kakus odf stop ipal limbah asin kapur baku kaporit`,
    nature: `hutan pohon pestisida polusi asap emisi cemar tercemar mataair lingkungan konservasi gundul tambang galian
      sedimen rth hijau bibit iklim limbah satwa burung terumbu mangrove penghijauan reboisasi erosi lereng bantaran sempadan tanaman karbon energi surya biogas listrik tenaga penebangan pasir kimia residu debu bising industri ternak kandang`,
    disaster: `banjir longsor gempa kekeringan bencana ews evakuasi ungsi pengungsi relawan bpbd tagana kebakaran damkar
      gerak beliung letus gunung siaga mitigasi posko logistik komando darurat rawan hidran kentongan retakan destana cuaca tsunami erupsi lahar retak amblas roboh tumbang sirine alarm peringatan early warning tenda dapur umum titik kumpul tangguh sar tim penyelamatan air pompa genangan tanggul banjirbandang hutan api apar pemadam korban pascabencana angin petir`,
  },
  economy: {
    farm: `petani tani pupuk bibit benih panen padi sawah kopi kelapa nira deres penderes ternak peternak sapi kambing ayam
      ikan nelayan pakan ladang komoditas hama irigasi penyuluh ppl rdkk gapoktan susu kolam budidaya kebun cabai gabah jagung
      alsintan traktor tembakau tebu buah durian stroberi pestisida lumbung beras poktan inseminasi pmk lele gurami tanam
      mina dkpp dinpertan pangan nanas lada ember kapulaga gula pertanian perkebunan peternakan perikanan petambak tambak budi unggas bebek kerbau babi domba telur daging keringpanen gagal puso wereng tikus burung cuaca pranata mangsa tadah air embung combine gudang pengering gilingan bulog tengkulak ijon harga anjlok regenerasi muda milenial organik sertifikasi bawang kedelai ketela singkong ubi kacang jahe empon kakao karet cengkeh vanili teh karang nilam okulasi vaksin antraks brucella pasar hewan rph jagal potong`,
    market: `umkm ukm ikm usaha dagang pedagang jual beli warung toko modal kredit rentenir merek kemas halal pirt omzet rajin perajin
      pengrajin produk koperasi bumdes ekspor untung wirausaha mikro pasar katalog katering pemasaran laku kios lapak
      kur nasabah tabung tabungan tunai plecit pengepul tengkulak sapu konveksi batik industri pabrik sentra mutu
      plut kuliner ekonomi konsumen dinkop dinperindag bisnis minimarket snack pinjam bank bpr tera ruko los pembeli penjual pelanggan transaksi marketplace shopee tokopedia online jualan branding label barcode desain foto expired kadaluarsa izin edar bpom haki paten impor eksportir buyer pameran expo bazar reseller distributor grosir sembako gerai swalayan mall indomaret alfamart modernisasi angsuran bunga pinjaman pinjol hutang utang agunan jaminan dana bergulir ksp simpanpinjam arisan lkm deposito simpanan investor kemitraan cluster klaster kerajinan anyaman bambu rambut wig bulu mata palsu knalpot gula tenun mebel kayu oleholeh camilan keripik`,
    prices: `harga inflasi tpid pangan beras cabai minyak murah stok pasokan mahal naik lonjak melonjak fluktuasi anjlok kelangkaan langka gas elpiji lpg bbm solar subsidi cadangan gerakan operasi`,
    jobs: `loker lowongan nganggur penganggur pengangguran lulus lulusan magang tki pmi phk buruh upah umk perusahaan disnaker
      dinnaker keterampilan migran bursa blk alumni kerja terampil rantau merantau pekerja pekerjaan karyawan tenaga outsourcing kontrak pabrik gaji melamar pelamar lamaran rekrutmen perantauan luarnegeri jepang korea taiwan malaysia hongkong cpmi p3mi sertifikasi vokasi bkk job fair bekerja serikat mogok thr k3 kecelakaan kursus menjahit`,
    tourism: `wisata homestay pengunjung turis wisatawan destinasi berkunjung pokdarwis tiket curug kuliner festival event
      penginapan hotel promosi pemandu pendaki goa dinporapar objek pariwisata desawisata waterboom kolamrenang pemandian pantai air terjun camping glamping outbound spot selfie instagram loket parkir jeep rest area oleholeh kamar hunian okupansi lama tinggal paket rute agen biro travel owabong musiman libur lebaran`,
  },
  society: {
    poverty: `bansos miskin kemiskinan dtks pkh blt lansia difabel disabilitas terlantar telantar panti yatim rtlh sembako jompo pengemis
      gelandangan penerima rumahtangga huni desil kpm ekstrem dinsos baznas sosial mampu zakat bantuan kara sebatang kurangmampu prasejahtera pramusejahtera fakir duafa dhuafa infak sedekah salah sasaran verval musdes muskesdes graduasi graduated bnba ranking kis bedah rumah tidaklayak kontrakan sebatangkara pikun demensia kursi roda alat bantu dengar netra tuli rungu daksa mental odgj pasung anak jalanan punk tunawisma tuna wisma susila pekerja seks residivis eks napi korban pmks ppks pekerjasosial tksk tagana pendamping yatimpiatu asuhan adopsi santunan kematian beras raskin bpnt pip`,
    children: `anak remaja perempuan kekerasan kdrt korban lecehan kawin perkawinan cerai orangtua asuh bully perundungan konseling
      gender dispensasi nikah pelajar bocah balita usia dini hamil luar pernikahan ppa uptd psikolog pendampingan trauma pelecehan seksual cabul pemerkosaan online game kecanduan pornografi ibu tunggal janda single parent pengasuhan forum laporan pelaku keluarga broken ayah`,
    order: `miras narkoba balap tawuran satpol pkl razia maling langgar melanggar pelanggaran tertib konflik pilkades ormas agama masjid
      keamanan aman linmas poskamling ronda tibum gesekan ilegal preman judi pemilu toleransi ibadah intelijen polisi
      kebangsaan politik mushola musala gereja kesbangpol forkopimcam patroli knalpot takmir ngaji marbot kesra pengamen anakjalanan geng klitih begal pencurian curanmor kriminal kejahatan cctv pos jaga siskamling babinsa bhabinkamtibmas koramil polsek reklame liar spanduk bangunan penertiban penegakan ppns sidang tipiring rokok cukai kos hotel melati esek prostitusi pengemis petasan demo unjuk rasa hoaks sara intoleransi radikal terorisme kerukunan fkub lintas iman pemilih golput wawasan pancasila paskibra lsm imam guru madin tpq pesantren santri haji umrah jamaah pengajian`,
    village: `desa kades dusun rt rw bpd musdes kelurahan lurah bumdes siskeudes rkpdes apbdes rembug perdes kadus pemdes
      dinpermasdes kampung musyawarah adat bumkalma lpmd pkk dasawisma karangtaruna sekdes kaur kasi bengkok tanahkas kas dd add bankeu gapura balaidesa rtrwdesa mandiri berkembang tertinggal idm profil monografi swadaya gotongroyong kerjabakti lembaga pelosok`,
  },
  learning: {
    school: `sekolah siswa murid guru sd smp sma smk paud dapodik kelas ajar buku baca literasi perpustakaan putus beasiswa
      ijazah belajar kurikulum didik pendidikan mengajar pkbm rapor numerasi zonasi ppdb pustaka kejar kuliah madrasah bos pondok
      dindik dindikbud dinarpus perpus ujian pendidik tendik kepala pengawas gurungaji honorer gtt ptt sertifikasi mapel matematika membaca menulis calistung literasinumerasi anbk asesmen un kelulusan drop out tidaksekolah ats kejarpaket kesetaraan slb inklusi abk kebutuhan khusus tk ra mi mts ma seragam spp iuran komite pungutan bangku sarpras lab kantin jajan antarjemput spmb kuota kip perguruan tinggi universitas mahasiswa kampus skripsi pustakawan pemustaka bacaan dongeng taman koleksi peminjam minat kegemaran tbm pojok`,
    culture: `seni budaya sejarah cagar museum sanggar tradisi wayang dalang tari kesenian ebeg pelestarian situs naskah gamelan
      pentas warisan panggung penari jawa budayawan seniman kreatif pertunjukan calung lengger kuda lumping begalan ruwat sedekah nyadran pusaka candi prasasti bahasa banyumasan ngapak aksara manuskrip batik kuliner tradisional permainan pelaku sejarawan tokoh pahlawan jenderal`,
    youth: `atlet olahraga pemuda lapangan gor karangtaruna karang taruna pramuka cabor latih pelatih remaja juara turnamen koni muda kepemudaan olahragawan wasit klub ssb sepakbola voli bulutangkis silat senam lari atletik medali popda porprov kejuaraan bibit prestasi gelanggang alat latihan nongkrong wirausaha organisasi kepemimpinan duta genre milenial genz`,
  },
  ground: {
    roads: `jalan jembatan lubang berlubang aspal trotoar lampu pju penerangan perbaikan beton tambal gorong bahu ruas drainase irigasi
      talud konstruksi pejalankaki dpupr dpu saluran tersier jalanan perjalanan beraspal rusak parah amblas ambrol putus penghubung kabupaten provinsi nasional pemeliharaan paving makadam rabat kerikil tikungan turunan tanjakan gelap pjuts ledakan mampet banjirjalan alat berat ekskavator tender proyek molor pengawas konsultan rigid kubangan`,
    transport: `angkut angkutan angkutanumum angkot angkudes bus motor kendara kendaraan mobil parkir jukir kir terminal lalulintas
      macet kecelakaan laka rambu ojek sopir trayek bandara halte penumpang rem truk helm sepeda simpang dishub ngebut transportasi ongkos mikrolet microbus bis koridor jadwal kereta stasiun pesawat penerbangan marka zebra cross traffic light lampu merah apill perlintasan tabrakan blackspot rawan korban knalpot kebut sim stnk plat uji overload odol muatan liar juru karcis tipe sepi ojol gojek grab online bentor becak delman zona selamat sekolah antarjemput`,
    land: `tata ruang tanah sertifikat aset lahan rtrw rdtr batas sengketa ukur bpn permukiman perumahan kumuh bengkok lsd patok
      dinrumkim hektar waris peta pertanahan sertipikat ptsl girik letter hgb hgu hibah tukarguling mangkrak bangunan terbengkalai idle tercatat kib bmd inventaris pbb zonasi pola kawasan backlog pengembang fasum fasos psu kavling rusun makam pemakaman tpu taman alun liar sempadan penataan`,
  },
  identity: {
    registry: `ktp kk akta nik kia adminduk pindah kelahiran kematian penduduk kependudukan blangko domisili nikah identitas akte ikd
      dinpendukcapil siak rekam kutipan waris catatan sipil pencatatan dokumen biodata suratpindah kepindahan cerai perekaman cetak keping blanko antri datang sidik jari foto digital nomor induk nama salah tulis ganda perubahan data wni pemula jemput`,
    permits: `izin oss nib imb pbg slf perizinan investasi investor dpmptsp kkpr amdal lisensi pirt sertifikat halal berusaha pelaku usaha sppirt npwp tdp siup ukl upl sppl rekomtek tata ruang kesesuaian pemohon modal asing pma pmdn realisasi lkpm pengusaha mpp helpdesk klinik pendampingan terbit persetujuan teknis lama`,
  },
  finance: {
    tax: `pajak pbb retribusi pad tunggak tunggakan nunggak setor karcis tagih bapenda bphtb wajib pungut pungutan kolektor
      restoran reklame sppt nombok bocor qris njop piutang bakeuda wajibpajak perpajakan penerimaan pendapatan daerah kebocoran tapping box potensi objek subjek pemutakhiran denda hapus kolektif lunas jatuhtempo menunggak nontunai kanal bayar hotel hiburan sarang walet mblb parkir kios sewa kontribusi target bagi hasil opsen pkb samsat`,
    money: `anggaran spj dana apbd realisasi keuangan bendahara dpa dak dau hibah triwulan cair belanja serapan pagu silpa kas sipd
      kuitansi rka spm sppd lpj honor biaya penganggaran pencairan telat penyerapan rendah daerah rkud pergeseran perubahan apbdp refocusing efisiensi pegawai modal bansos nota pertanggungjawaban tagihan sp2d spp gu tu ls ppk pptk kpa pa bpp tte laporan neraca persediaan opini wtp sisa lebih defisit rekening bank alokasi transfer earmark dbh dif honorarium perjalanan dinas uang muka perdin tagih talangan nalangi nombok`,
    procurement: `pengadaan tender paket pokja lelang katalog penyedia kontrak vendor barang jasa pbj ulp hps pemenang swakelola ppbj lpse spse inaproc ekatalog toko daring bela penunjukan langsung sirup rup ppk pejabat pemilihan kelompok kerja pokjapemilihan pembuat komitmen addendum wanprestasi blacklist rekanan kontraktor cv lokal tkdn dalam negeri penawaran gagal dini jaminan serah terima spesifikasi`,
    audit: `audit auditor temuan inspektorat gratifikasi pungli korupsi bpk reviu integritas fraud lhkpn spip lhp tlhp apip obrik hukum perbup pemeriksa pemeriksaan kerugian ganti rugi tgr rekomendasi tindaklanjut tuntas mri manajemen risiko pengendalian intern wbs pengaduan benturan kepentingan suap sogok amplop zona wbk wbbm saber kpk mcp spi perda perkada peraturan produk raperda propemperda harmonisasi jdih bantuan gugatan perkara sengketa naskah akademik sk keputusan`,
  },
  office: {
    staff: `pegawai asn staf honorer jabatan mutasi pensiun kompeten kompetensi diklat bimtek beban lembur absen absensi disiplin kinerja
      formasi p3k pppk rangkap operator kosong tenaga sdm skp rotasi regenerasi seksi admin personel piket shift bkpsdm
      berakhlak cuti gaji tpp kabid ganti beberapaorang pegawainya kepegawaian pejabat plt plh eselon fungsional struktural pelaksana kepala pimpinan bawahan atasan rekrut cpns thk outsourcing kekurangan minim personil keahlian ahli kapasitas bimbingan teknis pelatihan uji kom assessment talenta promosi demosi penempatan kenaikan pangkat ekinerja izin belajar tugas tambahan dobel pensiunan purna gaptek senior muda tua usia menjelang satu orang merangkap multitasking kewalahan sendirian mengundurkan resign pelayan petugasnya bidan guru dokter perawat penyuluh mantri programmer pranata komputer arsiparis pustakawan auditor`,
    planning: `rencana perencanaan target indikator evaluasi musrenbang usulan rkpd renstra program prioritas capaian sakip lakip pokir
      rpjmd monev cascading bappelitbangda bapperida bappeda reses aspirasi tujuan rpjpd rkp renja pk iku ik lkjip akip rb reformasi pelaporan kinerja pohon logframe pembangunan sdgs tpb rad tematik intervensi musrenbangcam pokok pikiran dewan dprd risalah sidang paripurna hasil kajian rekomendasi bank data forum konsultasi publik delphi angka statistik sektoral`,
    innovation: `inovasi iid kreatif ide lomba replikasi dokumentasi indeks unggul gagasan riset kelitbangan penelitian berinovasi inovator inovatif pembaruan terobosan krenova kipp sinovik tuxedovation iga kovablik purwarupa prototipe ujicoba hki kompetisi pembaharuan laboratorium`,
  },
};

/** How it goes wrong, whatever it is about. */
const ways: Lines = {
  queue: `antre tunggu nunggu menunggu lama lambat telat terlambat tumpuk numpuk menumpuk lembur menit tunda molor giliran
    berjam loket membludak jadwal mengantre antreannya antrenya berjejal penuh sesak membeludak padat jubel kelamaan lamban lelet keterlambatan pending tertahan mandek macet berminggu berbulan seharian berhari semalam subuh pagi nomor sepi siang kuota tutup lewat janji tenggat deadline mundur berlarut mangkrak backlog penumpukan`,
  procedure: `syarat berkas fotokopi fotocopy legalisir tandatangan surat bolak balik meja prosedur alur sop birokrasi calo ribet
    rumit formulir loket dokumen lengkap cap stempel urus mengurus disposisi pemohon layan layanan pelayanan bingung lacak
    proses bertele mpp verifikasi rekomendasi pengantar persyaratan kelengkapan ditolak dikembalikan revisi mengulang mondar mandir pingpong lempar oper pintu satu tahap tahapan paraf pengesahan legalisasi materai meterai rt rw kelurahan keterangan sku sktm domisili ahli waris dispensasi nikah rujukan standar maklumat waktu kepastian ketidakpastian jelas tidakpasti makelar perantara biro jasa percaloan administrasi birokratis panjang rantai online offline tatap muka`,
  distance: `jauh ongkos ojek jarak pinggir pinggiran terpencil akses pelosok pegunungan lereng kilometer km dusun keliling jemput bola
    bukit perbukitan perbatasan bensin kejauhan lokasi letak terisolir terisolasi medan terjal tanjakan transport angkutan biaya bbm pulang pergi pp sehari seharian menempuh perjalanan ujung atas bawah wilayah timur barat utara selatan daerah jangkauan terjangkau menjangkau dekat mendekat`,
  data: `data aplikasi sistem input diisi isi ganda integrasi sambung nyambung sinkron beda server online daring digital rekap excel manual
    dashboard lapor laporan pelaporan cocok update mutakhir valid format elektronik akun login entri basis ketik fitur unggah
    barcode dobel riil copy paste dokumentasi terdokumentasi padan pendataan mendata terdata didata database spreadsheet sheet rekapitulasi merekap laporannya pelapor aplikasinya apk app android platform informasi spbe satudata interoperabilitas api bridging terintegrasi terpadu terhubung tersambung terkoneksi duplikat duplikasi berulang berkali ulang mengetik menginput penginputan entry upload download pemutakhiran diperbarui kedaluwarsa usang basi validasi akurat akurasi selisih berbeda bedabeda versi angka statistik bps nik pemadanan dtsen dapodik emonev epuskesmas simrs siks ekinerja password lupa sandi user dipakai terpakai pakai mangkrak digitalisasi komputerisasi tulis tangan`,
  records: `arsip dokumen lembap rayap hilang tercecer simpan penyimpanan berkas surat disposisi scan pindai catat pencatatan dokumentasi
    terdokumentasi kertas kearsipan arsiparis pengarsipan boks rak lemari gudang depo depot musnah pemusnahan retensi jra inaktif vital menguning dimakan basah banjir kebanjiran terbakar raib ketlingsut nyelip berserakan masuk keluar agenda ekspedisi srikandi nodin nota dinas tte digitasi fisik warkah letter`,
  equipment: `sinyal internet jaringan wifi listrik komputer laptop printer alat rusak error lemot lelet server genset pc kabel bandwidth blankspot
    kalibrasi mesin onderdil kuota cadang suku proyektor ac mati peralatan perlengkapan sarana perangkat keras lunak hardware hotspot modem router fiber fo provider telkomsel seluler bts blank spot offline online putus nyambung lambat loading hang down jebol retas hacker keamanan siber ups cctv padam pemadaman pln voltase daya ambulans mobil dinas motor operasional kendaraan tua mogok bekas jadul kuno spek rendah reagen bahan habis pakai stok teknisi servis perbaikan alkes toner tinta kertas kamera scanner fingerprint absen layar tablet sound mik pengeras`,
  building: `gedung ruang atap bocor sempit lembap panas kursi toilet wc bangunan kantor plafon lantai kamar sarana prasarana fasilitas
    renovasi rehab roboh ramp gudang pintu meja parkir bangunannya tembok dinding retak keropos rayap rapuh ambruk rembes rembesan bocoran genteng asbes kumuh pengap gerah kipas ventilasi pencahayaan gelap mandi musala laktasi bermain tempat duduk antre roda guiding block kantin aula pendopo halaman pagar sekat luas sempitnya berdesakan berimpitan menumpang numpang sewa kontrak pindah rumah dinas`,
  information: `info informasi pengumuman hoaks mediasosial whatsapp facebook website berita sosialisasi brosur papan baliho
    klarifikasi humas publikasi kabar undang undangan konten radio viral siar kanal dinkominfo kominfo pemberitahuan mengetahui tahu tau ketidaktahuan tidaktahu belumtahu paham kenal mengenal dikenal populer tersampaikan menyampaikan penyampaian penyebaran sebar menyebar disebar simpang siur burung rumor isu disinformasi buzzer komentar netizen follower postingan posting instagram tiktok youtube fb ig telegram sms mading running text videotron koran majalah buletin poster leaflet pamflet spanduk banner domain subdomain tayang siaran podcast jubir prokompim protokol ppid keterbukaan transparansi transparan terbuka permohonan publik partisipasi berpartisipasi dilibatkan libat keterlibatan masukan ikut serta diajak mengundang hadir kehadiran edukasi mengedukasi penyuluhan kampanye bahasa istilah sederhana`,
  complaint: `adu aduan pengaduan keluh keluhan kritik saran balas respon respons tanggap telepon hotline review jawab google puas ramah skm curhat mengadu mengeluh dikeluhkan keluhannya melapor lapor span sp4n laporgub kotak csat ikm survei kepuasan tidakpuas kecewa marah ngamuk komentar rating bintang ulasan direspon lambat dijawab terjawab tindaklanjuti ditanggapi menanggapi tanggapan call center callcenter cs frontliner ketus judes jutek senyum salam sapa santun sopan kasar bentak diskriminasi pilih kasih`,
  together: `koordinasi rapat forum komando sektor ego lempar tunjuk kerjasama lintas sinergi kolaborasi instansi opd antar mitra
    kampus tumpang tindih wewenang kewenangan csr gotong royong bersinergi bekerjasama kolaboratif kemitraan swasta perusahaan dunia usaha tjsl akademisi media pentahelix program sektoral lintasdinas opdteknis dinas vertikal kemenag polres kodim tumpangtindih dobel bentrok berebut saling tanggungjawab tanggung jawab leading siapa mengurus urusan jalan sendiri silo sekat masing terpecah parsial bareng keroyokan gabungan terpadu satgas tim pokja gugus tugas sekretariat bersama notulen kesepakatan mou pks perjanjian konsolidasi sinkronisasi harmonisasi musyawarah`,
  attitude: `malu takut enggan malas sadar kesadaran kebiasaan peduli gengsi percaya tolak menolak sungkan cuek mitos tabu stigma aib yakin ragu
    minat motivasi perilaku pola pikir mindset kesadarannya ketidaksadaran abai mengabaikan acuh masabodoh membandel ngeyel ogah ogahan keengganan terpaksa terbiasa kebiasaannya turun temurun tradisi minder diri pasrah putus asa disembunyikan menyembunyikan tertutup ketakutan dimarahi dihukum disalahkan apatis pesimis semangat termotivasi dukungan penolakan resisten resistensi nyaman zona rutinitas tidakmau`,
};

export type Meaning = { field: string; concept: string };

const meaning = new Map<string, Meaning[]>();
function enter(field: string, lines: Lines): void {
  for (const [concept, words] of Object.entries(lines)) {
    for (const word of new Set(words.split(/\s+/).filter(Boolean))) {
      meaning.set(word, [...(meaning.get(word) ?? []), { field, concept }]);
    }
  }
}
for (const [field, lines] of Object.entries(fields)) enter(field, lines);
enter('', ways);

/** What a root may be about. A way has no field. */
export const meanings: ReadonlyMap<string, readonly Meaning[]> = meaning;

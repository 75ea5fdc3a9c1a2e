/**
 * What of a worked innovation of the material an idea has no field for, and why; `[]` stands for any
 * item of a list. Everything else is compared (`comparison.ts`), which a test holds leaf by leaf.
 */
export const withoutPlace: Record<string, string> = {
  id: 'The name of the sheet in the material.',
  'kartu_asal.masalah[]': 'Notes of the material; the idea names the cards that hang in its lab.',
  'kartu_asal.ide[]': 'Notes of the material; the idea names the cards that hang in its lab.',
  'kanvas.opd': 'The agency is one of the roster, compared by its code; its name stands there.',
  'kanvas.jenis_lan.label': 'The type is a number of LAN; its name is a word of the program.',
  'persetujuan.ide.oleh': 'An approval is signed by whoever gives it in the lab.',
  'persetujuan.ide.tanggal': 'The moment of an approval is when it is given, not a field.',
  'persetujuan.rencana_aksi.oleh': 'An approval is signed by whoever gives it in the lab.',
  'persetujuan.rencana_aksi.tanggal': 'The moment of an approval is when it is given, not a field.',
  'persetujuan.rencana_aksi.ahli':
    'A reviewer passes a plan in their own name (D24), not by a word.',
  'rencana_aksi[].no': 'The place in the list, which is compared as the order of the rows.',
  'pantauan[].status': 'Late or on time follows from plan and day (D71) and is never typed.',
  'pantauan[].oleh': 'A check-in is signed by whoever gives it in the lab.',
  'gelar.tanggal': 'The day of Display is in the agenda of the lab.',
  'gelar.stan': 'Stands are a matter of the hall and its plan on paper.',
  'gelar.juri[].juri': 'A juror is a person of the lab; the marks are compared.',
  katalog: 'The year of the catalogue is a setting of the program.',
  skor_klaim: 'Computed from the levels; compared at the registry.',
  skor_berbukti: 'Computed from levels and evidence; compared at the registry.',
  'verifikasi.oleh': 'A finding is signed by whoever enters it at the registry.',
  'verifikasi.tanggal': 'The moment of a finding is when it is entered.',
  'verifikasi.level.*': 'A finding belongs to the registry entry, not to the idea.',
  'verifikasi.catatan.*': 'A finding belongs to the registry entry, not to the idea.',
  'verifikasi.skor': 'Computed from the findings at the registry.',
  status_promosi: 'How far the entry is in the registry, not the idea.',
  nomor_registrasi: 'Given by the ministry; a field of the registry entry.',
  'indikator_wajib_kosong[]': 'A note on the material: what was left out on purpose.',
  'sengaja_tidak_lengkap[]': 'A note on the material: what was left out on purpose.',
};

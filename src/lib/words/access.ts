import type { Words } from './lang.ts';

/** Sentences at the door of a lab. */
const id = {
  noLab:
    'Lab ini tidak ditemukan, atau belum mengenal perangkat ini. Minta tautan kembali kepada fasilitator, atau gabung dengan kode lab.',
  removed:
    'Fasilitator mengeluarkan Anda dari lab ini. Bila itu keliru, temui fasilitator, lalu gabung lagi dengan kode baru.',
  onlyGuests: 'Halaman ini untuk peserta yang bergabung di perangkat ini.',
  onlyFacilitator:
    'Halaman ini hanya untuk fasilitator lab ini. Minta fasilitator menambahkan akun Anda.',
};

const en: Words<typeof id> = {
  noLab:
    'This lab was not found, or does not know this device. Ask the facilitator for a link to come back, or join with its code.',
  removed:
    'The facilitator removed you from this lab. If that was a mistake, see the facilitator and join again with a new code.',
  onlyGuests: 'This page is for participants who joined on this device.',
  onlyFacilitator:
    'This page is for the facilitators of this lab. Ask one of them to add your account.',
};

export const accessWords = { id, en };

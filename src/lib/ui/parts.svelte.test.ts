import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import CodeField from './CodeField.svelte';
import ConnectionBadge from './ConnectionBadge.svelte';
import Note from './Note.svelte';
import QrCode from './QrCode.svelte';
import SearchList from './SearchList.svelte';
import SignaturePad from './SignaturePad.svelte';
import StageRail from './StageRail.svelte';
import Swatches from './Swatches.svelte';
import Toasts from './Toasts.svelte';
import { toast } from './toasts.svelte.ts';

test('the rail tells by number, check and name where the lab is', async () => {
  const screen = await render(StageRail, { current: 2 });
  const steps = screen.getByRole('listitem');
  await expect.element(steps.nth(1)).toHaveAttribute('aria-current', 'step');
  await expect.element(steps.nth(0)).toHaveTextContent('Drum-up, selesai');
  await expect.element(steps.nth(2)).toHaveTextContent('3 Design, berikutnya');
});

test('the small rail is one picture with a sentence', async () => {
  const screen = await render(StageRail, { current: 2, mini: true });
  await expect
    .element(screen.getByRole('img', { name: 'Tahap 2 dari 5, Diagnose' }))
    .toBeInTheDocument();
});

test('a hidden note keeps its text to itself', async () => {
  const screen = await render(Note, { text: 'Obat kosong', hidden: true });
  expect(screen.container.textContent).not.toContain('Obat kosong');
  await expect.element(screen.getByText('Tertutup')).toBeInTheDocument();
});

test('an unsent note says so in words, and its text is never markup', async () => {
  const screen = await render(Note, { text: '<b>Obat</b>', state: 'waiting' });
  await expect.element(screen.getByText('<b>Obat</b>')).toBeInTheDocument();
  await expect.element(screen.getByText('Menunggu dikirim')).toBeInTheDocument();
});

test('offline is said with the number of notes that wait', async () => {
  const screen = await render(ConnectionBadge, { state: 'offline', waiting: 3 });
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent('Offline – 3 catatan menunggu dikirim');
});

test('paper is chosen with the arrow keys', async () => {
  const screen = await render(Swatches, { value: 'kunyit' });
  const first = screen.getByRole('radio', { name: 'Kertas kuning' }).element() as HTMLInputElement;
  first.focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(screen.getByRole('radio', { name: 'Kertas jingga' })).toBeChecked();
});

test('a QR code is a picture with a name', async () => {
  const screen = await render(QrCode, { text: 'http://10.0.0.2:3000/j/K7QX42', label: 'Kode QR' });
  await expect.element(screen.getByRole('img', { name: 'Kode QR' })).toBeInTheDocument();
});

test('the join code is written in capitals, six signs and no more', async () => {
  const screen = await render(CodeField, { label: 'Kode lab' });
  const field = screen.getByRole('textbox', { name: 'Kode lab' });
  await userEvent.fill(field, 'k7q x42 9');
  await expect.element(field).toHaveValue('K7QX42');
});

const options = [
  { id: 'a', name: 'Dinas Kesehatan', kind: 'Dinas', also: 'Dinkes' },
  { id: 'b', name: 'Puskesmas Pati I', kind: 'Puskesmas' },
  { id: 'c', name: 'Puskesmas Juwana', kind: 'Puskesmas' },
];

test('an agency is searched and chosen by keyboard alone, and focus comes back', async () => {
  const screen = await render(SearchList, { name: 'agency', label: 'OPD atau unit', options });
  const field = screen.getByRole('button', { name: /OPD atau unit/ });
  await userEvent.click(field);
  await userEvent.keyboard('juwa{Enter}');
  await expect.element(field).toHaveTextContent('Puskesmas Juwana');
  await expect.element(field).toHaveFocus();
  expect(screen.container.querySelector<HTMLInputElement>('[name=agency]')?.value).toBe('c');
});

test('who cannot draw signs by typing a name', async () => {
  const screen = await render(SignaturePad, { name: 'signature' });
  await userEvent.click(screen.getByRole('button', { name: 'Ketik nama saja' }));
  await userEvent.fill(screen.getByLabelText(/Ketik nama lengkap/), 'Melati Kusuma');
  expect(screen.container.querySelector<HTMLInputElement>('[name=signature]')?.value).toBe(
    'Melati Kusuma',
  );
});

test('a toast is shown once and can be closed', async () => {
  const screen = await render(Toasts);
  toast('3 catatan terkirim');
  toast('3 catatan terkirim');
  await expect.element(screen.getByText('3 catatan terkirim')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Tutup' }));
  await expect.element(screen.getByText('3 catatan terkirim')).not.toBeInTheDocument();
});

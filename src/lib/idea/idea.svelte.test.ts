import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import type { PlanRow } from '#lib/lab/idea/state.ts';
import type { Refusal } from '#lib/lab/refusals.ts';
import LiveField from './LiveField.svelte';
import PlanLine from './PlanLine.svelte';
import { usualCriteria } from '#lib/lab/hall/display.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { displayWords } from '#lib/words/display.ts';
import ScoreForm from './ScoreForm.svelte';

const no = (): Refusal | null => null;

function drafts(kept: Record<string, string> = {}) {
  return {
    kept,
    read: async (key: string) => kept[key] ?? null,
    save: async (key: string, text: string) => void (kept[key] = text),
    drop: async (key: string) => void delete kept[key],
  };
}

const field = (more = {}) => ({
  label: 'Tujuan',
  value: 'lama',
  most: 100,
  draftKey: 'k',
  drafts: drafts(),
  onsave: vi.fn(no),
  ...more,
});

test('a field that is being typed in is not overwritten; the person chooses', async () => {
  const props = field();
  const screen = await render(LiveField, props);
  const box = screen.getByRole('textbox', { name: 'Tujuan' });
  await userEvent.fill(box, 'tulisan saya');
  await screen.rerender({ value: 'tulisan Jati', by: 'Jati W.' });
  await expect.element(box).toHaveValue('tulisan saya');
  await expect.element(screen.getByText('Jati W. mengubah isian ini')).toBeInTheDocument();
  // Nothing is sent over the other's text while that is open.
  await userEvent.tab();
  expect(props.onsave).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Pakai versi itu' }));
  await expect.element(box).toHaveValue('tulisan Jati');
  expect(props.drafts.kept).toEqual({});
});

test('one may also keep one’s own text, which is then sent', async () => {
  const props = field();
  const screen = await render(LiveField, props);
  await userEvent.fill(screen.getByRole('textbox'), 'tulisan saya');
  await screen.rerender({ value: 'tulisan Jati', by: 'Jati W.' });
  await userEvent.click(screen.getByRole('button', { name: 'Pakai tulisan saya' }));
  expect(props.onsave).toHaveBeenCalledExactlyOnceWith('tulisan saya');
});

test('a field nobody types in follows the others', async () => {
  const screen = await render(LiveField, field());
  await screen.rerender({ value: 'tulisan Jati', by: 'Jati W.' });
  await expect.element(screen.getByRole('textbox')).toHaveValue('tulisan Jati');
  expect(screen.container.textContent).not.toContain('mengubah isian ini');
});

test('it saves when it is left, and again only when it changed', async () => {
  const props = field();
  const screen = await render(LiveField, props);
  await userEvent.fill(screen.getByRole('textbox'), 'baru');
  expect(props.drafts.kept['k']).toContain('baru');
  await userEvent.tab();
  expect(props.onsave).toHaveBeenCalledExactlyOnceWith('baru');
  expect(props.drafts.kept).toEqual({});
});

test('what was not sent before a reload is there again and goes on its way', async () => {
  const props = field({
    drafts: drafts({ k: JSON.stringify({ text: 'belum terkirim', base: 'lama' }) }),
  });
  const screen = await render(LiveField, props);
  await expect.element(screen.getByRole('textbox')).toHaveValue('belum terkirim');
  await vi.waitFor(() => expect(props.onsave).toHaveBeenCalledWith('belum terkirim'), 3000);
});

test('a refusal is said at the field, and the text stays', async () => {
  const screen = await render(LiveField, field({ onsave: (): Refusal => ({ code: 'approved' }) }));
  await userEvent.fill(screen.getByRole('textbox'), 'baru');
  await userEvent.tab();
  await expect.element(screen.getByText(/Sudah disetujui/)).toBeInTheDocument();
  await expect.element(screen.getByRole('textbox')).toHaveValue('baru');
});

const row: PlanRow = {
  id: 'r',
  phase: 'preparation',
  activity: 'Rapat',
  output: '',
  executor: '',
  partners: '',
  year: 2026,
  months: [],
  place: '',
  cost: null,
  costSource: '',
  method: '',
  progress: 0,
  status: 'planned',
};
const line = (more = {}) => ({
  row,
  label: 'Kegiatan 1',
  onsave: vi.fn((_: Partial<Omit<PlanRow, 'id'>>) => no()),
  onstep: vi.fn(),
  onmenu: vi.fn(),
  ...more,
});

test('Enter in a row saves it and asks for the one below', async () => {
  const props = line();
  const screen = await render(PlanLine, props);
  await userEvent.fill(screen.getByRole('textbox', { name: 'Output: Kegiatan 1' }), 'SK tim');
  await userEvent.keyboard('{Enter}');
  expect(props.onsave.mock.calls[0]?.[0]).toEqual({ output: 'SK tim' });
  expect(props.onstep).toHaveBeenCalledExactlyOnceWith('enter', 'output');
});

test('arrows leave a text at its edges and go through the months; Escape lets the typing go', async () => {
  const props = line();
  const screen = await render(PlanLine, props);
  const partners = screen.getByRole('textbox', { name: /^Mitra/ });
  await userEvent.fill(partners, 'PKK');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(screen.getByRole('checkbox', { name: 'Jan' })).toHaveFocus();
  expect(props.onsave.mock.lastCall?.[0]).toEqual({ partners: 'PKK' });
  await userEvent.keyboard('{ArrowRight} ');
  expect(props.onsave.mock.lastCall?.[0]).toEqual({ months: [2] });
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await expect.element(partners).toHaveFocus();
  await userEvent.keyboard('salah{Escape}');
  await expect.element(partners).toHaveValue('');
});

test('Ctrl+D takes over the cell above; Alt and an arrow ask to move the row', async () => {
  const props = line({ above: { ...row, id: 'a', place: 'Aula', months: [4] } });
  const screen = await render(PlanLine, props);
  await userEvent.click(screen.getByRole('textbox', { name: /^Tempat/ }));
  await userEvent.keyboard('{Control>}d{/Control}');
  expect(props.onsave.mock.lastCall?.[0]).toEqual({ place: 'Aula' });
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(props.onstep).toHaveBeenCalledExactlyOnceWith('raise', 'place');
});

test('a cell that is typed in stays while others change the row, and only it is changed', async () => {
  const props = line();
  const screen = await render(PlanLine, props);
  const output = screen.getByRole('textbox', { name: 'Output: Kegiatan 1' });
  await userEvent.fill(output, 'SK tim');
  await screen.rerender({ row: { ...row, output: 'lain', place: 'Aula' } });
  await expect.element(output).toHaveValue('SK tim');
  await userEvent.tab();
  expect(props.onsave.mock.calls[0]?.[0]).toEqual({ output: 'SK tim' });
});

test('without cost is a full answer; letters are none', async () => {
  const props = line();
  const screen = await render(PlanLine, props);
  const cost = screen.getByRole('textbox', { name: /^Biaya/ });
  await userEvent.fill(cost, 'dua juta');
  await userEvent.tab();
  await expect.element(screen.getByText(/Tulis biaya sebagai angka/)).toBeInTheDocument();
  await expect.element(cost).toHaveValue('dua juta');
  await userEvent.fill(cost, '2.500.000');
  await userEvent.tab();
  expect(props.onsave.mock.lastCall?.[0].cost).toBe(2_500_000);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Tanpa biaya' }));
  expect(props.onsave.mock.lastCall?.[0].cost).toBe(0);
});

test('months are ticked in any order and kept in order', async () => {
  const props = line({ row: { ...row, months: [5] } });
  const screen = await render(PlanLine, props);
  await userEvent.click(screen.getByText('Mar', { exact: true }));
  expect(props.onsave.mock.calls[0]?.[0].months).toEqual([3, 5]);
});

test('a score is sent when both are given', async () => {
  const onscore = vi.fn(no);
  const display = { criteria: usualCriteria(), scale: 5 as const };
  const screen = await render(ScoreForm, { own: undefined, display, connected: false, onscore });
  await expect.element(screen.getByRole('button', { name: '2 kriteria lagi' })).toBeDisabled();
  await screen.getByRole('radio', { name: 'Kebaruan: 4 dari 5' }).click({ force: true });
  await expect.element(screen.getByRole('button', { name: 'Satu kriteria lagi' })).toBeDisabled();
  await screen.getByRole('radio', { name: 'Keluasan manfaat: 5 dari 5' }).click({ force: true });
  await expect.element(screen.getByText('dari 10')).toBeVisible();
  await screen.getByRole('button', { name: 'Kirim nilai' }).click();
  expect(onscore).toHaveBeenCalledWith({ marks: { novelty: 4, breadth: 5 }, scale: 5 });
  await expect.poll(() => toasts.map(({ text }) => text)).toContain(displayWords.id.kept);
});

/** One device for a table: two named people take turns, each with cards and votes of their own. */
import { expect, type Page } from '@playwright/test';
import type { Seat } from '../../support/story.ts';
import { fillPerson } from './beginning.ts';

export const first = { name: 'Ratri Handayani', agency: 'Kecamatan Karangreja' };
export const second = { name: 'Joko Susilo', agency: 'Puskesmas Bojong' };

const bar = (page: Page) => page.getByRole('navigation', { name: 'Perangkat untuk satu meja' });

/** Whoever joined here makes place for a colleague of another agency. */
export async function shareDevice({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Menu lab' }).click();
  await page.getByRole('link', { name: 'Satu perangkat untuk meja' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Perangkat untuk satu meja' }),
  ).toBeVisible();
  await fillPerson(page, { ...second, position: 'Bidan' });
  await page.getByRole('button', { name: 'Tambahkan' }).click();
  await expect(page.getByText(`${second.name} ditambahkan.`)).toBeVisible();
  await page.getByRole('link', { name: 'Ke ruang lab' }).click();
  await expect(bar(page)).toContainText(`Giliran ${first.name}`);
}

/** The device goes on to the next; of whoever had it nothing stays on the screen. */
export async function passTo({ page }: Seat, name: string): Promise<void> {
  await bar(page)
    .getByRole('button', { name: `Beri giliran ke ${name}` })
    .click();
  await expect(bar(page)).toContainText(`Giliran ${name}`);
}

/** Both do the same in turn, and whoever began has the device again. */
export async function inTurn(seat: Seat, deed: (name: string) => Promise<void>): Promise<void> {
  await deed(first.name);
  await passTo(seat, second.name);
  await deed(second.name);
  await passTo(seat, first.name);
}

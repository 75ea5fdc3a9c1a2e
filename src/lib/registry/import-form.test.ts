import { expect, test } from 'vitest';
import { chosenUnits } from './import-form.ts';

test('[H5] “all as written” counts for every unit that nothing was chosen for, and for no other', () => {
  const form = new FormData();
  form.set('unit-pkm cilegon', 'Puskesmas Cilegon');
  form.set('unit-dinkes', '');
  form.set('unit-rsud', '=');
  expect(chosenUnits(form)).toEqual({ 'pkm cilegon': 'Puskesmas Cilegon', rsud: '' });
  form.set('units', 'written');
  expect(chosenUnits(form)).toEqual({ 'pkm cilegon': 'Puskesmas Cilegon', rsud: '', dinkes: '' });
});

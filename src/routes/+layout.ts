import { browser } from '$app/environment';
import { bringEnglish } from '#lib/words/english.ts';
import type { LayoutLoad } from './$types.ts';

export const load: LayoutLoad = async ({ data }) => {
  if (browser && data.lang === 'en') await bringEnglish();
  return data;
};

import type { PromotionLack } from '#lib/lab/promotion.ts';

const onCanvas: Record<string, string> = {
  name: '#f-title',
  digital: '#traits',
  affair: '#affair',
};

/** Where on the pages of an idea a missing thing is filled in. `base` is the idea's own address. */
export function lackHref(base: string, { where, params }: PromotionLack): string {
  if (where === 'plan') return `${base}/plan`;
  if (where === 'delivery') return `${base}/deliver#trial`;
  if (where === 'indicators')
    return `${base}/deliver#indicator-${'number' in params ? params['number'] : ''}`;
  const field = String('field' in params ? params['field'] : '');
  return field in onCanvas ? `${base}${onCanvas[field]}` : `${base}/profile#p-${field}`;
}

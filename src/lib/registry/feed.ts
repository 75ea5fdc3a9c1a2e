import { affairOf } from '#lib/lab/affairs.ts';
import { stagesOfInnovation } from '#lib/lab/profile-choices.ts';
import type { Line } from '#lib/lab/registry-question.ts';

/** [N6] Registered innovations as a JSON Feed 1.1 (jsonfeed.org); names of agencies, of no person. */
export function feedOf(lines: readonly Line[], origin: string, title: string) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: `${origin}/registry`,
    feed_url: `${origin}/registry/feed.json`,
    language: 'id',
    items: lines.map(({ id, name, number, agency, affair, stage, digital, year }) => {
      const stageName = stagesOfInnovation[stage as keyof typeof stagesOfInnovation]?.id;
      const about = [agency, stageName, digital ? 'Digital' : 'Non-digital', String(year)];
      return {
        id,
        url: `${origin}/registry/${id}`,
        title: name,
        content_text: [number, ...about].filter(Boolean).join(', '),
        authors: [{ name: agency }],
        tags: affair ? [affairOf(affair)?.name.id ?? affair] : [],
      };
    }),
  };
}

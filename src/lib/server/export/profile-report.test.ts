import { expect, test } from 'vitest';
import { catalogueOf } from '#lib/lab/catalogue.ts';
import { emptyProfile } from '#lib/lab/profile.ts';
import { entryOf } from '../../../../tests/support/registry-entries.ts';
import { profileReport } from './profile-report.ts';

test('[X4] a day of which an old registry knows the year or month alone is printed as that', () => {
  const days = { trialStart: '2017', trialEnd: '2018-03', appliedOn: '2018-04-02' };
  const innovation = entryOf({ profile: { ...emptyProfile(), name: 'Lama', ...days } });
  const entry = { innovation, evidence: [], catalogue: catalogueOf(2026) };
  const paper = profileReport(entry, { region: '', logo: null, lang: 'id', zone: 'WIB', at: 0 });
  const facts = paper.blocks.flatMap((block) => (block.is === 'facts' ? block.rows : []));
  const values = facts.map(({ value }) => value);
  expect(values).toContain('2017 – Maret 2018');
  expect(values).toContain('2 April 2018');
});

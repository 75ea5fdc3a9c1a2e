/** The people with accounts: the first admin who also facilitates, and a verifier of Bappeda. */
import { Browser } from './browser.ts';

export const password = 'gamelan-senja-latihan-92';

/** Uses the one-time set-up link; the browser is signed in afterwards as admin and facilitator. */
export async function setUp(origin: string, key: string, region: string): Promise<Browser> {
  const browser = new Browser(origin);
  const answer = await browser.submit(`/setup/${key}`, {
    name: 'Surya Latihan',
    username: 'fasilitator.latihan',
    position: 'Fasilitator daerah',
    password,
    again: password,
    regionName: region,
    kind: 'kabupaten',
    agencyName: 'Bappelitbangda',
    facilitates: 'on',
  });
  if (answer.type !== 'redirect') throw new Error(`Set-up: ${JSON.stringify(answer.data)}`);
  return browser;
}

/** The admin makes an account for Bappeda; its owner chooses a password of their own. */
export async function verifier(admin: Browser): Promise<Browser> {
  const page = await admin.page('/accounts');
  const made = await admin.submit('/accounts?/create', {
    name: 'Sekar Latihan',
    username: 'verifikator.latihan',
    position: 'Verifikator',
    regionId: String(page['defaultRegion']),
    role: 'bappeda',
  });
  const oneTime = made.type === 'redirect' ? '' : String(made.data['password'] ?? '');
  if (oneTime === '') throw new Error('The account of the verifier was not made');
  const browser = new Browser(admin.origin);
  await browser.submit('/sign-in', { username: 'verifikator.latihan', password: oneTime });
  await browser.submit('/account?/password', {
    old: oneTime,
    new: `${password}-b`,
    again: `${password}-b`,
  });
  return browser;
}

/**
 * Who may open which door: every page, endpoint and form action of `src/routes` against every kind
 * of browser, on the production build. A route without a line in the tables fails; so does a line
 * without a route. Everything in the lab under test carries a canary, so that a refusal that still
 * lets something through is found, also when a page asks for its own data alone.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/lab/people.ts';
import { hashOf, newToken } from '#lib/server/auth/secrets.ts';
import { createSession } from '#lib/server/auth/sessions.ts';
import * as accounts from '#lib/server/db/accounts.ts';
import type { StaffRole } from '#lib/server/db/accounts.ts';
import { openDatabase, type Database } from '#lib/server/db/database.ts';
import * as devices from '#lib/server/db/devices.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { promoteDesign } from '#lib/server/operations/promotion.ts';
import { actsOf } from '../src/rehearsal/innovation-acts.ts';
import { innovationSheets } from '../src/rehearsal/innovation-sheet.ts';
import { shelve } from './support/shelved.ts';
import { at, openLaboratory, playInnovation, type Laboratory } from './support/laboratory.ts';
import { startServer, type TestServer } from './support/server.ts';

const canary = 'KENARI';

const roles = [
  'nobody',
  'guest',
  'foreignGuest',
  'removed',
  'facilitator',
  'otherFacilitator',
  'bappeda',
  'otherBappeda',
  'admin',
  /** Runs the lab, but still has to replace a one-time password. */
  'oneTime',
] as const;
type Role = (typeof roles)[number];

/** A status, or the beginning of the path that a redirect leads to. */
type Outcome = number | `/${string}`;
type Line = Record<Role, Outcome>;

const all = (outcome: Outcome, but: Partial<Line> = {}): Line => ({
  ...(Object.fromEntries(roles.map((role) => [role, outcome])) as Line),
  ...but,
});

/** What a lab answers to those outside: it does not exist; who was removed is told. */
const outside: Partial<Line> = { removed: 403, nobody: '/', oneTime: '/account' };
const inLab = (but: Partial<Line> = {}): Line =>
  all(404, { ...outside, guest: 200, facilitator: 200, bappeda: 200, ...but });
const leaders = inLab({ guest: 403 });
const staffOnly: Partial<Line> = {
  nobody: '/sign-in',
  guest: '/sign-in',
  foreignGuest: '/sign-in',
  removed: '/sign-in',
  oneTime: '/account',
};
const staffOf = (but: Partial<Line>): Line => all(403, { ...staffOnly, ...but });

type Door = { path: string; line: Line };

/** Pages and GET of endpoints. `{lab}` and its like are filled in below. */
const doors: Record<string, Door[]> = {
  '/': [{ path: '/', line: all(200) }],
  '/account': [{ path: '/account', line: staffOf({ ...staff(200), admin: 200, oneTime: 200 }) }],
  '/accounts': [{ path: '/accounts', line: staffOf({ admin: 200 }) }],
  '/api': [{ path: '/api', line: all(200) }],
  '/api/tokens': [{ path: '/api/tokens', line: staffOf({ bappeda: 200, otherBappeda: 200 }) }],
  // Cookies mean nothing to programs: without a token everybody is a stranger.
  '/api/v1/innovations': [{ path: '/api/v1/innovations', line: all(401) }],
  '/api/v1/innovations/[innovation]': [
    { path: '/api/v1/innovations/{innovation}', line: all(401) },
  ],
  '/api/v1/estimate': [{ path: '/api/v1/estimate', line: all(401) }],
  '/api/v1/coverage': [{ path: '/api/v1/coverage', line: all(401) }],
  '/api/v1/openapi.json': [{ path: '/api/v1/openapi.json', line: all(200) }],
  '/coverage': [
    { path: '/coverage', line: staffOf({ bappeda: 200, otherBappeda: 200, admin: 200 }) },
    {
      path: '/coverage?lab={lab}',
      line: staffOf({ bappeda: 200, otherBappeda: 404, admin: 200 }),
    },
  ],
  '/coverage/export/[format]': [
    {
      path: '/coverage/export/json',
      line: staffOf({ bappeda: 200, otherBappeda: 200, admin: 200 }),
    },
    {
      path: '/coverage/export/csv?part=labs&lab={lab}',
      line: staffOf({ bappeda: 200, otherBappeda: 404, admin: 200 }),
    },
    {
      path: '/coverage/export/svg?part=funnel&lab={lab}',
      line: staffOf({ bappeda: 200, otherBappeda: 404, admin: 200 }),
    },
  ],
  ...regionPages('/region', '/estimate', '/estimate/region', '/estimate/catalogues'),
  '/estimate/catalogues/[year].json': [
    {
      path: '/estimate/catalogues/2026.json',
      line: staffOf({ bappeda: 200, otherBappeda: 200, admin: 200 }),
    },
    {
      path: '/estimate/catalogues/1999.json',
      line: staffOf({ bappeda: 404, otherBappeda: 404, admin: 404 }),
    },
  ],
  '/estimate/export/[format]': [
    {
      path: '/estimate/export/json',
      line: staffOf({ bappeda: 200, otherBappeda: 200, admin: 200 }),
    },
    {
      path: '/estimate/export/svg?part=index',
      line: staffOf({ bappeda: 200, otherBappeda: 200, admin: 200 }),
    },
  ],
  '/evidence/[lab]/[idea]/[evidence]': [
    {
      path: '/evidence/{lab}/{finished}/{evidence}',
      line: all(404, { guest: 200, facilitator: 200, bappeda: 200 }),
    },
    {
      path: '/evidence/{lab}/{draft}/{draftEvidence}',
      line: all(404, { facilitator: 200, bappeda: 200 }),
    },
    { path: '/evidence/{otherLab}/{finished}/{evidence}', line: all(404) },
  ],
  '/evidence/[lab]/[idea]/paper/[form]': [
    {
      path: '/evidence/{lab}/{draft}/paper/canvas',
      line: all(404, { facilitator: 200, bappeda: 200 }),
    },
    { path: '/evidence/{otherLab}/{draft}/paper/canvas', line: all(404) },
    { path: '/evidence/{lab}/{finished}/paper/canvas', line: all(404) },
  ],
  '/healthz': [{ path: '/healthz', line: all(200) }],
  '/home': [{ path: '/home', line: staffOf({ ...staff(200), admin: 200 }) }],
  '/j/[code]': [
    {
      path: '/j/{code}',
      line: all(200, { guest: '/labs/', facilitator: '/labs/', bappeda: '/labs/' }),
    },
  ],
  '/l/[key]': [{ path: '/l/{projectorKey}', line: all(200) }],
  '/labs/[lab]': [{ path: '/labs/{lab}', line: inLab({ facilitator: '/labs/' }) }],
  '/labs/[lab]/agenda': [{ path: '/labs/{lab}/agenda', line: leaders }],
  '/labs/[lab]/approvals': [{ path: '/labs/{lab}/approvals', line: inLab() }],
  '/labs/[lab]/attendance': [{ path: '/labs/{lab}/attendance', line: leaders }],
  '/labs/[lab]/attendance/list': [{ path: '/labs/{lab}/attendance/list', line: leaders }],
  '/labs/[lab]/attendance/certificate.pdf': [
    {
      path: '/labs/{lab}/attendance/certificate.pdf',
      line: all(404, { removed: 403, guest: 200, facilitator: 200, bappeda: 200 }),
    },
    {
      path: '/labs/{attended}/attendance/certificate.pdf',
      line: all(404, { bappeda: 200 }),
    },
  ],
  '/labs/[lab]/photos/[photo]': [
    {
      path: '/labs/{lab}/photos/{photo}',
      line: all(404, { guest: 200, facilitator: 200, bappeda: 200 }),
    },
    { path: '/labs/{otherLab}/photos/{photo}', line: all(404) },
  ],
  '/labs/[lab]/boards/[board]': [
    { path: '/labs/{lab}/boards/{board}', line: inLab() },
    { path: '/labs/{otherLab}/boards/{board}', line: elsewhere() },
  ],
  '/labs/[lab]/boards/[board]/history': [
    { path: '/labs/{lab}/boards/{board}/history', line: inLab({ guest: 403, bappeda: 403 }) },
    { path: '/labs/{otherLab}/boards/{board}/history', line: elsewhere() },
  ],
  // Of a board that was not revealed there is nothing to take home yet.
  '/labs/[lab]/boards/[board]/minutes/[format]': [
    {
      path: '/labs/{lab}/boards/{board}/minutes/pdf',
      line: all(404, { guest: 403, removed: 403, facilitator: 409, bappeda: 409 }),
    },
    { path: '/labs/{otherLab}/boards/{board}/minutes/pdf', line: all(404, { foreignGuest: 403 }) },
  ],
  '/labs/[lab]/boards/[board]/picture/[format]': ['svg', 'png'].flatMap((format) => [
    {
      path: `/labs/{lab}/boards/{board}/picture/${format}`,
      line: all(404, { guest: 403, removed: 403, facilitator: 409, bappeda: 409 }),
    },
    {
      path: `/labs/{otherLab}/boards/{board}/picture/${format}`,
      line: all(404, { foreignGuest: 403 }),
    },
  ]),
  '/labs/[lab]/boards/[board]/votes/[format]': [
    {
      path: '/labs/{lab}/boards/{board}/votes/svg',
      line: all(404, { guest: 403, removed: 403, facilitator: 409, bappeda: 409 }),
    },
    { path: '/labs/{otherLab}/boards/{board}/votes/svg', line: all(404, { foreignGuest: 403 }) },
  ],
  '/labs/[lab]/charts/[chart]/[format]': ['readiness/svg', 'funnel/csv'].map((chart) => ({
    path: `/labs/{lab}/charts/${chart}`,
    line: all(404, { guest: 403, removed: 403, facilitator: 200, bappeda: 200 }),
  })),
  '/labs/[lab]/boards/[board]/kinds.json': [
    {
      path: '/labs/{lab}/boards/{board}/kinds.json',
      line: all(404, { guest: 200, facilitator: 200, bappeda: 200 }),
    },
    { path: '/labs/{otherLab}/boards/{board}/kinds.json', line: all(404) },
  ],
  '/labs/[lab]/boards/[board]/suggestions.json': [
    {
      path: '/labs/{lab}/boards/{board}/suggestions.json',
      line: all(404, { guest: 403, facilitator: 200, bappeda: 403 }),
    },
    { path: '/labs/{otherLab}/boards/{board}/suggestions.json', line: all(404) },
  ],
  '/labs/[lab]/boards/[board]/ideas.json': [
    {
      path: '/labs/{lab}/boards/{board}/ideas.json',
      line: all(404, { guest: 200, facilitator: 200, bappeda: 200 }),
    },
    { path: '/labs/{otherLab}/boards/{board}/ideas.json', line: all(404) },
  ],
  // Whoever carries an idea takes cards over into its plan.
  '/labs/[lab]/ideas/[idea]/plan/offers.json': [
    {
      path: '/labs/{lab}/ideas/{draft}/plan/offers.json',
      line: all(404, { facilitator: 200 }),
    },
    { path: '/labs/{otherLab}/ideas/{draft}/plan/offers.json', line: all(404) },
  ],
  // Everybody takes home the dates of what they carry; a draft of others has none for them.
  '/labs/[lab]/calendar.ics': [
    {
      path: '/labs/{lab}/calendar.ics',
      line: all(404, { guest: 200, facilitator: 200, bappeda: 200 }),
    },
    {
      path: '/labs/{lab}/calendar.ics?idea={draft}',
      line: all(404, { facilitator: 200, bappeda: 200 }),
    },
    { path: '/labs/{otherLab}/calendar.ics?idea={draft}', line: all(404) },
  ],
  '/labs/[lab]/check': [{ path: '/labs/{lab}/check', line: inLab({ guest: 403, bappeda: 403 }) }],
  '/labs/[lab]/check/state.json': [
    {
      path: '/labs/{lab}/check/state.json',
      line: all(404, { guest: 403, removed: 403, facilitator: 200, bappeda: 403 }),
    },
  ],
  '/labs/[lab]/console': [{ path: '/labs/{lab}/console', line: leaders }],
  '/labs/[lab]/export': [{ path: '/labs/{lab}/export', line: leaders }],
  '/labs/[lab]/export/[format]': ['json', 'csv', 'xlsx'].map((format) => ({
    path: `/labs/{lab}/export/${format}`,
    line: all(404, { guest: 403, removed: 403, facilitator: 200, bappeda: 200 }),
  })),
  '/labs/[lab]/gallery': [{ path: '/labs/{lab}/gallery', line: inLab() }],
  '/labs/[lab]/gallery/[idea]': [
    { path: '/labs/{lab}/gallery/{finished}', line: inLab() },
    { path: '/labs/{lab}/gallery/{draft}', line: inLab(nowhere()) },
    { path: '/labs/{otherLab}/gallery/{finished}', line: elsewhere() },
  ],
  '/labs/[lab]/display': [{ path: '/labs/{lab}/display', line: leaders }],
  '/labs/[lab]/gallery.zip': [
    {
      path: '/labs/{lab}/gallery.zip',
      line: all(404, { guest: 403, removed: 403, facilitator: 200, bappeda: 200 }),
    },
  ],
  // Closed, the exhibition is an address that never was, whoever asks.
  '/g/[lab]': [{ path: '/g/{lab}', line: all(404) }],
  '/p/[idea]': [{ path: '/p/{finished}', line: all(404) }],
  '/p/[idea]/photo': [{ path: '/p/{finished}/photo', line: all(404) }],
  '/labs/[lab]/posters': [{ path: '/labs/{lab}/posters', line: inLab() }],
  '/labs/[lab]/ideas': [{ path: '/labs/{lab}/ideas', line: inLab() }],
  '/labs/[lab]/ideas/[idea]/history': [
    {
      path: '/labs/{lab}/ideas/{draft}/history?field=goal',
      line: inLab({ guest: 404 }),
    },
    { path: '/labs/{otherLab}/ideas/{draft}/history?field=goal', line: elsewhere() },
  ],
  ...ideaPages('', 'plan', 'deliver', 'profile', 'poster', 'promote'),
  '/labs/[lab]/me': [{ path: '/labs/{lab}/me', line: inLab() }],
  '/labs/[lab]/me/data.json': [
    { path: '/labs/{lab}/me/data.json', line: all(404, { guest: 200, removed: 200 }) },
  ],
  '/labs/[lab]/facilitators': [{ path: '/labs/{lab}/facilitators', line: leaders }],
  '/labs/[lab]/practice': [
    { path: '/labs/{lab}/practice', line: inLab({ guest: 403, bappeda: 403 }) },
  ],
  '/labs/[lab]/waiting': [{ path: '/labs/{lab}/waiting', line: inLab() }],
  '/labs/[lab]/table': [
    { path: '/labs/{lab}/table', line: inLab({ facilitator: 403, bappeda: 403 }) },
  ],
  '/labs/[lab]/parking': [{ path: '/labs/{lab}/parking', line: inLab() }],
  '/labs/[lab]/remote': [{ path: '/labs/{lab}/remote', line: leaders }],
  '/labs/[lab]/launch': [{ path: '/labs/{lab}/launch', line: inLab({ guest: 403, bappeda: 403 }) }],
  '/labs/[lab]/monitoring': [{ path: '/labs/{lab}/monitoring', line: leaders }],
  '/r/[key]': [{ path: '/r/{projectorKey}', line: all(200) }],
  '/labs/[lab]/people': [{ path: '/labs/{lab}/people', line: leaders }],
  '/labs/[lab]/pledge': [{ path: '/labs/{lab}/pledge', line: leaders }],
  '/labs/[lab]/pledge/sheet': [{ path: '/labs/{lab}/pledge/sheet', line: leaders }],
  '/labs/[lab]/readiness': [{ path: '/labs/{lab}/readiness', line: leaders }],
  '/labs/import': [{ path: '/labs/import', line: staffOf({ ...staff(200), admin: 200 }) }],
  '/labs/new': [{ path: '/labs/new', line: staffOf({ ...staff(200), admin: 403 }) }],
  '/language': [{ path: '/language', line: all('/') }],
  '/projector/[key]': [
    { path: '/projector/{projectorKey}', line: all(200) },
    // What opens the door to people opens no screen.
    { path: '/projector/{code}', line: all(404) },
    { path: '/projector/{lab}', line: all(404) },
  ],
  '/registry': [{ path: '/registry', line: all(200) }],
  '/registry/[innovation]': [
    { path: '/registry/{innovation}', line: all(404, { ...staff(200), otherBappeda: 404 }) },
  ],
  '/registry/[innovation]/evidence/[evidence]': [
    {
      path: '/registry/{innovation}/evidence/{evidence}',
      line: all(404, { ...staff(200), otherBappeda: 404 }),
    },
  ],
  // [X8] Files are their owner's; that of somebody else does not exist.
  '/files/[file]': [{ path: '/files/{fresh}', line: staffOf({ ...staff(404), admin: 404 }) }],
  '/registry/papers': [{ path: '/registry/papers', line: staffOf({ ...staff(200), admin: 403 }) }],
  '/registry/[innovation]/profile/[format]': [
    {
      path: '/registry/{innovation}/profile/pdf',
      line: all(404, { facilitator: 200, otherFacilitator: 200, bappeda: 200 }),
    },
    { path: '/registry/{innovation}/profile/exe', line: all(404) },
  ],
  // What is registered; it is public, or empty.
  '/registry/feed.json': [{ path: '/registry/feed.json', line: all(200) }],
  '/registry/import': [
    { path: '/registry/import', line: staffOf({ bappeda: 200, otherBappeda: 200 }) },
  ],
  '/registry/[innovation]/iid.zip': [
    {
      path: '/registry/{innovation}/iid.zip',
      line: staffOf({
        facilitator: 200,
        bappeda: 200,
        otherFacilitator: 403,
        otherBappeda: 404,
        admin: 404,
      }),
    },
  ],
  // [Q7] Everybody in the lab finds what lies on the shelf of its region.
  '/labs/[lab]/shelf': [{ path: '/labs/{lab}/shelf', line: inLab() }],
  '/labs/[lab]/shelf/[entry]': [
    { path: '/labs/{lab}/shelf/{shelved}', line: inLab() },
    // Proposed in the registry, so on no shelf: its staff are led there.
    {
      path: '/labs/{lab}/shelf/{innovation}',
      line: inLab({ guest: 404, facilitator: '/registry/', bappeda: '/registry/' }),
    },
  ],
  '/labs/[lab]/shelf/[entry]/[file]': [{ path: '/labs/{lab}/shelf/{shelved}/1', line: all(404) }],
  '/registry/exchange': [
    { path: '/registry/exchange', line: staffOf({ ...staff(200), admin: 403 }) },
  ],
  '/registry/exchange/[entry]': [
    {
      path: '/registry/exchange/{shelved}',
      line: staffOf({ ...staff(200), otherBappeda: 404, admin: 403 }),
    },
  ],
  '/registry/exchange/[entry]/[file]': [
    {
      path: '/registry/exchange/{shelved}/1',
      line: staffOf({ ...staff(404), admin: 403 }),
    },
  ],
  '/registry/exchange/package': [
    {
      path: '/registry/exchange/package?id={innovation}',
      line: staffOf({ bappeda: 200, otherBappeda: 200 }),
    },
  ],
  '/registry/export/[format]': [
    { path: '/registry/export/json', line: staffOf({ ...staff(200), admin: 403 }) },
  ],
  '/setup/[key]': [{ path: '/setup/0123', line: all(200) }],
  '/sign-in': [
    { path: '/sign-in', line: all(200, { ...staff('/home'), admin: '/home', oneTime: '/home' }) },
  ],
  '/sign-out': [{ path: '/sign-out', line: all('/') }],
  '/try/[key]': [{ path: '/try/{projectorKey}', line: all(404) }],
};

/** A region's own figures: its Bappeda and admin, each of their own region. */
function regionPages(...paths: string[]): Record<string, Door[]> {
  const line = staffOf({ bappeda: 200, otherBappeda: 200, admin: 200 });
  return Object.fromEntries(paths.map((path) => [path, [{ path, line }]]));
}

function staff(outcome: Outcome): Partial<Line> {
  return {
    facilitator: outcome,
    otherFacilitator: outcome,
    bappeda: outcome,
    otherBappeda: outcome,
  };
}

/** In the lab, but there is no such thing for them. */
function nowhere(): Partial<Line> {
  return { guest: 404, facilitator: 404, bappeda: 404 };
}

/** The same idea asked for through the address of another lab. */
function elsewhere(): Line {
  return inLab({
    ...nowhere(),
    removed: 404,
    oneTime: '/account',
    // Bappeda of the region reads both labs; the idea is in one of them.
    otherFacilitator: 404,
    foreignGuest: 404,
  });
}

function ideaPages(...names: string[]): Record<string, Door[]> {
  return Object.fromEntries(
    names.map((name) => {
      const tail = name && `/${name}`;
      const of = (lab: string, idea: string) => `/labs/${lab}/ideas/${idea}${tail}`;
      return [
        of('[lab]', '[idea]'),
        [
          { path: of('{lab}', '{finished}'), line: inLab() },
          { path: of('{lab}', '{draft}'), line: inLab({ guest: 404 }) },
          { path: of('{otherLab}', '{finished}'), line: elsewhere() },
        ],
      ];
    }),
  );
}

/** Form actions and POST of endpoints: who is refused, and how. Those not named are not tried. */
type Deed = {
  path: string;
  form?: Record<string, string>;
  /** What an endpoint is asked beside POST. */
  method?: string;
  line: Partial<Line>;
};

const refused = (of: readonly Role[], outcome: Outcome): Partial<Line> =>
  Object.fromEntries(of.map((role) => [role, outcome]));
const noAccount = refused(['nobody', 'guest', 'foreignGuest', 'removed'], '/sign-in');
const allButFacilitator = roles.filter((role) => role !== 'facilitator');
const strangers = [
  'nobody',
  'foreignGuest',
  'removed',
  'otherFacilitator',
  'otherBappeda',
  'admin',
  'oneTime',
] as const;
/** What those outside are told is that there is no such lab. */
const inLabAlone = (inside: Partial<Line>): Partial<Line> => ({
  ...refused(strangers, 404),
  ...inside,
});
const onlyAdmin: Partial<Line> = {
  ...noAccount,
  ...refused(['facilitator', 'otherFacilitator', 'bappeda', 'otherBappeda'], 403),
  oneTime: '/account',
};
const regionOnly: Partial<Line> = {
  ...noAccount,
  ...refused(['facilitator', 'otherFacilitator'], 403),
  oneTime: '/account',
};
const staffRoles = ['facilitator', 'otherFacilitator', 'bappeda', 'otherBappeda', 'admin'] as const;
const makers: Partial<Line> = { ...noAccount, admin: 403, oneTime: '/account' };
/** What Bappeda alone decides. */
const onlyBappeda: Partial<Line> = {
  ...noAccount,
  ...refused(['admin', 'facilitator', 'otherFacilitator'], 403),
  oneTime: '/account',
};
/** An entry that is not for their eyes does not exist; who sees it and may not, is told so. */
const clerks: Partial<Line> = {
  ...noAccount,
  otherBappeda: 404,
  otherFacilitator: 400,
  admin: 404,
  oneTime: '/account',
};

/** What Bappeda does in the registry of its own region, whichever that is. */
const bappedaAlone: Partial<Line> = {
  ...noAccount,
  ...refused(['admin', 'facilitator', 'otherFacilitator'], 403),
  oneTime: '/account',
};

/** Who may take a package in: staff, each onto the shelf of their region. */
const receivers: Partial<Line> = {
  ...noAccount,
  ...refused(['facilitator', 'otherFacilitator', 'bappeda', 'otherBappeda'], 400),
  admin: 403,
  oneTime: '/account',
};

/** Who may bring an old registry in: Bappeda, each into its own. */
const importers: Partial<Line> = {
  ...noAccount,
  ...refused(['facilitator', 'otherFacilitator', 'admin'], 403),
  ...refused(['bappeda', 'otherBappeda'], 400),
  oneTime: '/account',
};

const deeds: Record<string, Deed[]> = {
  '/account?/profile': [{ path: '/account?/profile', form: { name: canary }, line: noAccount }],
  '/account?/password': [{ path: '/account?/password', line: noAccount }],
  '/account?/end': [{ path: '/account?/end', line: noAccount }],
  '/account?/endAll': [{ path: '/account?/endAll', line: noAccount }],
  ...Object.fromEntries(
    ['create', 'roles', 'disable', 'enable', 'reset'].map((name) => [
      `/accounts?/${name}`,
      [{ path: `/accounts?/${name}`, form: { id: '{account}' }, line: onlyAdmin }],
    ]),
  ),
  '/region?/default': [{ path: '/region', line: regionOnly }],
  ...Object.fromEntries(
    ['?/settings', '/region?/default', '/catalogues?/preview'].map((at) => [
      `/estimate${at}`,
      [{ path: `/estimate${at.replace('?/default', '')}`, line: regionOnly }],
    ]),
  ),
  ...Object.fromEntries(
    ['bring', 'use'].map((name) => [
      `/estimate/catalogues?/${name}`,
      [
        {
          path: `/estimate/catalogues?/${name}`,
          form: { file: '{}', year: '1999' },
          line: { ...regionOnly, bappeda: 400, otherBappeda: 400, admin: 400 },
        },
      ],
    ]),
  ),
  '/api/tokens?/make': [
    {
      path: '/api/tokens?/make',
      form: { name: '', scope: 'innovations', days: '30' },
      line: { ...bappedaAlone, ...refused(['bappeda', 'otherBappeda'], 400) },
    },
  ],
  '/api/tokens?/revoke': [
    {
      path: '/api/tokens?/revoke',
      form: { id: '{fresh}' },
      line: { ...bappedaAlone, ...refused(['bappeda', 'otherBappeda'], 409) },
    },
  ],
  // Nothing is written here, whoever asks.
  ...Object.fromEntries(
    ['innovations', 'innovations/[innovation]', 'estimate', 'coverage', 'openapi.json'].map(
      (name) => [
        `/api/v1/${name}`,
        [
          {
            path: `/api/v1/${name.replace('[innovation]', '{innovation}')}`,
            line: refused(roles, 405),
          },
        ],
      ],
    ),
  ),
  '/api/v1/[...rest]': [{ path: '/api/v1/tidak/ada', line: refused(roles, 404) }],
  '/home?/sample': [{ path: '/home?/sample', line: makers }],
  '/home?/removeSample': [
    { path: '/home?/removeSample', form: { labId: '{lab}' }, line: makers },
    // Nobody removes a lab that is no sample, and nobody another's: it answers as if done.
    {
      path: '/home?/removeSample',
      form: { labId: '{lab}' },
      line: { ...staff('/home'), otherBappeda: '/home' },
    },
  ],
  '/j/[code]?/default': [
    { path: '/j/222222', line: refused(roles, 404) },
    {
      path: '/j/{code}',
      form: { name: 'Kembali', position: 'Staf', agencyId: '{agency}' },
      line: { removed: 409 },
    },
  ],
  '/r/[key]?/default': [{ path: '/r/{projectorKey}', line: refused(roles, 410) }],
  '/labs/[lab]/launch?/default': [
    {
      path: '/labs/{lab}/launch',
      form: { idea: '{finished}', date: '2026-06-01' },
      line: { ...refused(strangers, 404), guest: 403, bappeda: 403 },
    },
  ],
  '/labs/[lab]/gallery/[idea]?/contact': [
    {
      path: '/labs/{lab}/gallery/{finished}?/contact',
      form: { id: '{fresh}', contact: canary, consent: 'on' },
      line: refused(strangers, 404),
    },
    {
      path: '/labs/{lab}/gallery/{draft}?/contact',
      form: { id: '{fresh}', contact: canary, consent: 'on' },
      line: refused(roles, 404),
    },
  ],
  '/labs/[lab]/display?/award': [
    {
      path: '/labs/{lab}/display?/award',
      form: { place: 'first', word: '{fresh}', hidden: 'yes' },
      line: { ...refused(strangers, 404), guest: 403, bappeda: 403 },
    },
  ],
  '/labs/[lab]/display?/moderate': [
    {
      path: '/labs/{lab}/display?/moderate',
      form: { place: 'first', word: '{fresh}', hidden: 'yes' },
      line: { ...refused(strangers, 404), guest: 403, bappeda: 403 },
    },
  ],
  '/labs/[lab]/display?/forget': [
    {
      path: '/labs/{lab}/display?/forget',
      form: { place: 'first', word: '{fresh}', hidden: 'yes' },
      line: { ...refused(strangers, 404), guest: 403, bappeda: 403 },
    },
  ],
  '/g/[lab]?/like': [
    { path: '/g/{lab}?/like', form: { idea: '{finished}' }, line: refused(roles, 404) },
  ],
  '/p/[idea]?/like': [{ path: '/p/{finished}?/like', form: {}, line: refused(roles, 404) }],
  '/p/[idea]?/word': [
    { path: '/p/{finished}?/word', form: { text: canary }, line: refused(roles, 404) },
  ],
  '/l/[key]?/default': [{ path: '/l/{projectorKey}', line: refused(roles, 404) }],
  '/evidence/[lab]/[idea]/[evidence]/upload': ['POST', 'PATCH', 'PUT', 'DELETE', 'HEAD'].flatMap(
    (method) => [
      {
        path: '/evidence/{lab}/{draft}/{fresh}/upload',
        method,
        // Who may not read the idea hears of no idea; Bappeda reads it and adds nothing.
        line: { ...refused([...strangers, 'guest'], 404), bappeda: 403 } as const,
      },
      {
        // In the registry by now: it is read by all, and nobody adds to it here.
        path: '/evidence/{lab}/{finished}/{fresh}/upload',
        method,
        line: { ...refused(strangers, 404), guest: 403, bappeda: 403, facilitator: 409 } as const,
      },
      {
        path: '/evidence/{otherLab}/{draft}/{fresh}/upload',
        method,
        line: refused(roles, 404),
      },
    ],
  ),
  // [X33] Nothing was sent: who is let in gets as far as that.
  '/labs/import/upload': (
    [
      ['POST', 400],
      ['PATCH', 400],
      ['PUT', 404],
      ['HEAD', 404],
      ['DELETE', 200],
    ] as const
  ).map(([method, outcome]) => ({
    path: '/labs/import/upload',
    method,
    line: { ...noAccount, ...refused(staffRoles, outcome), oneTime: '/account' },
  })),
  ...Object.fromEntries(
    ['bring', 'drop'].map((name) => [
      `/labs/import?/${name}`,
      [
        {
          path: `/labs/import?/${name}`,
          line: {
            ...noAccount,
            ...refused(staffRoles, name === 'bring' ? 400 : 204),
            oneTime: '/account',
          },
        },
      ],
    ]),
  ),
  '/registry/[innovation]/evidence/[evidence]/upload': [
    'POST',
    'PATCH',
    'PUT',
    'DELETE',
    'HEAD',
  ].map((method) => ({
    path: '/registry/{innovation}/evidence/{fresh}/upload',
    method,
    // Its lab's facilitator brings evidence once it is returned; those who only read it never do.
    line: {
      ...refused(['nobody', 'guest', 'foreignGuest', 'removed', 'oneTime', 'admin'], 404),
      ...refused(['otherBappeda'], 404),
      ...refused(['facilitator', 'otherFacilitator'], 403),
    },
  })),
  '/labs/[lab]/attendance?/photo': [
    {
      path: '/labs/{lab}/attendance?/photo',
      form: { title: canary },
      line: { ...refused(allButFacilitator, 403), facilitator: 400 },
    },
  ],
  '/labs/[lab]/ideas/[idea]/deliver?/offer': [
    {
      path: '/labs/{lab}/ideas/{finished}/deliver?/offer',
      form: { what: 'attendance', id: '{fresh}' },
      line: { ...refused(strangers, 404), guest: 409, bappeda: 409, facilitator: 409 },
    },
    {
      path: '/labs/{otherLab}/ideas/{finished}/deliver?/offer',
      form: { what: 'attendance', id: '{fresh}' },
      line: refused(roles, 404),
    },
  ],
  '/labs/[lab]/ideas/[idea]/deliver?/upload': [
    {
      path: '/labs/{lab}/ideas/{finished}/deliver?/upload',
      form: { title: 'x', year: '2026', kind: 'link', link: 'http://a.b' },
      line: { ...refused(strangers, 404), guest: 409, bappeda: 409 },
    },
    {
      path: '/labs/{otherLab}/ideas/{finished}/deliver?/upload',
      form: { title: 'x', year: '2026', kind: 'link', link: 'http://a.b' },
      line: refused(roles, 404),
    },
  ],
  '/labs/[lab]/ideas/[idea]/promote?/default': [
    {
      path: '/labs/{lab}/ideas/{ripe}/promote',
      line: { ...refused(strangers, 404), guest: 400 },
    },
    {
      path: '/labs/{otherLab}/ideas/{ripe}/promote',
      line: { ...refused(strangers, 404), otherFacilitator: 400, foreignGuest: 400, bappeda: 400 },
    },
  ],
  '/labs/[lab]/check?/again': [
    { path: '/labs/{lab}/check?/again', line: refused(allButFacilitator, 403) },
  ],
  '/try/[key]?/default': [
    { path: '/try/{projectorKey}', form: { trip: '5' }, line: refused(roles, 404) },
  ],
  ...Object.fromEntries(
    ['make', 'call', 'sendHome', 'remove'].map((name) => [
      `/labs/[lab]/practice?/${name}`,
      [
        { path: `/labs/{lab}/practice?/${name}`, line: refused(allButFacilitator, 403) },
        // Nobody calls made-up people into a real lab, nor deletes one.
        ...(name === 'call' || name === 'remove'
          ? [
              {
                path: `/labs/{lab}/practice?/${name}`,
                form: { people: '10' },
                line: { facilitator: 409 } as const,
              },
            ]
          : []),
      ],
    ]),
  ),
  '/labs/[lab]/facilitators?/change': [
    {
      path: '/labs/{lab}/facilitators?/change',
      form: { how: 'invited', accountId: '{account}' },
      line: refused(allButFacilitator, 403),
    },
  ],
  '/labs/[lab]/people?/merge': [
    {
      path: '/labs/{lab}/people?/merge',
      form: { personId: 'x', intoId: 'y' },
      line: refused(allButFacilitator, 403),
    },
  ],
  // A device is shared by those who joined on it; its turn goes to none but them.
  ...Object.fromEntries(
    ['add', 'turn', 'end', 'endAll'].map((name) => [
      `/labs/[lab]/table?/${name}`,
      [
        {
          path: `/labs/{lab}/table?/${name}`,
          form: { personId: 'x' },
          line: {
            ...refused(
              roles.filter((role) => role !== 'guest'),
              403,
            ),
            ...(name === 'add' ? { guest: 400 as const } : {}),
            ...(name === 'turn' ? { guest: 404 as const } : {}),
          },
        },
      ],
    ]),
  ),
  // Leaves only the seat of the device that asks.
  '/labs/[lab]/me?/leave': [{ path: '/labs/{lab}/me?/leave', line: { foreignGuest: '/' } }],
  ...Object.fromEntries(
    ['renew', 'unlink', 'personal', 'again', 'close', 'back'].map((name) => [
      `/labs/[lab]/people?/${name}`,
      [
        {
          path: `/labs/{lab}/people?/${name}`,
          form: { role: 'jury', name: 'Penyusup', position: 'Sekda' },
          line: refused(allButFacilitator, 403),
        },
      ],
    ]),
  ),
  // The leader's own: neither a facilitator nor Bappeda decides, or names who does.
  ...Object.fromEntries(
    ['decide', 'personal', 'again', 'close'].map((name) => [
      `/labs/[lab]/approvals?/${name}`,
      [
        {
          path: `/labs/{lab}/approvals?/${name}`,
          form: {
            decision: 'approve',
            one: `{draft} canvas ${'0'.repeat(64)}`,
            name: 'Penyusup',
            position: 'Sekda',
          },
          line: inLabAlone({ guest: 403, facilitator: 403, bappeda: 403 }),
        },
      ],
    ]),
  ),
  '/labs/[lab]/approvals?/paper': [
    {
      path: '/labs/{lab}/approvals?/paper',
      form: { idea: '{draft}', form: 'canvas', version: '0'.repeat(64) },
      // Whoever may is told what is missing: the photo.
      line: inLabAlone({ guest: 403, facilitator: 400, bappeda: 403 }),
    },
  ],
  ...Object.fromEntries(
    ['plan', 'toPlan', 'toRoster', 'roster', 'check', 'create'].map((name) => [
      `/labs/new?/${name}`,
      [{ path: `/labs/new?/${name}`, line: makers }],
    ]),
  ),
  '/language': [{ path: '/language', line: refused(roles, '/') }],
  ...Object.fromEntries(
    [
      'move',
      'findings',
      'claims',
      'evidence',
      'dropEvidence',
      'correct',
      'restore',
      'resubmit',
    ].map((name) => [
      `/registry/[innovation]?/${name}`,
      [{ path: `/registry/{innovation}?/${name}`, form: { to: 'checking' }, line: clerks }],
    ]),
  ),
  ...Object.fromEntries(
    ['public', 'many', 'enter'].map((name) => [
      `/registry?/${name}`,
      [{ path: `/registry?/${name}`, form: { open: 'yes' }, line: bappedaAlone }],
    ]),
  ),
  ...Object.fromEntries(
    ['keep', 'drop'].map((name) => [
      `/registry?/${name}`,
      [{ path: `/registry?/${name}`, line: makers }],
    ]),
  ),
  ...Object.fromEntries(
    ['order', 'remove'].flatMap((name) => [
      [
        `/labs/[lab]/export?/${name}`,
        [
          {
            path: `/labs/{lab}/export?/${name}`,
            form: { what: 'lab-report', format: 'exe' },
            // Whoever may is told that there is no such paper.
            line: {
              ...refused([...strangers, 'guest'], 403),
              ...(name === 'order' ? { facilitator: 400, bappeda: 400 } : {}),
            },
          },
        ],
      ],
      [
        `/registry/papers?/${name}`,
        [
          {
            path: `/registry/papers?/${name}`,
            form: { what: 'registry-book', format: 'exe' },
            line: {
              ...noAccount,
              admin: 403,
              oneTime: '/account',
              ...(name === 'order' ? { bappeda: 400 } : {}),
            },
          },
        ],
      ],
    ]),
  ),
  // [X32] A card of the lab is not revealed yet: Bappeda, who may not reveal it, is told so.
  '/labs/[lab]/export?/whole': [
    {
      path: '/labs/{lab}/export?/whole',
      line: { ...refused([...strangers, 'guest'], 403), facilitator: 200, bappeda: 409 },
    },
  ],
  '/registry/papers?/logo': [
    {
      path: '/registry/papers?/logo',
      form: { file: canary },
      line: { ...onlyBappeda, bappeda: 400 },
    },
  ],
  '/registry/papers?/removeLogo': [{ path: '/registry/papers?/removeLogo', line: onlyBappeda }],
  '/registry/[innovation]?/replicate': [
    {
      path: '/registry/{innovation}?/replicate',
      form: { into: '{lab}/{agency}', ideaId: '{fresh}' },
      line: { ...clerks, bappeda: 400 },
    },
    {
      // The facilitator's own lab, but an agency of another one.
      path: '/registry/{innovation}?/replicate',
      form: { into: '{lab}/{otherAgency}', ideaId: '{fresh}' },
      line: { facilitator: 400 },
    },
  ],
  // No file, no package that waits: who is let in gets as far as that.
  ...Object.fromEntries(
    ['look', 'bring'].map((name) => [
      `/registry/exchange?/${name}`,
      [{ path: `/registry/exchange?/${name}`, form: { name: '0' }, line: receivers }],
    ]),
  ),
  '/registry/exchange?/remove': [
    { path: '/registry/exchange?/remove', form: { source: 'x' }, line: onlyBappeda },
  ],
  '/registry/exchange/package.zip': [
    {
      path: '/registry/exchange/package.zip',
      form: { id: '{innovation}' },
      line: { ...onlyBappeda, bappeda: 400, otherBappeda: 400 },
    },
  ],
  '/labs/[lab]/shelf/[entry]?/take': [
    {
      path: '/labs/{lab}/shelf/{shelved}?/take',
      form: { agencyId: '{otherAgency}', ideaId: '{fresh}' },
      line: inLabAlone({ bappeda: 400, facilitator: 400 }),
    },
    {
      path: '/labs/{otherLab}/shelf/{shelved}?/take',
      form: { agencyId: '{agency}', ideaId: '{fresh}' },
      // The people of another lab of the region take from the same shelf, for their own agencies.
      line: { nobody: 404, guest: 404, removed: 404, admin: 404 },
    },
  ],
  // What is sent is no table: who is let in gets as far as that.
  ...Object.fromEntries(
    ['?/read', '?/again', '?/bring', '/faulty'].map((name) => [
      `/registry/import${name}`,
      [{ path: `/registry/import${name}`, form: { table: '{}' }, line: importers }],
    ]),
  ),
  '/setup/[key]?/default': [
    {
      path: '/setup/0123',
      form: {
        name: 'Penyusup',
        username: 'penyusup',
        password: 'kata sandi panjang',
        again: 'kata sandi panjang',
        regionName: 'X',
        kind: 'kota',
      },
      line: refused(roles, 400),
    },
  ],
  '/sign-in?/default': [
    { path: '/sign-in', form: { username: 'x', password: 'y' }, line: { nobody: 400, guest: 400 } },
  ],
  '/sign-out': [{ path: '/sign-out', line: refused(['nobody', 'guest'], '/sign-in') }],
};

/** Routes as the files say them, with their actions. */
function found(): { gets: string[]; posts: string[] } {
  const root = fileURLToPath(new URL('../src/routes', import.meta.url));
  const gets = new Set<string>();
  const posts = new Set<string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const route = `/${relative(root, entry.parentPath)}`;
    const text = () => readFileSync(join(entry.parentPath, entry.name), 'utf8');
    if (entry.name === '+page.svelte') gets.add(route);
    if (entry.name === '+server.ts') {
      for (const [, method] of text().matchAll(
        /export const (GET|POST|PUT|PATCH|DELETE|fallback)/g,
      )) {
        (method === 'GET' ? gets : posts).add(route);
      }
    }
    if (entry.name !== '+page.server.ts') continue;
    const actions = /export const actions[^=]*= \{\n([\s\S]*?)\n\};/.exec(text())?.[1];
    for (const [, name] of (actions ?? '').matchAll(/^ {2}(\w+)(?::|,)/gm)) {
      posts.add(`${route}?/${name}`);
    }
  }
  return { gets: [...gets].toSorted(), posts: [...posts].toSorted() };
}

let server: TestServer;
let dataDir: string;
const names: Record<string, string> = {};
const cookies = {} as Record<Role, string>;

const filled = (text: string) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '?');

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'labinov-rights-'));
  const file = join(dataDir, 'labinov.db');
  await migrateToLatest(file);
  const db = openDatabase(file);
  await furnish(db);
  await db.close();
  server = await startServer({ dataDir });
}, 60_000);

afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The lab under test full of canaries, another lab of the region, and a browser for every role. */
async function furnish(db: Database): Promise<void> {
  const lab = await openLaboratory(db);
  const other = await openLaboratory(db, { regionId: lab.regionId });
  const far = await openLaboratory(db);
  for (const { id, code } of [
    { id: lab.id, code: 'K7QX42' },
    { id: other.id, code: 'K7QX43' },
  ]) {
    await db.write
      .updateTable('lab')
      .set({ code, projectorKey: `screen-${id}` })
      .where('id', '=', id)
      .execute();
  }
  const guest = await lab.join('PBG-OPD-05', `${canary} Tamu`);
  const removed = await lab.join('PBG-OPD-06', `${canary} Keluar`);
  const foreign = await other.join('PBG-OPD-05', 'Tamu lain');
  const [board = ''] = lab.boards;
  await lab.act({ kind: 'board', id: board }, guest, {
    type: 'card.add',
    cardId: uuidv7(),
    text: `${canary} kartu`,
    paper: 'langit',
  });
  await lab.act(lab.hall, lab.facilitator, { type: 'person.remove', personId: removed.id });

  const [finished, ripe, draft] = await playIdeas(lab);
  const photo = uuidv7();
  const file = { stored: `${'ab'.repeat(32)}.jpg`, name: `${canary}.jpg`, size: 15 };
  writeFileSync(join(dataDir, 'evidence', file.stored), `${canary} foto`);
  await lab.act(lab.hall, lab.facilitator, {
    type: 'photo.add',
    photo: { id: photo, title: canary, banner: true, file: { ...file, type: 'image/jpeg' } },
  });
  // Another lab of the region, with somebody who was there.
  const attended = await openLaboratory(db, { regionId: lab.regionId });
  const there = await attended.join('PBG-OPD-05', `${canary} Hadir`);
  await attended.act(attended.hall, attended.facilitator, {
    type: 'attendance.mark',
    session: '1-morning',
    personId: there.id,
    signature: `${canary} ttd`,
  });
  const promoted = await promoteDesign(db.write, {
    ideaId: finished.id,
    person: lab.facilitator,
    catalogueYear: 2026,
    newId: uuidv7,
    at,
  });
  if (!('innovationId' in promoted)) throw new Error(JSON.stringify(promoted));

  const copy = { kind: 'idea' as const, id: uuidv7() };
  await other.act(copy, other.facilitator, {
    type: 'idea.raise',
    agencyId: other.agencies.get('PBG-OPD-05') ?? '',
    title: `${canary} Salinan`,
    origin: null,
    boardId: null,
    clusterId: null,
    cardIds: [],
    innovation: { id: promoted.innovationId, name: 'Asal', region: 'Purbalingga' },
  });

  Object.assign(names, {
    lab: lab.id,
    photo,
    attended: attended.id,
    otherLab: other.id,
    board,
    code: 'K7QX42',
    projectorKey: `screen-${lab.id}`,
    finished: finished.id,
    evidence: finished.evidence,
    ripe: ripe.id,
    draft: draft.id,
    draftEvidence: draft.evidence,
    innovation: promoted.innovationId,
    shelved: await shelve(db.write, lab.regionId, `${canary} Rak`),
    account: lab.bappeda.id,
    agency: lab.agencies.get('PBG-OPD-05'),
    otherAgency: other.agencies.get('PBG-OPD-05'),
    fresh: uuidv7(),
  });

  const device = async (person: Person) => {
    const token = newToken();
    await devices.seat(db.write, hashOf(token), person.labId, person.id);
    return `labinov_device=${token}`;
  };
  const session = async (accountId: string) =>
    `labinov_session=${await createSession(db, accountId, 'test')}`;
  const account = async (accountRoles: StaffRole[], temporaryUntil: number | null = null) => {
    const id = uuidv7();
    await accounts.insert(db.write, {
      id,
      username: `a-${id}`,
      name: 'Akun',
      position: '',
      passwordHash: 'x',
      temporaryUntil,
      roles: accountRoles,
      regionId: lab.regionId,
      createdAt: at,
    });
    return id;
  };
  const oneTime = await account(['bappeda', 'facilitator'], Date.now() + 86_400_000);
  await db.write
    .insertInto('labFacilitator')
    .values({ labId: lab.id, accountId: oneTime })
    .execute();
  Object.assign(cookies, {
    nobody: '',
    guest: await device(guest),
    foreignGuest: await device(foreign),
    removed: await device(removed),
    facilitator: await session(lab.facilitator.id),
    otherFacilitator: await session(other.facilitator.id),
    bappeda: await session(lab.bappeda.id),
    otherBappeda: await session(far.bappeda.id),
    admin: await session(await account(['admin'])),
    oneTime: await session(oneTime),
  });
}

type Kept = { id: string; evidence: string };

/** An innovation to be promoted, one that could be, and a canvas that only its agency may read. */
async function playIdeas(lab: Laboratory): Promise<[Kept, Kept, Kept]> {
  const [first, second, third] = innovationSheets();
  if (!first || !second || !third) throw new Error('No material');
  const stored = `${'ab'.repeat(32)}.pdf`;
  mkdirSync(join(dataDir, 'evidence'));
  writeFileSync(join(dataDir, 'evidence', stored), `%PDF-1.4 ${canary}`);
  const attach = async (id: string) => {
    const evidence = uuidv7();
    await lab.act({ kind: 'idea', id }, lab.facilitator, {
      type: 'evidence.add',
      evidence: {
        id: evidence,
        indicator: 16,
        title: canary,
        year: 2026,
        file: { stored, name: `${canary}.pdf`, size: 15, type: 'application/pdf' },
        link: null,
      },
    });
    return { id, evidence };
  };
  const finished = await playInnovation(lab, { ...first, judul: `${canary} ${first.judul}` });
  const ripe = await playInnovation(lab, { ...second, judul: `${canary} ${second.judul}` });
  const owner = await lab.join(third.unit_kode, `${canary} Pemilik`);
  const draft = uuidv7();
  const acts = actsOf(
    { ...third, judul: `${canary} ${third.judul}` },
    { agencyId: owner.agencyId ?? '', writerId: owner.id },
    uuidv7,
  );
  const { facilitator, leader, jury, visitor, expert } = lab;
  const people = { owner, facilitator, leader, jury, visitor, expert };
  for (const step of [acts.raise, ...acts.canvas, ...acts.approval.slice(0, -1)]) {
    await lab.act({ kind: 'idea', id: draft }, people[step.by], step.act);
  }
  // The leader signed this one on paper.
  const last = acts.approval.at(-1)?.act;
  await lab.act({ kind: 'idea', id: draft }, facilitator, {
    type: 'paper.approve',
    form: 'canvas',
    version: last && 'version' in last ? last.version : '',
    name: `${canary} Bupati`,
    position: 'Bupati',
    note: '',
    on: '2026-05-06',
    photo: { stored, name: `${canary}.pdf`, size: 15, type: 'application/pdf' },
  });
  const kept = await attach(finished.ideaId);
  return [kept, { id: ripe.ideaId, evidence: '' }, await attach(draft)];
}

type Answer = { outcome: Outcome; text: string; nodes: unknown[] };

const fits = (outcome: Outcome, expected: Outcome) =>
  typeof expected === 'string' && typeof outcome === 'string' && expected !== '/'
    ? outcome.startsWith(expected)
    : outcome === expected;

async function ask(role: Role, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(new URL(path, server.url()), {
    redirect: 'manual',
    ...init,
    headers: { ...init.headers, cookie: cookies[role], origin: server.url() },
  });
  const text = await response.text();
  const location = response.headers.get('location');
  return { outcome: location ? pathOf(location) : response.status, text, nodes: [] };
}

const pathOf = (location: string) => new URL(location, server.url()).pathname as `/${string}`;

type Told = {
  type: string;
  status?: number;
  location?: string;
  nodes?: ({ type: string; status?: number } | null)[];
};

/** The same page as data; with a mask only those of its loads. */
async function askData(role: Role, path: string, mask = ''): Promise<Answer> {
  const url = new URL(path, server.url());
  url.pathname = `${url.pathname === '/' ? '' : url.pathname}/__data.json`;
  if (mask) url.searchParams.set('x-sveltekit-invalidated', mask);
  const { outcome, text } = await ask(role, url.pathname + url.search);
  if (outcome !== 200) return { outcome, text, nodes: [] };
  const told = JSON.parse(text.split('\n')[0] ?? '') as Told;
  if (told.type === 'redirect') return { outcome: pathOf(told.location ?? ''), text, nodes: [] };
  const nodes = told.nodes ?? [];
  const fault = nodes.find((node) => node?.type === 'error');
  return {
    outcome: fault?.status ?? (told.type === 'error' ? (told.status ?? 500) : 200),
    text,
    nodes,
  };
}

async function post(role: Role, { path, form = {}, method = 'POST' }: Deed): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(name, filled(value));
  const answer = await ask(role, filled(path), {
    method,
    ...(method === 'HEAD' ? {} : { body }),
    headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
  });
  if (typeof answer.outcome !== 'number' || !answer.text.startsWith('{')) return answer;
  const told = JSON.parse(answer.text) as Told;
  const { outcome } = answer;
  const said = told.type === 'redirect' ? pathOf(told.location ?? '') : (told.status ?? outcome);
  return { ...answer, outcome: said };
}

const inside = new Set<Role>(['guest', 'facilitator', 'bappeda']);

const isPage = (route: string) =>
  !/\.(json|pdf|ics|zip)$|\[format\]|\/photos\/|\/evidence\/|^\/(healthz|language|sign-out)$|\[evidence\]|\[file\]|^\/api\/v1\//.test(
    route,
  );

test('every door of the house is in the tables, and no door that is none', () => {
  const { gets, posts } = found();
  expect(Object.keys(doors).toSorted()).toEqual(gets);
  expect(Object.keys(deeds).toSorted()).toEqual(posts);
});

describe.each(Object.entries(doors))('%s', (route, lines) => {
  test.each(roles)('as %s', async (role) => {
    expect.hasAssertions();
    for (const { path, line } of lines) {
      const asked = filled(path);
      const expected = line[role];
      const page = await ask(role, asked);
      expect(fits(page.outcome, expected), `${path}: ${page.outcome}, not ${expected}`).toBe(true);
      if (expected !== 200) expect(page.text, path).not.toContain(canary);
      if (!isPage(route)) continue;
      const data = await askData(role, asked);
      expect(fits(data.outcome, expected), `data of ${path}: ${data.outcome}`).toBe(true);
      if (expected === 200) continue;
      // Each load by itself: none may lean on another that stands guard before it. The share of the
      // lab's own layout belongs to whoever is in the lab.
      for (let at = inside.has(role) ? 2 : 1; at < 6; at++) {
        const { text } = await askData(role, asked, `${'0'.repeat(at)}1`);
        expect(text, `load ${at} of ${path}`).not.toContain(canary);
      }
    }
  });
});

describe.each(Object.entries(deeds))('%s', (_, lines) => {
  const tried = lines.flatMap((deed) =>
    Object.entries(deed.line).map(([role, expected]) => ({ role: role as Role, expected, deed })),
  );
  test.each(tried)('$deed.path as $role: $expected', async ({ role, expected, deed }) => {
    const { outcome, text } = await post(role, deed);
    expect(fits(outcome, expected), `${outcome}: ${text.slice(0, 300)}`).toBe(true);
  });
});

test('a registered entry shows the public no file names, notes of Bappeda or copies in the making', async () => {
  const db = openDatabase(join(dataDir, 'labinov.db'));
  const id = names['innovation'] ?? '';
  const verified = JSON.stringify({ 16: { level: 2, note: `${canary} catatan` } });
  const entry = db.write.updateTable('innovation').where('id', '=', id);
  await entry.set({ status: 'registered', verified }).execute();
  const told = async (role: Role) => (await askData(role, `/registry/${id}`)).text;
  const [here, there] = [await told('bappeda'), [await told('nobody'), await told('otherBappeda')]];
  await entry.set({ status: 'proposed', verified: null }).execute();
  await db.close();
  expect(here).toContain(`${canary}.pdf`);
  expect(here).toContain(`${canary} catatan`);
  expect(here).toContain(`${canary} Salinan`);
  for (const text of there) {
    expect(text).toContain('"level"');
    expect(text).not.toContain(`${canary}.pdf`);
    expect(text).not.toContain(`${canary} catatan`);
    expect(text).not.toContain(`${canary} Pemilik`);
    expect(text).not.toContain(`${canary} Salinan`);
  }
});

test('[N6] a region that closes its registry shows the public neither entry nor list', async () => {
  const db = openDatabase(join(dataDir, 'labinov.db'));
  const id = names['innovation'] ?? '';
  const entry = db.write.updateTable('innovation').where('id', '=', id);
  await entry.set({ status: 'registered' }).execute();
  const open = async (registryPublic: number) => {
    await db.write.updateTable('region').set({ registryPublic }).execute();
    const [list, one] = [
      await askData('nobody', '/registry?q=inv'),
      await askData('nobody', `/registry/${id}`),
    ];
    return [list.text.includes(id), one.text.includes(canary)];
  };
  const seen = [await open(1), await open(0)];
  const staffSees = (await askData('bappeda', '/registry?q=inv')).text.includes(id);
  await open(1);
  await entry.set({ status: 'proposed' }).execute();
  await db.close();
  expect(seen).toEqual([
    [true, true],
    [false, false],
  ]);
  expect(staffSees).toBe(true);
});

test('what was refused has changed nothing', async () => {
  const db = openDatabase(join(dataDir, 'labinov.db'));
  try {
    const lab = await db.read
      .selectFrom('lab')
      .select(['code', 'leaderKeyHash'])
      .where('id', '=', names['lab'] ?? '')
      .executeTakeFirstOrThrow();
    expect(lab).toEqual({ code: names['code'], leaderKeyHash: null });
    const entries = await db.read.selectFrom('innovation').select(['id', 'status']).execute();
    expect(entries).toEqual([{ id: names['innovation'], status: 'proposed' }]);
    const fresh = await db.read
      .selectFrom('idea')
      .select('id')
      .where('id', '=', names['fresh'] ?? '')
      .execute();
    expect(fresh).toEqual([]);
    expect(await accounts.count(db.read)).toBe(10);
  } finally {
    await db.close();
  }
});

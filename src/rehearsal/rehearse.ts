/**
 * A whole laboratory played from outside: set-up, roster, joining, five stages, registry, exports.
 * Every step is a page, a form or an act that a person would use; there is no back door.
 */
import type { RosterLine } from './enter.ts';
import { join, openOwnLink, rosterOf } from './enter.ts';
import { reveal, vote, write } from './boards.ts';
import { Browser } from './browser.ts';
import { drumUp } from './drum-up.ts';
import { deliver, display, plan, raiseIdeas } from './innovate.ts';
import { ideas, problems, rosterFile, unitCodes } from './material.ts';
import { firstNames } from './names.ts';
import { promote, verify } from './register.ts';
import { reckon } from './account.ts';
import { passGate, type Room } from './room.ts';
import { spawnServer } from './spawn.ts';
import { setUp, verifier } from './staff.ts';
import { Tally } from './tally.ts';
import { Visitor } from './visitor.ts';

export type RehearsalOptions = {
  /** A server of its own (data kept in `keep`, or thrown away), or one that runs and waits for set-up. */
  at: { keep: string | null } | { url: string; key: string };
  roster: string;
  people: number;
  /** 1 = the pace of a hall; 20 = twenty times as fast. */
  speed: number;
  say: (line: string) => void;
};

export type Report = {
  joined: number;
  sent: number;
  acknowledged: number;
  repeated: number;
  refused: Record<string, number>;
  lost: number;
  doubled: number;
  /** Fields of the worked innovations that do not hold what the material has. */
  differing: number;
  ideas: number;
  designs: number;
  pledges: number;
  promoted: number;
  registered: number;
  refusedPromotions: { innovation: string; reasons: string[] }[];
  exportBytes: Record<string, number>;
  seconds: number;
  /** The first few of what was lost, doubled or differs, in words. */
  trouble: string[];
};

export async function rehearse(options: RehearsalOptions): Promise<Report> {
  const { at } = options;
  if ('url' in at) return play(new URL(at.url).origin, at.key, options);
  const server = await spawnServer(at.keep);
  try {
    return await play(server.origin, server.setupKey, options);
  } finally {
    await server.stop();
  }
}

async function play(origin: string, key: string, options: RehearsalOptions): Promise<Report> {
  const { people, say } = options;
  const started = performance.now();
  const room = await open(origin, key, options);
  const jury = await juryOf(room);
  say(`${room.participants.length} orang masuk`);

  await drumUp(room);
  const problemWall = await write(room, problems(), 1);
  await reveal(room, problemWall);
  await vote(room, problemWall);
  const ideaWall = await write(room, ideas(), 2);
  await reveal(room, ideaWall);
  await vote(room, ideaWall);
  const raised = await raiseIdeas(room, problemWall, ideaWall);
  await passGate(room, 'Gelombang pertama disetujui; ide lain menyusul lewat klinik.');
  await plan(room, raised);
  await deliver(room, raised);
  await display(room, raised, jury);
  const promotions = await promote(room, raised.works);
  const registered = await verify(room, promotions);
  const exportBytes = await exports(room);

  const joined = people + jury.length + 2;
  const { lost, doubled, differing } = await reckon(room, joined, raised.works);
  const hall = room.facilitator.state('hall', room.labId);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  for (const one of [room.facilitator, room.leader, room.expert, ...room.participants, ...jury])
    one.leave();
  const { tally } = room;
  return {
    joined: room.participants.length,
    sent: tally.sent,
    acknowledged: tally.acknowledged,
    repeated: tally.repeated,
    refused: tally.refused,
    lost: lost.length,
    doubled: doubled.length,
    differing: differing.length,
    ideas: raised.all.length,
    designs: raised.works.length,
    pledges: Object.keys(hall?.pledges ?? {}).length,
    promoted: promotions.done.length,
    registered,
    refusedPromotions: promotions.refused,
    exportBytes,
    seconds,
    trouble: [...lost, ...doubled, ...differing].slice(0, 10),
  };
}

/** From the one-time link to a room full of people. */
export async function open(
  origin: string,
  key: string,
  options: Omit<RehearsalOptions, 'at'>,
): Promise<Room> {
  const { roster: region, people, speed, say } = options;
  const tally = new Tally();
  const staff = await setUp(origin, key, capital(region));
  const bappeda = await verifier(staff);
  const labId = await makeLab(staff, region);
  const { code, links } = await keysOf(staff, labId);
  const facilitator = await Visitor.enter(staff, labId, tally, '/console');
  const leader = await openOwnLink(origin, links.leader, tally);
  const expert = await openOwnLink(origin, links.expert, tally);
  const roster = await rosterOf(new Browser(origin), code);
  const participants = await letIn(origin, code, roster, people, tally);
  const codes = unitCodes(region);
  const known = roster.map(({ id, name }) => [codes.get(name) ?? name, id] as const);
  const ofAgency = new Map<string, Visitor>();
  for (const one of participants) {
    const { agencyId } = one.person;
    if (agencyId && !ofAgency.has(agencyId)) ofAgency.set(agencyId, one);
  }
  return {
    origin,
    labId,
    tally,
    facilitator,
    leader,
    expert,
    verifier: bappeda,
    participants,
    agencyOf: new Map(known),
    codeOf: new Map(known.map(([unit, id]) => [id, unit])),
    ofAgency,
    juryLinks: links.jury,
    pause: (ms) => new Promise((done) => setTimeout(done, ms / speed)),
    say,
  };
}

/** A day as a date field has it, in the zone of this machine. */
const dayFromNow = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE');

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The wizard, step by step, as the facilitator fills it in. */
async function makeLab(staff: Browser, region: string): Promise<string> {
  const draft = {
    title: `Labinov ${capital(region)} (latihan)`,
    place: 'Pendopo',
    startsOn: dayFromNow(0),
    endsOn: dayFromNow(1),
    template: 'bimtek-2hari',
  };
  const file = new File([rosterFile(region)], `roster-${region}.csv`, { type: 'text/csv' });
  const read = await staff.submit('/labs/new?/roster', { ...draft, from: 'file', file });
  if (read.type !== 'success') throw new Error(`Roster: ${JSON.stringify(read)}`);
  const { table } = read.data['draft'] as { table: string };
  const whole = { ...draft, table };
  const checked = await staff.submit('/labs/new?/check', whole);
  if (checked.type !== 'success') throw new Error(`Roster: ${JSON.stringify(checked)}`);
  const { pledgeText } = checked.data['draft'] as { pledgeText: string };
  const made = await staff.submit('/labs/new?/create', { ...whole, pledgeText });
  if (made.type !== 'redirect') throw new Error(`Lab: ${JSON.stringify(made)}`);
  return made.location.split('/')[2] ?? '';
}

/** The join code, and links for the leader, an expert and three jurors, from the people page. */
async function keysOf(staff: Browser, labId: string) {
  const path = `/labs/${labId}/people`;
  const page = await staff.page(path);
  const link = async (action: string, fields: Record<string, string>) => {
    const answer = await staff.submit(`${path}?/${action}`, fields);
    const text = answer.type === 'redirect' ? '' : JSON.stringify(answer.data);
    return /\/l\/[\w-]+/.exec(text)?.[0] ?? '';
  };
  const own = (role: string, name: string, position: string) =>
    link('personal', { role, name, position, days: '365' });
  const links = {
    leader: await own('leader', 'Sekretaris Daerah', 'Sekda'),
    expert: await own('expert', 'Penelaah', 'Dosen kebijakan publik'),
    jury: [
      await own('jury', 'Juri 1', 'Juri'),
      await own('jury', 'Juri 2', 'Juri'),
      await own('jury', 'Juri 3', 'Juri'),
    ],
  };
  return { code: String(page['code']), links };
}

/** Everybody comes within a few seconds, through one door and from one address. */
async function letIn(
  origin: string,
  code: string,
  roster: RosterLine[],
  people: number,
  tally: Tally,
): Promise<Visitor[]> {
  const seats = Array.from({ length: people }, (_, n) => {
    const agency = roster[n % roster.length];
    const name = `${firstNames[n % firstNames.length] ?? 'Peserta'} ${n + 1}`;
    return { name, position: 'Kepala seksi', agencyId: agency?.id ?? '' };
  });
  const visitors: Visitor[] = [];
  for (let at = 0; at < seats.length; at += 15) {
    const group = seats.slice(at, at + 15).map((seat) => join(origin, code, seat, tally));
    visitors.push(...(await Promise.all(group)));
  }
  return visitors;
}

export const juryOf = (room: Room): Promise<Visitor[]> =>
  Promise.all(room.juryLinks.map((link) => openOwnLink(room.origin, link, room.tally)));

/** Bappeda takes everything home. */
async function exports(room: Room): Promise<Record<string, number>> {
  const bytes: Record<string, number> = {};
  for (const format of ['xlsx', 'csv', 'json']) {
    const lab = await room.facilitator.browser.file(`/labs/${room.labId}/export/${format}`);
    const registry = await room.verifier.file(`/registry/export/${format}`);
    bytes[`lab.${format}`] = lab.length;
    bytes[`registry.${format}`] = registry.length;
  }
  return bytes;
}

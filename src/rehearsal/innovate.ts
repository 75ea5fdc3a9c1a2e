/** From cards to designs: ideas are raised, the worked ones go all the way to the gallery. */
import { usualCriteria } from '#lib/lab/hall/display.ts';
import type { IdeaAct } from '#lib/lab/acts.ts';
import { criteria } from '#lib/lab/idea/canvas.ts';
import { requiredFields } from '#lib/lab/idea/forms.ts';
import type { ApprovalLine } from '#lib/lab/idea/summary.ts';
import { newId } from '#lib/live/ids.ts';
import { sendFile } from '#lib/live/upload.ts';
import type { Wall } from './boards.ts';
import { smallFile } from './files.ts';
import {
  actsOf,
  firstWords,
  linkedEvidence,
  type InnovationActs,
  type Step,
} from './innovation-acts.ts';
import { ideas, innovations, type IdeaCard } from './material.ts';
import { everybody, lead, passGate, run, type Room } from './room.ts';
import type { Visitor } from './visitor.ts';

/** One worked innovation and the idea it became. */
export type Work = {
  key: string;
  title: string;
  ideaId: string;
  owner: Visitor;
  acts: InnovationActs;
};
export type Raised = { works: Work[]; all: string[] };

/** Every idea card becomes somebody's; the worked ones with their canvas, one per other agency briefly. */
export async function raiseIdeas(room: Room, problems: Wall, ideaWall: Wall): Promise<Raised> {
  await run(room, ({ kind }) => kind === 'canvas');
  const works = raisedWorks(room, problems, ideaWall);
  const worked = new Set(works.map(({ owner }) => owner.person.agencyId ?? ''));
  const used = new Set(innovations().flatMap(({ kartu_asal }) => kartu_asal.ide));
  const rest = ideas()
    .filter(({ id }) => !used.has(id))
    .map((card) => ({ card, ideaId: newId() }));
  const brief = onePerAgency(room, rest, worked);
  await everybody(works, (work) => fillWork(room, work));
  await everybody(rest, async ({ card, ideaId }) => {
    const owner = ownerOf(room, card.unit_kode);
    if (!owner) return;
    await room.pause(10_000 + Math.random() * 60_000);
    const ref = { kind: 'idea' as const, id: ideaId };
    await owner.acts(ref, [raiseCard(owner, ideaWall, card)]);
    if (brief.has(ideaId)) await owner.acts(ref, briefCanvas(owner, card));
  });
  const others = [...brief];
  await approveAll(room, others);
  return {
    works,
    all: [...works.map(({ ideaId }) => ideaId), ...rest.map(({ ideaId }) => ideaId)],
  };
}

/** The worked innovations whose agency has somebody in the room, not raised yet. */
export function raisedWorks(room: Room, problems: Wall, ideaWall: Wall): Work[] {
  return innovations().flatMap((sheet): Work[] => {
    const owner = ownerOf(room, sheet.unit_kode);
    if (!owner) return [];
    const { masalah, ide } = sheet.kartu_asal;
    const cardIds = [
      ...masalah.map((id) => problems.cards.get(id)?.cardId),
      ...ide.map((id) => ideaWall.cards.get(id)?.cardId),
    ].filter((id) => id !== undefined);
    const first = ide.map((id) => ideaWall.cards.get(id)).find((card) => card !== undefined);
    const clusterId = ideaWall.clusters.get(first?.cluster ?? '') ?? null;
    const agencyId = owner.person.agencyId ?? '';
    const from = {
      agencyId,
      agencyOf: room.agencyOf,
      writerId: owner.person.id,
      boardId: ideaWall.boardId,
      clusterId,
      cardIds,
    };
    const acts = actsOf(sheet, from, newId);
    return [{ key: sheet.id, title: sheet.judul, ideaId: newId(), owner, acts }];
  });
}

/** Somebody of the unit; an agency that nobody came from cannot carry an idea. */
const ownerOf = (room: Room, code: string): Visitor | undefined =>
  room.ofAgency.get(room.agencyOf.get(code) ?? '');

function onePerAgency(
  room: Room,
  rest: readonly { card: IdeaCard; ideaId: string }[],
  worked: ReadonlySet<string>,
): Set<string> {
  const first = new Map<string, string>();
  for (const { card, ideaId } of rest) {
    const agencyId = room.agencyOf.get(card.unit_kode) ?? '';
    const here = room.ofAgency.has(agencyId) && !worked.has(agencyId);
    if (here && !first.has(agencyId)) first.set(agencyId, ideaId);
  }
  return new Set(first.values());
}

const raiseCard = (owner: Visitor, wall: Wall, card: IdeaCard): IdeaAct => ({
  type: 'idea.raise',
  agencyId: owner.person.agencyId ?? '',
  title: card.text.slice(0, 120),
  origin: 'problem',
  boardId: wall.boardId,
  clusterId: wall.clusters.get(card.cluster) ?? null,
  cardIds: [wall.cards.get(card.id)?.cardId].filter((id) => id !== undefined),
  innovation: null,
});

/** A short canvas, as most units leave the hall with: enough to be handed in. */
function briefCanvas(owner: Visitor, card: IdeaCard): IdeaAct[] {
  const { name, position } = owner.person;
  return [
    ...requiredFields
      .filter((field) => field !== 'title')
      .map((field) => firstWords(owner.person.id, field, card.text)),
    { type: 'traits.set', traits: { digital: card.jenis === 'digital', affair: '1.02' } },
    {
      type: 'owners.set',
      owners: [
        { name, position, phone: '', email: '' },
        // Somebody of the same unit who stayed at the office.
        { name: `Rekan ${name}`, position: '', phone: '', email: '' },
      ],
    },
    ...criteria.map((criterion): IdeaAct => {
      return { type: 'criterion.set', criterion, met: true, note: '' };
    }),
    { type: 'canvas.submit' },
  ];
}

/** The leader's screen: everything that waits, ticked at once and approved by one form. */
async function approveAll(room: Room, ideaIds: readonly string[]): Promise<void> {
  const path = `/labs/${room.labId}/approvals`;
  const page = await room.leader.browser.page(path);
  const lines = (page['pending'] as ApprovalLine[]).filter(({ ideaId }) =>
    ideaIds.includes(ideaId),
  );
  const answer = await room.leader.browser.submit(`${path}?/decide`, {
    batch: String(page['batch']),
    decision: 'approve',
    note: 'Disetujui.',
    one: lines.map(({ ideaId, form, version }) => `${ideaId} ${form} ${version}`),
  });
  const refused = answer.type === 'success' ? (answer.data['refused'] as unknown[]) : null;
  if (refused?.length !== 0) throw new Error(`Approvals: ${JSON.stringify(answer)}`);
  room.say(`${lines.length} ide disetujui sekaligus`);
}

async function fillWork(room: Room, work: Work): Promise<void> {
  const { raise, canvas, approval, afterApproval } = work.acts;
  await room.pause(20_000 + Math.random() * 60_000);
  await play(room, work, [raise, ...canvas, ...approval, ...afterApproval]);
}

/** Each step by whoever it belongs to. */
export async function play(room: Room, work: Work, steps: readonly Step[]): Promise<void> {
  const ref = { kind: 'idea' as const, id: work.ideaId };
  const performers: Partial<Record<Step['by'], Visitor>> = {
    owner: work.owner,
    facilitator: room.facilitator,
    leader: room.leader,
    expert: room.expert,
  };
  for (const { by, act } of steps) {
    const performer = performers[by];
    if (!performer) throw new Error(`Nobody plays ${by}`);
    await performer.acts(ref, [act]);
  }
}

/** Design: the worked ideas get their plan and the leader's approval of it. */
export async function plan(room: Room, { works }: Raised): Promise<void> {
  await everybody(works, async (work) => {
    await room.pause(20_000 + Math.random() * 40_000);
    await play(room, work, [...work.acts.plan, ...work.acts.planApproval]);
  });
  await passGate(room, 'Baru sebagian ide yang rencananya selesai; sisanya masuk klinik Design.');
}

/** Deliver: launch, check-ins, results, evidence with real files, profile and claims. */
export async function deliver(room: Room, { works }: Raised): Promise<void> {
  await lead(room, { type: 'activity.end' });
  await everybody(works, async (work) => {
    await room.pause(10_000 + Math.random() * 40_000);
    await play(room, work, work.acts.deliver);
    for (const evidence of work.acts.evidence) await give(room, work, evidence);
    await play(room, work, [...work.acts.profile, ...work.acts.claims]);
  });
  await passGate(room, 'Satu inovasi masih diuji coba; dipantau setiap pekan.');
}

async function give(room: Room, work: Work, evidence: InnovationActs['evidence'][number]) {
  if (evidence.kind === 'link') return play(room, work, [linkedEvidence(evidence)]);
  const { id, title, indicator, year, fileName, kind } = evidence;
  const { browser } = work.owner;
  const end = await sendFile(smallFile(fileName, kind), {
    address: `/evidence/${room.labId}/${work.ideaId}/${id}/upload`,
    about: { title, indicator, year, stage: 'deliver' },
    fileName,
    fetch: (address, init) => browser.ask(String(address), init),
  });
  if (!('done' in end)) throw new Error(`Evidence: ${JSON.stringify(end)}`);
}

/** Display: posters, scores by the jury, what visitors say. */
export async function display(room: Room, { works }: Raised, jury: Visitor[]): Promise<void> {
  await lead(room, { type: 'projector.show', view: 'gallery', ideaId: null });
  // The material marks of ten.
  await lead(room, { type: 'jury.set', criteria: usualCriteria(), scale: 100 });
  await lead(room, { type: 'jury.open' });
  await everybody(works, async (work, n) => {
    await room.pause(5000 + Math.random() * 20_000);
    await play(room, work, work.acts.poster);
    const ref = { kind: 'idea' as const, id: work.ideaId };
    for (const [at, { act }] of work.acts.scores.entries()) await jury[at]?.acts(ref, [act]);
    for (const [at, { act }] of work.acts.feedback.entries()) {
      const guest = room.participants[(n * 5 + at + 1) % room.participants.length];
      await guest?.acts(ref, [act]);
    }
  });
}

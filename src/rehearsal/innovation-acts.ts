/**
 * From a worked innovation of the rehearsal material to the acts that people of a lab would send,
 * split by phase and in the order in which the rules accept them. Pure: ids come from the caller.
 */
import type { IdeaAct } from '#lib/lab/acts.ts';
import type { CanvasField, Criterion, Mark, Phase } from '#lib/lab/idea/canvas.ts';
import { textAct } from '#lib/lab/idea/co-writing.ts';
import { emptyIdea } from '#lib/lab/idea/empty.ts';
import type { TextField } from '#lib/lab/idea/texts.ts';
import {
  classifications,
  forms,
  initiators,
  keyOfLabel,
  pkpnClusters,
} from '#lib/lab/profile-choices.ts';
import { decideIdea } from '#lib/lab/idea/decide.ts';
import { foldIdea } from '#lib/lab/idea/fold.ts';
import type { Idea, Measure, PlanRow } from '#lib/lab/idea/state.ts';
import { versionOf } from '#lib/lab/idea/versions.ts';
import type { Person } from '#lib/lab/people.ts';
import { isRefusal } from '#lib/lab/refusals.ts';
import { readAct } from '#lib/live/protocol-acts.ts';
import type { InnovationSheet } from './innovation-sheet.ts';

export type Performer = 'owner' | 'facilitator' | 'expert' | 'leader' | 'jury' | 'visitor';
export type Step = { by: Performer; act: IdeaAct };

/** One piece of evidence; `fileName` is the name a person would upload it under. */
export type EvidenceToGive = {
  id: string;
  indicator: number;
  title: string;
  year: number;
  fileName: string;
  /** What the upload takes; `link` where the material names a kind that is only linked. */
  kind: 'pdf' | 'jpg' | 'mp4' | 'link';
};

export type InnovationActs = {
  raise: Step;
  /** Canvas, traits, owners, marks, criteria, and the facilitator's reviews, answered and resolved. */
  canvas: Step[];
  /** Hand-in, the reviews of an expert, who reads it from then on, and the leader's approval. */
  approval: Step[];
  /** Comments that stay open: given after the approval, which refuses open ones. */
  afterApproval: Step[];
  plan: Step[];
  planApproval: Step[];
  /** Launch, trial, commitments, check-ins, results. */
  deliver: Step[];
  evidence: EvidenceToGive[];
  profile: Step[];
  claims: Step[];
  /** Poster by the owner; then jury scores (one performer per step) and visitors' feedback. */
  poster: Step[];
  scores: Step[];
  feedback: Step[];
};

export type RaiseFrom = {
  agencyId: string;
  /** Ids of agencies by the code of the material; one that the lab has not is left out. */
  agencyOf?: ReadonlyMap<string, string>;
  /** Id of whoever writes the long texts: updates of a text say whose they are. */
  writerId: string;
  boardId?: string | null;
  clusterId?: string | null;
  /** Ids of the cards this idea came from, as they hang in the lab. */
  cardIds?: string[];
};

const canvasOf: Record<string, CanvasField> = {
  judul: 'title',
  latar_belakang: 'background',
  ide: 'idea',
  tujuan: 'goal',
  target_perubahan: 'targetChange',
  stakeholder: 'stakeholders',
  sumber_daya: 'resources',
  penerima_manfaat: 'beneficiaries',
  kebaruan: 'novelty',
  deskripsi: 'description',
  keterangan: 'schedule',
};
const criterionOf: Record<string, Criterion> = {
  pembaharuan: 'renewal',
  manfaat: 'benefit',
  tidak_membebani: 'noBurden',
  kewenangan_daerah: 'authority',
  dapat_direplikasi: 'replicable',
};
const markOf: Record<string, Mark> = {
  perubahan: 'change',
  dampak_terukur: 'impact',
  metode_diperbarui: 'method',
  kolaborasi: 'collaboration',
};
const directionOf = {
  mudah: 'easier',
  murah: 'cheaper',
  cepat: 'faster',
  'lebih baik': 'better',
} as const;
const phaseOf: Record<string, Phase> = {
  Persiapan: 'preparation',
  Pelaksanaan: 'execution',
  Monitoring: 'monitoring',
  Evaluasi: 'evaluation',
};
const elementOf = {
  akademisi: 'academia',
  bisnis: 'business',
  komunitas: 'community',
  pemerintah: 'government',
  media: 'media',
} as const;
const measureKindOf = {
  input: 'input',
  proses: 'process',
  output: 'output',
  outcome: 'outcome',
} as const;
const obstacleOf = { kemauan: 'willingness', kemampuan: 'ability', lain: 'other' } as const;
const sourceOf = { baru: 'new', modifikasi: 'modified', replikasi: 'replicated' } as const;

/** The material's thirteen wordings of a stance, in LAN's three. */
const stanceOf = (words: string) =>
  /mendukung/.test(words)
    ? 'supports'
    : /menolak|keberatan|khawatir|berat/.test(words)
      ? 'resists'
      : 'neutral';

const targetOf = (words: string) =>
  words.includes('peran serta')
    ? 'participation'
    : words.includes('daya saing')
      ? 'competitiveness'
      : 'service';

const by =
  (performer: Performer) =>
  (act: IdeaAct): Step => ({ by: performer, act });
const owner = by('owner');
const leader = by('leader');
const facilitator = by('facilitator');

/** Everything that is done with one innovation from the raised idea to the gallery. */
export function actsOf(
  sheet: InnovationSheet,
  from: RaiseFrom,
  newId: () => string,
): InnovationActs {
  const acts = written(sheet, from, newId);
  let idea = emptyIdea(newId());
  for (const step of [
    acts.raise,
    ...acts.canvas,
    ...acts.approval,
    ...acts.afterApproval,
    ...acts.plan,
    ...acts.planApproval,
  ]) {
    step.act = onVersion(step.act, idea);
    idea = played(idea, step, from.writerId);
  }
  return acts;
}

/** The act of a leader or reviewer, on the version that stands there. */
export function onVersion(act: IdeaAct, idea: Idea): IdeaAct {
  if (!('version' in act) || act.type === 'paper.approve') return act;
  return { ...act, version: versionOf(idea, act.type.startsWith('canvas') ? 'canvas' : 'plan') };
}

/** The idea after this step, whoever plays it: only what is written into it counts here. */
function played(idea: Idea, { by: performer, act: asked }: Step, writerId: string): Idea {
  const role = performer === 'owner' || performer === 'visitor' ? 'participant' : performer;
  const { agencyId } = idea;
  const id = performer === 'owner' ? writerId : performer;
  const person: Person = { id, role, labId: 'lab', agencyId, name: '', position: '' };
  // Where it came from is no part of what is written, and may be filled in later.
  const from = asked.type === 'idea.raise' ? { boardId: null, clusterId: null } : {};
  const act = readAct('idea', { ...asked, ...from }, 'server');
  const raises = !isRefusal(act) && act.type === 'idea.raise';
  const doer = raises ? { ...person, agencyId: act.agencyId } : person;
  const events = isRefusal(act) ? act : decideIdea(idea, doer, act as IdeaAct);
  if (isRefusal(events)) throw new Error(`${asked.type}: ${JSON.stringify(events)}`);
  return events.reduce((before, event) => foldIdea(before, event, 0), idea);
}

/** Stands for the version of a form until the acts are in order. */
const unseen = '0'.repeat(64);

function written(sheet: InnovationSheet, from: RaiseFrom, newId: () => string): InnovationActs {
  const planned = rows(sheet, newId);
  const measured = measures(sheet, newId);
  const resolved = sheet.tinjauan.filter(({ selesai }) => selesai);
  return {
    raise: owner(raise(sheet, from)),
    canvas: [
      ...canvas(sheet, from.writerId),
      ...resolved.filter((one) => reviewerOf(one) === 'facilitator').flatMap(resolvedReview),
    ],
    approval: [
      owner({ type: 'canvas.submit' }),
      ...resolved.filter((one) => reviewerOf(one) === 'expert').flatMap(resolvedReview),
      leader({ type: 'canvas.approve', note: sheet.persetujuan.ide.catatan, version: unseen }),
    ],
    afterApproval: sheet.tinjauan.filter(({ selesai }) => !selesai).flatMap(openReview),
    plan: [
      ...planned.map((row) => owner({ type: 'rows.add', rows: [row], after: null })),
      ...measured.map((measure) => put({ ...measure, after: null, afterOn: null })),
      ...stakeholders(sheet, newId),
      ...team(sheet, from, newId),
    ],
    planApproval: [
      owner({ type: 'plan.submit' }),
      leader({
        type: 'plan.approve',
        note: sheet.persetujuan.rencana_aksi.catatan,
        version: unseen,
      }),
    ],
    deliver: [...deliver(sheet, newId), ...progress(sheet, planned), ...measured.flatMap(resultOf)],
    evidence: sheet.bukti.map(({ indikator, judul, berkas, jenis_berkas, tahun }) => ({
      id: newId(),
      indicator: indikator,
      title: judul.slice(0, 200),
      year: tahun,
      fileName: berkas,
      kind: (['pdf', 'jpg', 'mp4'] as const).find((kind) => kind === jenis_berkas) ?? 'link',
    })),
    profile: [owner(profile(sheet)), ...profileTexts(sheet, from.writerId)],
    claims: Object.entries(sheet.indikator).map(([no, level]) =>
      owner({ type: 'claim.set', indicator: Number(no), level }),
    ),
    poster: sheet.gelar ? [owner(poster(sheet))] : [],
    scores: (sheet.gelar?.juri ?? []).map(({ kebaruan, keluasan_manfaat }) => ({
      by: 'jury' as const,
      act: {
        type: 'score.give',
        marks: { novelty: kebaruan * 10, breadth: keluasan_manfaat * 10 },
        scale: 100,
      } as const,
    })),
    feedback: (sheet.gelar?.umpan_balik ?? []).map(({ pengunjung, teks, ingin_meniru }) => ({
      by: 'visitor' as const,
      act: {
        type: 'feedback.give',
        feedback: {
          id: newId(),
          visitor: pengunjung,
          text: teks,
          wantsCopy: ingin_meniru,
          contact: '',
        },
      } as const,
    })),
  };
}

/** Evidence as a link, for those who cannot upload; nothing lies behind the address. */
export const linkedEvidence = ({ id, indicator, title, year, fileName }: EvidenceToGive): Step =>
  owner({
    type: 'evidence.link',
    evidence: {
      id,
      indicator,
      title,
      year,
      file: null,
      link: `https://bukti.example.com/${encodeURIComponent(fileName)}`,
    },
  });

function raise(sheet: InnovationSheet, from: RaiseFrom): IdeaAct {
  const { provenans: origin } = sheet;
  return {
    type: 'idea.raise',
    agencyId: from.agencyId,
    title: sheet.judul,
    origin: sheet.origin === 'visi' ? 'vision' : 'problem',
    boardId: from.boardId ?? null,
    clusterId: from.clusterId ?? null,
    cardIds: from.cardIds ?? [],
    innovation:
      sheet.sumber === 'replikasi' && origin
        ? { id: null, name: origin.nama, region: origin.daerah }
        : null,
  };
}

/** The words of a long text that nobody has written in yet. */
export const firstWords = (writerId: string, field: TextField, text: string): IdeaAct =>
  textAct(emptyIdea(''), writerId, { field, text, seat: 0 });

function canvas(sheet: InnovationSheet, writerId: string): Step[] {
  const { kanvas, provenans: origin } = sheet;
  const fields = Object.entries(canvasOf).map(([key, field]): Step => {
    const text = kanvas[key as 'ide'];
    if (field === 'title') return owner({ type: 'field.write', field, text });
    return owner(firstWords(writerId, field, text));
  });
  const [, second = kanvas.pemilik_kedua, position = ''] =
    /^(.*?)(?:\s*\((.*)\))?$/.exec(kanvas.pemilik_kedua) ?? [];
  return [
    ...fields,
    owner({
      type: 'traits.set',
      traits: {
        source: sourceOf[sheet.sumber],
        sourceRegion: origin?.daerah ?? '',
        sourceName: origin?.nama ?? '',
        sourceTaken: origin?.yang_ditiru ?? '',
        sourceAdapted: origin?.yang_disesuaikan ?? '',
        sourceLeave: origin?.izin ?? '',
        digital: sheet.jenis === 'digital',
        lanType: kanvas.jenis_lan.no,
        affair: kanvas.urusan,
        target: targetOf(kanvas.sasaran),
        directions: kanvas.arah_perubahan.flatMap((word) =>
          word in directionOf ? [directionOf[word as keyof typeof directionOf]] : [],
        ),
      },
    }),
    owner({
      type: 'owners.set',
      owners: [
        { name: kanvas.pic, position: '', phone: kanvas.phone, email: kanvas.email },
        { name: second, position, phone: '', email: '' },
      ],
    }),
    ...Object.entries(kanvas.uji_inovasi).flatMap(([key, words]) => {
      const mark = markOf[key];
      return mark ? [owner({ type: 'mark.set', mark, present: words !== '', note: words })] : [];
    }),
    ...Object.entries(sheet.lima_kriteria).flatMap(([key, { ya, jawaban }]) => {
      const criterion = criterionOf[key];
      return criterion ? [owner({ type: 'criterion.set', criterion, met: ya, note: jawaban })] : [];
    }),
  ];
}

type Review = InnovationSheet['tinjauan'][number];

/** A "Penelaah" of the material is an expert. */
const reviewerOf = ({ oleh }: Review) => (oleh === 'Fasilitator' ? 'facilitator' : 'expert');

function openReview(review: Review): Step[] {
  const { field: key, komentar, jawaban } = review;
  const field = canvasOf[key];
  if (!field) return [];
  const reviewer = by(reviewerOf(review));
  const steps = [reviewer({ type: 'review.give', field, verdict: 'comment', comment: komentar })];
  if (jawaban) steps.push(owner({ type: 'review.answer', field, answer: jawaban }));
  return steps;
}

function resolvedReview(review: Review): Step[] {
  const field = canvasOf[review.field];
  const reviewer = by(reviewerOf(review));
  return field ? [...openReview(review), reviewer({ type: 'review.resolve', field })] : [];
}

const rows = (sheet: InnovationSheet, newId: () => string): PlanRow[] =>
  sheet.rencana_aksi.map((row) => {
    return {
      id: newId(),
      phase: phaseOf[row.fase] ?? 'execution',
      activity: row.kegiatan,
      output: row.output,
      executor: row.pelaksana,
      partners: row.mitra,
      year: row.tahun,
      months: row.bulan,
      place: row.tempat,
      cost: row.biaya,
      costSource: row.sumber_biaya,
      method: row.metode,
      progress: 0,
      status: 'planned',
    };
  });

/**
 * How far each row is. The material says it of the plan as a whole: what is applied has been prepared
 * and carried out, and is watched as far as the last check-in says.
 */
function progress({ profil_iid: iid, pantauan }: InnovationSheet, planned: PlanRow[]): Step[] {
  const percent = pantauan.at(-1)?.persen ?? 0;
  const applied = iid.waktu_penerapan !== null;
  return planned.flatMap(({ id: rowId, phase }) => {
    const isDone = phase === 'preparation' || (applied && phase === 'execution');
    if (!isDone && !applied && phase !== 'execution') return [];
    const cells = isDone
      ? ({ progress: 100, status: 'done' } as const)
      : ({ progress: percent, status: 'running' } as const);
    return [owner({ type: 'row.set', rowId, cells })];
  });
}

/** The measures as they stand in the end; a plan holds them without results yet. */
const measures = (sheet: InnovationSheet, newId: () => string): Measure[] =>
  sheet.ukuran.map((one) => ({
    id: newId(),
    name: one.indikator,
    kind: measureKindOf[one.jenis as keyof typeof measureKindOf] ?? 'output',
    unit: one.satuan,
    before: one.sebelum,
    target: one.target,
    after: one.sesudah,
    beforeOn: one.tanggal_sebelum,
    afterOn: one.tanggal_sesudah,
    method: one.metode,
  }));

const put = (measure: Measure) => owner({ type: 'measure.put', measure });
const resultOf = ({ id, after, afterOn }: Measure): Step[] =>
  afterOn === null || after === null
    ? []
    : [owner({ type: 'reading.set', measureId: id, on: afterOn, value: after })];

const stakeholders = (sheet: InnovationSheet, newId: () => string): Step[] =>
  sheet.pemangku_kepentingan.map((one) =>
    owner({
      type: 'stakeholder.put',
      stakeholder: {
        id: newId(),
        name: one.nama,
        element: elementOf[one.unsur as keyof typeof elementOf] ?? 'government',
        power: one.pengaruh,
        interest: one.kepentingan,
        stance: stanceOf(one.sikap),
        stanceNote: one.sikap,
        message: one.pesan,
      },
    }),
  );

/** What the levels of indicator 23 say. */
const appointmentOf = [null, 'none', 'agency', 'region'] as const;

function team(
  { tim, jejaring, indikator }: InnovationSheet,
  { agencyOf }: RaiseFrom,
  newId: () => string,
): Step[] {
  const agencies = jejaring.flatMap((code) => agencyOf?.get(code) ?? []);
  return [
    owner({
      type: 'team.set',
      team: { appointed: appointmentOf[indikator['23'] ?? 0] ?? null, agencies },
    }),
    ...tim.map(({ peran, jumlah }) =>
      owner({
        type: 'member.put',
        member: { id: newId(), role: peran, count: jumlah, names: '' },
      }),
    ),
  ];
}

const helpFor = { kemauan: 'consultation', kemampuan: 'staff', lain: 'unknown' } as const;

function deliver(sheet: InnovationSheet, newId: () => string): Step[] {
  const { peluncuran: launch, profil_iid: iid, komitmen, pantauan } = sheet;
  const steps: Step[] = komitmen.map(({ siapa, apa, kapan, status }) =>
    owner({
      type: 'commitment.put',
      commitment: {
        id: newId(),
        who: siapa,
        what: apa,
        due: kapan,
        status: status === 'selesai' ? 'done' : 'open',
      },
    }),
  );
  if (launch.tanggal) {
    const manner = launch.cara ?? '';
    steps.push(owner({ type: 'launch.set', launch: { date: launch.tanggal, manner, signer: '' } }));
  }
  steps.push(
    owner({
      type: 'trial.set',
      trial: {
        start: iid.waktu_uji_coba.mulai,
        end: iid.waktu_uji_coba.selesai,
        appliedOn: iid.waktu_penerapan,
        developedOn: iid.pengembangan.waktu,
      },
    }),
  );
  for (const { tanggal, persen, hambatan, catatan, tindakan } of pantauan) {
    const checkIn = {
      id: newId(),
      rowId: null,
      date: tanggal,
      percent: persen,
      obstacle: hambatan && obstacleOf[hambatan],
      note: catatan,
      action: tindakan,
      // Whoever meets an obstacle asks for help, and is told what was done.
      ...(hambatan ? { help: helpFor[hambatan] } : {}),
    };
    steps.push(owner({ type: 'checkin.add', checkIn }));
    if (!hambatan) continue;
    const answer = tindakan || 'Dibahas pada rapat mingguan.';
    steps.push(facilitator({ type: 'help.answer', checkInId: checkIn.id, answer }));
  }
  return steps;
}

function profile({ profil_iid: iid, kemanfaatan, bulan_penciptaan }: InnovationSheet): IdeaAct {
  return {
    type: 'profile.set',
    profile: {
      initiator: keyOfLabel(initiators, iid.inisiator),
      initiatorName: iid.nama_inisiator,
      classification: keyOfLabel(classifications, iid.klasifikasi),
      form: keyOfLabel(forms, iid.bentuk),
      theme: iid.asta_cita,
      pkpn: keyOfLabel(pkpnClusters, iid.pkpn),
      otherAffairs: iid.urusan_lain,
      budget: iid.anggaran.jumlah,
      budgetNote: iid.anggaran.keterangan,
      benefitBasis: kemanfaatan?.basis ?? null,
      benefitValue: kemanfaatan?.nilai ?? null,
      monthsToCreate: bulan_penciptaan,
    },
  };
}

type Written = readonly [field: TextField, text: string];

/** The rancang bangun in its parts; freely where the material has it in one piece. */
function designTexts(iid: InnovationSheet['profil_iid']): readonly Written[] {
  const parts = iid.rancang_bangun_bagian;
  if (!parts) return [['design.free', iid.rancang_bangun]];
  return [
    ['design.law', parts.dasar_hukum],
    ['design.macro', parts.masalah_makro],
    ['design.micro', parts.masalah_mikro],
    ['design.issue', parts.isu_strategis],
    ['design.method', parts.metode_pembaharuan],
    ['design.novelty', parts.keunggulan_kebaruan],
    ['design.stages', parts.cara_kerja],
  ];
}

const profileTexts = ({ profil_iid: iid }: InnovationSheet, writerId: string): Step[] =>
  (
    [
      ...designTexts(iid),
      ['profile.goal', iid.tujuan],
      ['profile.benefit', iid.manfaat],
      ['profile.result', iid.hasil],
    ] satisfies Written[]
  ).map(([field, text]) => owner(firstWords(writerId, field, text)));

function poster(sheet: InnovationSheet): IdeaAct {
  const side = (key: 'sebelum' | 'sesudah') =>
    sheet.ukuran
      .slice(0, 3)
      .map((one) => `${one.indikator}: ${one[key].toLocaleString('id-ID')} ${one.satuan}`)
      .join('\n');
  const milestones = sheet.pantauan.slice(0, 6).map(({ catatan }) => catatan.slice(0, 160));
  return {
    type: 'poster.set',
    poster: { before: side('sebelum'), after: side('sesudah'), milestones },
  };
}

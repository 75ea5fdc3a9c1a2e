/** Ideas and everything that hangs on them; every row begins with the number and title of its idea. */
import { affairOf } from '#lib/lab/affairs.ts';
import { adaptationParts } from '#lib/lab/idea/adapting.ts';
import { canvasFields, criteria, levels, marks } from '#lib/lab/idea/canvas.ts';
import { checkInsOf } from '#lib/lab/idea/check-ins.ts';
import { stageOf } from '#lib/lab/idea/evidence.ts';
import { standingOf } from '#lib/lab/idea/forms.ts';
import { changeOf } from '#lib/lab/idea/impact.ts';
import { curveOf, readingsOf } from '#lib/lab/idea/readings.ts';
import { rowsOf } from '#lib/lab/idea/rows.ts';
import { headcount, teamOf } from '#lib/lab/idea/team.ts';
import type { Idea } from '#lib/lab/idea/state.ts';
import { catalogueOf, currentYear } from '#lib/lab/catalogue.ts';
import { reviewsOf } from '#lib/lab/idea/reviewing.ts';
import { adaptationWords } from '#lib/words/adaptation.ts';
import { checkInWords } from '#lib/words/check-in.ts';
import { commonWords } from '#lib/words/common.ts';
import { reviewWords } from '#lib/words/review.ts';
import { exportWords, type SheetKey } from '#lib/words/export.ts';
import { launchWords } from '#lib/words/launch.ts';
import type { Lang } from '#lib/words/lang.ts';
import { teamWords } from '#lib/words/team.ts';
import { planRisksWords } from '#lib/words/plan-risks.ts';
import type { Outcome } from './lab-outcome.ts';
import { cellWords, sheetOf, type ColumnPlan } from './outcome-sheet.ts';
import type { CellValue, Sheet } from './sheets.ts';

type Row = Record<string, CellValue>;
const forms = ['canvas', 'plan'] as const;

const rounded = (value: number) => Math.round(value * 100) / 100;

export function ideaSheets({ hall, ideas, ranking }: Outcome, lang: Lang): Sheet[] {
  const { canvas } = exportWords[lang];
  const common = commonWords[lang];
  const places = { ...canvas, ...reviewWords[lang].section };
  const { word, yesNo, digital } = cellWords(lang);
  const indicators = new Map(
    catalogueOf(currentYear).indicators.map(({ no, name }) => [no, name[lang]]),
  );
  const agencyName = (id: string) => hall.agencies[id]?.name ?? '';
  const agencyOf = (idea: Idea) => agencyName(idea.agencyId);
  const { helpKinds } = checkInWords[lang];
  const launchKinds = launchWords[lang].kinds;
  const { appointments } = teamWords[lang];
  const adapting = adaptationWords[lang];

  /** A sheet with the rows of all ideas one after the other. */
  const of = (name: SheetKey, columns: ColumnPlan[], rows: (idea: Idea) => Row[]): Sheet =>
    sheetOf(
      lang,
      name,
      ['no', 'idea', 'agency', ...columns],
      ideas.flatMap((idea, index) => {
        const head = { no: index + 1, idea: idea.fields.title.text, agency: agencyOf(idea) };
        return rows(idea).map((row) => ({ ...head, ...row }));
      }),
    );

  const texts = canvasFields
    .filter((field) => field !== 'title')
    .map((field): ColumnPlan => ({ key: `canvas-${field}`, label: canvas[field], kind: 'text' }));

  return [
    of(
      'ideas',
      [
        ...(['standing', 'digital', 'affair', 'source', 'sourceName', 'sourceRegion'] as const),
        ...(['sourceTaken', 'sourceAdapted', 'sourceLeave'] as const),
        ...(['owners', 'marks', 'markNotes', 'headcount', 'appointed', 'network'] as const),
        ...texts,
        ...(['launchedOn', 'launchKind', 'launchSigner'] as const),
        ...(['trialStart', 'trialEnd', 'appliedOn', 'developedOn', 'at'] as const),
      ],
      (idea) => [
        {
          standing: word(standingOf(idea)),
          digital: digital(idea.traits.digital),
          affair: idea.traits.affair && (affairOf(idea.traits.affair)?.name[lang] ?? ''),
          source: word(idea.traits.source),
          sourceName: idea.traits.sourceName,
          sourceRegion: idea.traits.sourceRegion,
          sourceTaken: idea.traits.sourceTaken ?? '',
          sourceAdapted: idea.traits.sourceAdapted ?? '',
          sourceLeave: idea.traits.sourceLeave ?? '',
          // Phone and e-mail stay in the lab.
          owners: idea.owners
            .map(({ name, position }) => (position ? `${name} (${position})` : name))
            .join('; '),
          marks: marks
            .filter((mark) => idea.marks[mark])
            .map(word)
            .join(', '),
          markNotes: marks
            .flatMap((mark) => {
              const note = idea.markNotes?.[mark];
              return note ? [`${word(mark)}: ${note}`] : [];
            })
            .join('\n'),
          headcount: headcount(teamOf(idea)) || null,
          appointed: idea.team?.appointed ? appointments[idea.team.appointed] : '',
          network: teamOf(idea).agencies.map(agencyName).filter(Boolean).join('; '),
          ...Object.fromEntries(
            canvasFields.map((field) => [`canvas-${field}`, idea.fields[field].text]),
          ),
          launchedOn: idea.launch?.date,
          launchKind: idea.launch?.kind ? launchKinds[idea.launch.kind] : '',
          launchSigner: idea.launch?.signer,
          trialStart: idea.trial.start,
          trialEnd: idea.trial.end,
          appliedOn: idea.trial.appliedOn,
          developedOn: idea.trial.developedOn,
          at: idea.raisedAt,
        },
      ],
    ),
    of('criteria', ['criterion', 'met', 'note'], (idea) =>
      criteria
        .filter((criterion) => idea.criteria[criterion].met !== null)
        .map((criterion) => ({
          criterion: word(criterion),
          met: yesNo(idea.criteria[criterion].met),
          note: idea.criteria[criterion].note,
        })),
    ),
    // [Q9] Of ideas that copy an innovation.
    of(
      'adaptation',
      [
        { key: 'part', label: adapting.question, kind: 'text' },
        { key: 'answer', label: adapting.answer, kind: 'text' },
        'note',
      ],
      ({ adaptation = {} }) =>
        adaptationParts.flatMap((part) => {
          const one = adaptation[part];
          const answer = one?.answer ? adapting.answers[one.answer] : '';
          return one ? [{ part: adapting.parts[part], answer, note: one.note }] : [];
        }),
    ),
    of(
      'reviews',
      [
        ...(['form', 'field', 'verdict', 'comment', 'suggestion', 'by', 'role'] as const),
        ...(['answerText', 'answeredBy', 'resolved', 'at'] as const),
      ],
      (idea) =>
        forms.flatMap((form) =>
          reviewsOf(idea, form).map(({ place, verdict, resolved, answer, role, ...review }) => ({
            form: word(form),
            field: places[place],
            verdict: word(verdict),
            comment: review.comment,
            suggestion: review.suggestion ?? '',
            by: review.by,
            role: role ? common.roles[role] : '',
            answerText: answer,
            answeredBy: review.answeredBy ?? '',
            resolved: yesNo(resolved),
            at: review.at,
          })),
        ),
    ),
    of(
      'decisions',
      [
        ...(['form', 'decision', 'by', 'position', 'behalf', 'note', 'at'] as const),
        ...(['version', 'onPaper', 'enteredBy'] as const),
      ],
      (idea) =>
        forms.flatMap((form) =>
          idea[form].decisions.map(({ decision, paper, ...rest }) => ({
            ...rest,
            form: word(form),
            decision: word(decision),
            onPaper: paper?.on ?? '',
            enteredBy: paper?.by ?? '',
          })),
        ),
    ),
    of(
      'plan',
      [
        ...(['phase', 'activity', 'output', 'executor', 'partners', 'year', 'months'] as const),
        ...(['place', 'cost', 'costSource', 'method', 'progress', 'status'] as const),
      ],
      (idea) =>
        rowsOf(idea).map((row) => ({
          ...row,
          phase: word(row.phase),
          months: row.months.join(', '),
          status: word(row.status),
        })),
    ),
    of(
      'measures',
      [
        ...(['measure', 'kind', 'unit', 'before', 'target', 'after'] as const),
        ...(['difference', 'story', 'beforeOn', 'afterOn', 'method'] as const),
      ],
      (idea) =>
        Object.values(idea.measures).map((one) => ({
          ...one,
          measure: one.name,
          difference: changeOf(one)?.by ?? null,
          story: idea.impact?.[one.kind]?.text ?? '',
          kind: word(one.kind),
        })),
    ),
    of('readings', ['measure', 'date', 'reading', 'unit', 'baseline', 'by'], (idea) =>
      Object.values(idea.measures).flatMap((one) =>
        curveOf(idea, one).map(({ on, value, isBaseline }) => ({
          measure: one.name,
          date: on,
          reading: value,
          unit: one.unit,
          baseline: yesNo(isBaseline),
          by: isBaseline ? '' : (readingsOf(idea, one).find((each) => each.on === on)?.by ?? ''),
        })),
      ),
    ),
    of(
      'stakeholders',
      ['name', 'element', 'power', 'interest', 'stance', 'stanceNote', 'message'],
      (idea) =>
        Object.values(idea.stakeholders).map((one) => ({
          ...one,
          element: word(one.element),
          stance: word(one.stance),
          stanceNote: one.stanceNote ?? '',
        })),
    ),
    of('team', ['teamRole', 'headcount', 'memberNames'], (idea) =>
      Object.values(teamOf(idea).members).map(({ role, count, names }) => ({
        teamRole: role,
        headcount: count,
        memberNames: names,
      })),
    ),
    of('risks', ['risk', 'likely', 'grave', 'prevention', 'who', 'fromCard'], (idea) =>
      Object.values(idea.risks).map(({ what, likely, grave, answer, who, from }) => ({
        risk: what,
        likely,
        grave,
        prevention: answer,
        who,
        fromCard: yesNo(from !== null),
      })),
    ),
    of('chain', ['rung', 'text', 'assumption', 'fromCard'], (idea) =>
      levels.flatMap((level) =>
        Object.values(idea.links)
          .filter((link) => link.level === level)
          .map(({ text, assumption, from }) => ({
            rung: planRisksWords[lang].levels[level],
            text,
            assumption,
            fromCard: yesNo(from !== null),
          })),
      ),
    ),
    of('commitments', ['who', 'what', 'due', 'status', 'shownBy'], (idea) =>
      Object.values(idea.commitments).map((one) => ({
        ...one,
        status: word(one.status),
        shownBy: idea.evidence[one.evidenceId ?? '']?.title ?? '',
      })),
    ),
    of(
      'checkIns',
      [
        ...(['date', 'activity', 'percent', 'status', 'obstacle', 'note', 'action'] as const),
        ...(['help', 'helpAnswer', 'photos', 'by'] as const),
      ],
      (idea) =>
        checkInsOf(idea).map((one) => ({
          ...one,
          activity: idea.rows[one.rowId ?? '']?.activity ?? '',
          status: one.cancelled ? word('cancelled') : '',
          obstacle: word(one.obstacle),
          help: one.help ? helpKinds[one.help] : '',
          helpAnswer: idea.helpAnswers?.[one.id]?.answer ?? '',
          photos: Object.values(idea.evidence).filter(({ checkInId }) => checkInId === one.id)
            .length,
        })),
    ),
    of(
      'handOvers',
      ['at', 'ownersFrom', 'ownersTo', 'agencyFrom', 'agencyTo', 'reason', 'by'],
      (idea) =>
        (idea.handOvers ?? []).map(({ from, to, ...one }) => ({
          ...one,
          ownersFrom: from.owners.join(', '),
          ownersTo: to.owners.join(', '),
          agencyFrom: agencyName(from.agencyId),
          agencyTo: agencyName(to.agencyId),
        })),
    ),
    of(
      'evidence',
      ['indicator', 'indicatorName', 'stage', 'title', 'year', 'fileName', 'link', 'by'],
      (idea) =>
        Object.values(idea.evidence).map(({ indicator, stage, title, year, file, link, by }) => ({
          stage: word(stageOf({ stage })),
          indicator,
          indicatorName: indicator === null ? '' : indicators.get(indicator),
          title,
          year,
          fileName: file?.name,
          link,
          by,
        })),
    ),
    of('claims', ['indicator', 'indicatorName', 'level'], (idea) =>
      Object.entries(idea.claims).map(([no, level]) => ({
        indicator: Number(no),
        indicatorName: indicators.get(Number(no)),
        level,
      })),
    ),
    // [Y6] What scores come to, once scoring is closed; never who gave which.
    of('scores', ['rank', 'score', 'spread', 'lowest', 'highest', 'raters'], ({ id }) =>
      ranking
        .filter(({ ideaId, rank }) => ideaId === id && rank !== null)
        .map(({ rank, value, spread, low, high, count }) => ({
          rank,
          score: rounded(value),
          spread: rounded(spread),
          lowest: rounded(low),
          highest: rounded(high),
          raters: count,
        })),
    ),
    of('feedback', ['visitor', 'text', 'wantsCopy', 'at'], (idea) =>
      Object.values(idea.feedback).map(({ visitor, text, wantsCopy, at }) => ({
        visitor,
        text,
        wantsCopy: yesNo(wantsCopy),
        at,
      })),
    ),
  ];
}

import { describe, expect, it } from 'vitest';
import type { Act } from '../acts.ts';
import { guide, idOf, Play, someone } from '../play.ts';
import { seenEvent, seenState } from '../seen-by.ts';
import { mostHandings } from './hand-over.ts';
import { emptyHall, type handings } from './state.ts';

const lab = { title: '', region: '', place: '', startsOn: '', endsOn: '', pledgeText: '' };
const opened = () =>
  new Play(emptyHall(idOf(1))).happen({
    type: 'hall.opened',
    lab,
    agencies: [],
    activities: [],
  });
const budi = someone(910, 0, { role: 'facilitator', agencyId: null, name: 'Budi' });
const ani = someone(101, 10);
const change = (how: (typeof handings)[number], to: { id: string; name: string }): Act => ({
  type: 'lead.change',
  how,
  accountId: to.id,
  name: to.name,
});

describe('several facilitators', () => {
  it('[O1] one takes another in, out, or hands over and leaves: facilitators alone', () => {
    const hall = opened();
    for (const role of ['participant', 'bappeda', 'leader', 'projector'] as const) {
      expect(hall.tell({ ...ani, role }, change('invited', budi))).toBe('no-right');
    }
    expect(hall.tell(guide, change('invited', budi))).toBe('ok');
    expect(hall.tell(budi, change('dismissed', guide))).toBe('ok');
    expect(hall.tell(budi, change('handed', ani))).toBe('ok');
  });

  it('[O2] nobody leaves without a successor, and who is out changes nothing any more', () => {
    const hall = opened();
    hall.ask(guide, change('invited', budi));
    for (const how of ['invited', 'dismissed', 'handed'] as const) {
      expect(hall.tell(guide, change(how, guide))).toBe('exists');
    }
    // Both at once: the second had not seen the first.
    hall.ask(guide, change('dismissed', budi));
    expect(hall.tell(budi, change('dismissed', guide))).toBe('no-right');
    hall.ask(guide, change('handed', budi));
    expect(hall.tell(guide, change('dismissed', budi))).toBe('no-right');
    // Back again.
    hall.ask(budi, change('invited', guide));
    expect(hall.tell(guide, change('dismissed', budi))).toBe('ok');
    for (let n = hall.state.handed.length; n < mostHandings; n += 1) {
      hall.ask(guide, change('invited', budi));
    }
    expect(hall.tell(guide, change('invited', budi))).toBe('full');
  });

  it('[O3] who gave it to whom and when stays in the journal, for those who run or follow the lab', () => {
    const hall = opened();
    const answer = hall.ask(guide, change('handed', budi));
    const told = { how: 'handed', byName: guide.name, toName: 'Budi', by: guide.id, to: budi.id };
    expect(hall.state.handed).toEqual([{ ...told, at: hall.at }]);
    expect(seenState(hall.state, ani).handed).toEqual([]);
    const event = Array.isArray(answer) ? answer[0] : undefined;
    expect(event && seenEvent(hall.state, event, ani)).toBeNull();
    expect(event && seenEvent(hall.state, event, budi)).toEqual(event);
  });
});

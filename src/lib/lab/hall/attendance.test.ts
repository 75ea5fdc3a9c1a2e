import { describe, expect, it } from 'vitest';
import { guide, idOf, Play, someone } from '../play.ts';
import { seenEvent, seenState } from '../seen-by.ts';
import { attended, presences, sessionAt, sessionFor, sessionsOf } from './attendance.ts';
import { emptyHall, type Hall } from './state.ts';

const day = (date: string, hour: number) =>
  Date.parse(`${date}T${String(hour).padStart(2, '0')}:00:00+07:00`);
const activity = (n: number, on: number, start: string) => ({
  id: idOf(n),
  day: on,
  start,
  minutes: 30,
  planned: 30,
  fixed: false,
  stage: 'drum-up' as const,
  kind: 'cards',
  title: { id: '', en: '' },
  guide: { id: '', en: '' },
  hint: { id: '', en: '' },
  question: { id: '', en: '' },
  boardId: null,
  recipe: null,
});

function opened(): Play<Hall> {
  const play = new Play(emptyHall(idOf(1)));
  play.happen({
    type: 'hall.opened',
    lab: {
      title: 'Lab',
      region: 'Kabupaten',
      place: 'Aula',
      startsOn: '2026-05-05',
      endsOn: '2026-05-06',
      pledgeText: '',
    },
    agencies: [
      {
        id: idOf(10),
        code: 'A',
        name: 'Dinas A',
        short: 'A',
        kind: 'opd',
        parentId: null,
        affair: null,
      },
    ],
    activities: [activity(1, 1, '08:00'), activity(2, 1, '13:00'), activity(3, 2, '09:00')],
  });
  return play;
}
const join = (play: Play<Hall>, n: number, at: number, entered = false) => {
  play.at = at;
  play.happen({
    type: 'person.joined',
    personId: idOf(n),
    name: `Orang ${n}`,
    position: '',
    agencyId: idOf(10),
    role: 'participant',
    entered,
  });
};
const mark = (n: number, signature = '', session = '1-morning') =>
  ({ type: 'attendance.mark', session, personId: idOf(n), signature }) as const;
const how = (play: Play<Hall>, key: string) => {
  const session = sessionsOf(play.state).find((one) => one.key === key);
  if (!session) throw new Error(key);
  return presences(play.state, session, 'WIB').map(
    (one) => `${one.person.name} ${one.how} ${one.signed}`,
  );
};

describe('attendance', () => {
  it('[D86] has a session per day and half of the day in which something is planned', () => {
    const { state } = opened();
    expect(sessionsOf(state).map(({ key, date }) => [key, date])).toEqual([
      ['1-morning', '2026-05-05'],
      ['1-afternoon', '2026-05-05'],
      ['2-morning', '2026-05-06'],
    ]);
    expect(sessionAt(state, day('2026-05-05', 11), 'WIB')?.key).toBe('1-morning');
    expect(sessionAt(state, day('2026-05-05', 12), 'WIB')?.key).toBe('1-afternoon');
    // Midnight in London is the morning of the lab; the afternoon of day two holds nothing.
    expect(sessionAt(state, Date.parse('2026-05-06T00:00:00Z'), 'WIB')?.key).toBe('2-morning');
    expect(sessionAt(state, day('2026-05-06', 15), 'WIB')).toBeNull();
    expect(sessionFor(state, day('2026-05-06', 15), 'WIB')?.key).toBe('2-morning');
    expect(sessionFor(state, day('2026-01-01', 9), 'WIB')?.key).toBe('1-morning');
    expect(sessionFor(emptyHall(idOf(1)), 5, 'WIB')).toBeNull();
  });

  it('[D87] counts who joined in the session and who was seen at the door, each once', () => {
    const play = opened();
    join(play, 101, day('2026-05-05', 8));
    join(play, 102, day('2026-05-04', 8));
    join(play, 103, day('2026-05-05', 8), true);
    expect(how(play, '1-morning')).toEqual([
      'Orang 101 join false',
      'Orang 102 null false',
      'Orang 103 null false',
    ]);
    expect(play.ask(someone(101, 10), mark(101))).toEqual({ code: 'no-right' });
    expect(play.ask(guide, mark(103))).toHaveLength(1);
    expect(play.ask(guide, mark(103))).toEqual([]);
    play.ask(guide, mark(102, '1,2 3,4'));
    expect(how(play, '1-morning').slice(1)).toEqual([
      'Orang 102 door true',
      'Orang 103 door false',
    ]);
    expect(how(play, '1-afternoon')).toContain('Orang 101 null false');
    play.ask(guide, { type: 'attendance.clear', session: '1-morning', personId: idOf(102) });
    expect(how(play, '1-morning')).toContain('Orang 102 null false');
    expect(play.ask(guide, mark(999))).toEqual({ code: 'not-found' });
    expect(play.ask(guide, mark(101, '', '9-morning'))).toEqual({ code: 'not-found' });
    play.ask(guide, { type: 'person.remove', personId: idOf(101) });
    expect(how(play, '1-morning')).toHaveLength(2);
    const people = Object.values(play.state.people);
    expect([...(attended(play.state, people, 'WIB').get(idOf(103)) ?? [])]).toEqual(['1-morning']);
    // Person by person it says what the list of each session says.
    const seen = attended(play.state, people, 'WIB');
    for (const session of sessionsOf(play.state)) {
      const listed = presences(play.state, session, 'WIB').filter((one) => one.how !== null);
      const there = people.filter(({ id }) => seen.get(id)?.has(session.key));
      expect(there.map(({ id }) => id).toSorted()).toEqual(
        listed.map(({ person }) => person.id).toSorted(),
      );
    }
  });

  it('[A30] half days are those of the region: noon in Papua is ten in Java', () => {
    const play = opened();
    join(play, 101, day('2026-05-05', 10));
    join(play, 102, day('2026-05-04', 23));
    const there = (zone: 'WIB' | 'WITA' | 'WIT') =>
      sessionsOf(play.state).map((session) =>
        presences(play.state, session, zone)
          .filter((one) => one.how === 'join')
          .map(({ person }) => person.name),
      );
    expect(there('WIB')).toEqual([['Orang 101'], [], []]);
    // Past midnight east of Java already: the first day of the lab.
    expect(there('WITA')).toEqual([['Orang 101', 'Orang 102'], [], []]);
    expect(there('WIT')).toEqual([['Orang 102'], ['Orang 101'], []]);
    expect(sessionFor(play.state, day('2026-05-05', 10), 'WIT')?.key).toBe('1-afternoon');
    const people = Object.values(play.state.people);
    const seen = attended(play.state, people, 'WIT');
    expect([...(seen.get(idOf(101)) ?? [])]).toEqual(['1-afternoon']);
  });

  it('[D88] a mark goes along when somebody turns out to be another one', () => {
    const play = opened();
    join(play, 101, day('2026-05-04', 8));
    join(play, 103, day('2026-05-05', 8), true);
    play.ask(guide, mark(103, 'Bu Ani'));
    play.ask(guide, { type: 'person.merge', personId: idOf(103), intoId: idOf(101) });
    expect(how(play, '1-morning')).toEqual(['Orang 101 door true']);
  });

  it('[D89] is for those who run or follow the lab, and no screen gets a signature', () => {
    const play = opened();
    join(play, 101, day('2026-05-05', 8));
    const [event] = play.ask(guide, mark(101, '1,2 3,4')) as [never];
    expect(JSON.stringify(play.state)).not.toContain('1,2 3,4');
    expect(JSON.stringify(seenEvent(play.state, event, guide))).not.toContain('1,2 3,4');
    for (const person of [someone(101, 10), someone(102, 11)]) {
      expect(seenEvent(play.state, event, person)).toBeNull();
      expect((seenState(play.state, person) as Hall).attendance).toEqual({});
    }
  });

  it('[D90] photos are added by the form of a facilitator, and taken away', () => {
    const play = opened();
    const file = {
      stored: `${'a'.repeat(64)}.jpg`,
      name: 'a.jpg',
      size: 5,
      type: 'image/jpeg' as const,
    };
    const photo = { id: idOf(700), title: 'Spanduk', banner: true, file };
    expect(play.ask(someone(101, 10), { type: 'photo.add', photo })).toEqual({ code: 'no-right' });
    play.ask(guide, { type: 'photo.add', photo });
    expect(play.ask(guide, { type: 'photo.add', photo })).toEqual({ code: 'exists' });
    expect(play.state.photos).toMatchObject([{ title: 'Spanduk', by: 'Fasilitator' }]);
    play.ask(guide, { type: 'photo.remove', photoId: idOf(700) });
    expect(play.state.photos).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Act, IdeaAct } from '../acts.ts';
import { foldAll } from '../fold.ts';
import { isRefusal } from '../refusals.ts';
import type { Happened } from '../space.ts';
import { guide, head, idOf, Play, someone } from '../play.ts';
import { seenEvent, seenState } from '../seen-by.ts';
import { docOf, mergedAct, textAct } from './co-writing.ts';
import { composeDesign, noDesign } from './design-parts.ts';
import { emptyIdea } from './empty.ts';
import {
  applyTo,
  begun,
  fromBase64,
  grow,
  openText,
  toBase64,
  wordsIn,
  wordsOfDoc,
  writerOf,
} from './shared-text.ts';
import type { Idea } from './state.ts';
import { stretches } from './text-diff.ts';
import { lineOf, versionsOf } from './text-history.ts';
import { applyEdit, carriedOver, editBetween, together, type Edit } from './text-edits.ts';
import { longestOf, textFields, textOf, type TextField } from './texts.ts';

const ani = someone(101, 10);
const beni = someone(102, 10);
const stranger = someone(103, 11);

const raise: Act = {
  type: 'idea.raise',
  agencyId: idOf(10),
  title: 'Antre dari rumah',
  origin: 'problem',
  boardId: null,
  clusterId: null,
  cardIds: [],
  innovation: null,
};
const raised = () => {
  const idea = new Play(emptyIdea(idOf(7)));
  idea.ask(ani, raise);
  return idea;
};
const says = (idea: Idea, who: typeof ani, field: TextField, text: string, seat = 1): IdeaAct =>
  textAct(idea, who.id, { field, text, seat });
const update = (field: TextField, update: string): IdeaAct => ({
  type: 'text.update',
  field,
  update,
  restored: null,
});

/** Numbers from a seed, so that a failure can be told again. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('a long text of an idea', () => {
  it('[W1] what two people typed at once stands, whoever was heard first', () => {
    const both = (first: typeof ani) => {
      const idea = raised();
      idea.ask(ani, says(idea.state as Idea, ani, 'background', 'Warga antre.'));
      const before = idea.state as Idea;
      const acts = {
        [ani.id]: says(before, ani, 'background', 'Setiap pagi warga antre.'),
        [beni.id]: says(before, beni, 'background', 'Warga antre dua jam.'),
      };
      const then = first === ani ? beni : ani;
      idea.ask(first, acts[first.id] as IdeaAct);
      idea.ask(then, acts[then.id] as IdeaAct);
      return (idea.state as Idea).fields.background.text;
    };
    expect(both(ani)).toBe(both(beni));
    expect(both(ani)).toContain('dua jam');
    expect(both(ani)).toContain('etiap pagi');
  });

  it('[W1] ten thousand keystrokes of two people in one field lose no character', () => {
    const next = chance(20261122);
    const people = [ani, beni].map((who, at) => {
      const doc = openText([]);
      doc.clientID = writerOf(who.id, at + 1);
      return { who, doc, caret: 0, made: [] as Uint8Array[], waiting: [] as string[], heard: 0 };
    });
    for (const one of people) {
      one.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
        if (origin !== 'news') one.made.push(bytes);
      });
    }
    let journal: readonly string[] = [];
    const told: string[] = [];
    const typed = [0, 0];
    const alphabet = ['abcdefghij', 'KLMNOPQRST'];
    const hear = (one: (typeof people)[number]) => {
      for (const news of told.slice(one.heard)) Y.applyUpdate(one.doc, fromBase64(news), 'news');
      one.heard = told.length;
    };
    for (let key = 0; key < 10_000; key += 1) {
      const at = next(2);
      const one = people[at]!;
      const signs = alphabet[at]!;
      const length = wordsOfDoc(one.doc).length;
      // People type on where they are, and go elsewhere now and then.
      one.caret = next(25) === 0 ? next(length + 1) : Math.min(one.caret, length);
      applyTo(one.doc, { at: one.caret, del: 0, ins: signs[next(10)]! });
      one.caret += 1;
      typed[at]! += 1;
      if (next(8) > 0) continue;
      // Now and then a batch is carried to the server, and the other one hears of it, or not yet.
      one.waiting.push(toBase64(Y.mergeUpdates(one.made.splice(0))));
      if (next(3) > 0) {
        for (const batch of one.waiting.splice(0)) {
          const grown = grow(journal, batch, one.who.id);
          if (typeof grown === 'string') throw new Error(grown);
          journal = grown.updates;
          told.push(batch);
        }
      }
      if (next(3) > 0) hear(people[next(2)]!);
    }
    for (const one of people) {
      if (one.made.length > 0) one.waiting.push(toBase64(Y.mergeUpdates(one.made)));
      for (const batch of one.waiting) {
        const grown = grow(journal, batch, one.who.id);
        if (typeof grown === 'string') throw new Error(grown);
        journal = grown.updates;
        told.push(batch);
      }
    }
    for (const one of people) hear(one);
    const [one, other] = people.map(({ doc }) => wordsOfDoc(doc).toString());
    expect(one).toBe(other);
    expect(wordsOfDoc(openText(journal)).toString()).toBe(one);
    expect(one!.replaceAll(/[^a-j]/g, '')).toHaveLength(typed[0]!);
    expect(one!.replaceAll(/[^K-T]/g, '')).toHaveLength(typed[1]!);
  }, 60_000);

  it('[W2] the words that everything else reads follow, and blanks around them do not count', () => {
    const idea = raised();
    for (const field of textFields) {
      const free = field.startsWith('profile') || field.startsWith('design');
      if (free) continue;
      idea.ask(ani, says(idea.state as Idea, ani, field, `  Isi ${field}\n`));
      expect(textOf(idea.state as Idea, field)).toBe(`Isi ${field}`);
    }
    const { fields } = idea.state as Idea;
    expect(fields.goal).toMatchObject({ text: 'Isi goal', by: ani.name });
  });

  it('[W2] a state read anew from the journal is the same to the byte, also after many updates', () => {
    const idea = raised();
    const happened: Happened[] = [];
    const journal = (act: IdeaAct, who = ani) => {
      const events = idea.ask(who, act);
      if (isRefusal(events)) throw new Error(events.code);
      for (const event of events) happened.push({ number: idea.number, at: idea.at, event });
    };
    const first = idea.state as Idea;
    let text = '';
    for (let at = 0; at < 150; at += 1) {
      text += `kata${at} `;
      const who = at % 2 ? ani : beni;
      journal(says(idea.state as Idea, who, 'idea', text), who);
    }
    const again = foldAll(first, JSON.parse(JSON.stringify(happened)) as Happened[]);
    expect(again).toEqual(idea.state);
    expect((idea.state as Idea).docs.idea!.length).toBeLessThan(60);
    const page = JSON.parse(JSON.stringify(idea.state)) as Idea;
    const act = says(page, ani, 'idea', `${text} akhir`);
    journal(act);
    expect(foldAll(page, happened.slice(-1))).toEqual(idea.state);
  });

  it('[W3] only sound updates by their own writer are taken', () => {
    const idea = raised();
    idea.ask(ani, says(idea.state as Idea, ani, 'goal', 'Cepat'));
    const now = idea.state as Idea;
    const doc = docOf(now, 'goal');
    const tell = (bytes: string) => idea.tell(ani, update('goal', bytes));
    const made = (change: (doc: Y.Doc) => void, writer = writerOf(ani.id, 3)) => {
      const other = openText(doc);
      other.clientID = writer;
      const out: Uint8Array[] = [];
      other.on('update', (bytes: Uint8Array) => out.push(bytes));
      other.transact(() => change(other));
      return toBase64(out[0]!);
    };
    const add = (text: string) => (to: Y.Doc) => applyTo(to, { at: 0, del: 0, ins: text });
    // Somebody else's number, another root, a map, formatting, something embedded, a nested type.
    expect(tell(made(add('x'), writerOf(beni.id, 3)))).toBe('bad-act');
    expect(tell(made(add('x'), 7))).toBe('bad-act');
    expect(tell(made((to) => to.getText('lain').insert(0, 'x')))).toBe('bad-act');
    expect(tell(made((to) => to.getMap('peta').set('a', 1)))).toBe('bad-act');
    expect(tell(made((to) => wordsOfDoc(to).insert(0, 'x', { bold: true })))).toBe('bad-act');
    expect(tell(made((to) => wordsOfDoc(to).insertEmbed(0, { a: 1 })))).toBe('bad-act');
    expect(tell(made((to) => to.getArray('t2').insert(0, [new Y.Text('x')])))).toBe('bad-act');
    expect(tell(made(add('buruk\u0000')))).toBe('bad-act');
    expect(tell(made(add('\r\n')))).toBe('bad-act');
    // What it builds on is not there.
    const gap = openText(doc);
    gap.clientID = writerOf(ani.id, 4);
    applyTo(gap, { at: 0, del: 0, ins: 'satu ' });
    const before = Y.encodeStateVector(gap);
    applyTo(gap, { at: 5, del: 0, ins: 'dua ' });
    expect(tell(toBase64(Y.encodeStateAsUpdate(gap, before)))).toBe('bad-act');
    const far = openText([]);
    far.clientID = writerOf(beni.id, 9);
    applyTo(far, { at: 0, del: 0, ins: 'jauh' });
    const later = openText([toBase64(Y.encodeStateAsUpdate(far))]);
    later.clientID = writerOf(ani.id, 5);
    const out: Uint8Array[] = [];
    later.on('update', (bytes: Uint8Array) => out.push(bytes));
    applyTo(later, { at: 4, del: 0, ins: '!' });
    applyTo(later, { at: 0, del: 2, ins: '' });
    for (const bytes of out) expect(tell(toBase64(bytes))).toBe('bad-act');
    expect(idea.state).toBe(now);
    // And after all that a sound one is.
    idea.ask(ani, says(now, ani, 'goal', 'Cepat dan mudah'));
    expect((idea.state as Idea).fields.goal.text).toBe('Cepat dan mudah');
  });

  it('[W3] garbage is refused and takes neither time nor memory', () => {
    const next = chance(7);
    const idea = raised();
    idea.ask(ani, says(idea.state as Idea, ani, 'goal', 'Cepat dan mudah untuk semua warga'));
    const sound = fromBase64(
      (says(idea.state as Idea, ani, 'goal', 'Cepat') as { update: string }).update,
    );
    const before = idea.state as Idea;
    for (let turn = 0; turn < 4000; turn += 1) {
      const bytes = turn % 2 ? Uint8Array.from(sound) : new Uint8Array(next(60));
      const wrong = Math.max(1, next(6));
      for (let at = 0; at < (turn % 2 ? wrong : bytes.length); at += 1) {
        if (bytes.length > 0) bytes[turn % 2 ? next(bytes.length) : at] = next(256);
      }
      const grown = grow(docOf(before, 'goal'), toBase64(bytes), ani.id);
      if (typeof grown === 'string') continue;
      expect(openText(grown.updates).store.pendingStructs).toBeNull();
      expect(wordsOfDoc(openText(grown.updates)).toString()).toBe(grown.text);
    }
    // "Four thousand million structs follow", and a deletion without end.
    for (const bytes of [
      [1, 255, 255, 255, 255, 15, 1, 0, 4],
      [0, 1, 1, 1, 0, 255, 255, 255, 255, 255, 255, 255, 15],
      [1, 1, 1, 0, 0, 255, 255, 255, 255, 255, 15, 0],
    ]) {
      expect(grow(docOf(before, 'goal'), toBase64(Uint8Array.from(bytes)), ani.id)).toBe('unsound');
    }
    expect(textOf(before, 'goal')).toBe('Cepat dan mudah untuk semua warga');
  });

  it('[W4] too long, approved, not yet approved: refused like any act, and nothing is taken in', () => {
    const idea = raised();
    const most = longestOf('schedule');
    idea.ask(ani, says(idea.state as Idea, ani, 'schedule', 'a'.repeat(most - 10)));
    const before = idea.state as Idea;
    expect(idea.tell(beni, says(before, beni, 'schedule', `${'a'.repeat(most)}b`))).toBe(
      'too-long',
    );
    idea.ask(ani, says(before, ani, 'schedule', 'a'.repeat(most)));
    expect(idea.tell(stranger, says(before, stranger, 'goal', 'x'))).toBe('not-yours');
    expect(idea.tell(ani, says(idea.state as Idea, ani, 'profile.goal', 'x'))).toBe('not-approved');
    const approved = {
      ...(idea.state as Idea),
      canvas: { status: 'approved' as const, decisions: [] },
    };
    const later = new Play(approved);
    expect(later.tell(ani, says(approved, ani, 'goal', 'x'))).toBe('approved');
    later.ask(ani, says(approved, ani, 'profile.goal', 'Warga tidak antre'));
    expect((later.state as Idea).profile.goal).toBe('Warga tidak antre');
  });

  it('[W5] what comes twice, whole or in part, is done once', () => {
    const idea = raised();
    const first = says(idea.state as Idea, ani, 'goal', 'Cepat');
    idea.ask(ani, first);
    const second = says(idea.state as Idea, ani, 'goal', 'Cepat sekali');
    expect(idea.ask(ani, first)).toEqual([]);
    const joined = mergedAct(first, second)!;
    idea.ask(ani, joined);
    expect(idea.ask(ani, second)).toEqual([]);
    expect((idea.state as Idea).fields.goal.text).toBe('Cepat sekali');
  });

  it('[W6] a text of before is where its document begins, on every device alike', () => {
    const old = foldAll(raised().state as Idea, [
      {
        number: 2,
        at: 5,
        event: { type: 'field.written', field: 'goal', text: 'Lama', by: 'Ani' },
      },
    ]);
    expect(begun('Lama')).toEqual(begun('Lama'));
    const idea = new Play(old);
    const acts = [says(old, ani, 'goal', 'Lama sekali'), says(old, beni, 'goal', 'Dulu Lama')];
    idea.ask(ani, acts[0]!);
    idea.ask(beni, acts[1]!);
    expect((idea.state as Idea).fields.goal.text).toBe('Dulu Lama sekali');
    const again = foldAll(idea.state as Idea, [
      { number: 9, at: 9, event: { type: 'field.written', field: 'goal', text: 'Baru', by: 'B' } },
    ]);
    expect(again.docs.goal).toBeUndefined();
    expect(wordsOfDoc(openText(docOf(again, 'goal'))).toString()).toBe('Baru');
  });

  it('[W7] others read the words alone, and see the same state as they are told', () => {
    const approved = {
      ...(raised().state as Idea),
      canvas: { status: 'approved' as const, decisions: [] },
      plan: { status: 'approved' as const, decisions: [] },
    };
    const idea = new Play(approved);
    const writes = (field: TextField, text: string) =>
      idea.ask(ani, says(idea.state as Idea, ani, field, text));
    let theirs = seenState(idea.state as Idea, stranger);
    for (const [field, text] of [
      ['profile.goal', 'Rahasia lama'],
      ['profile.goal', 'Tujuan'],
      ['design.law', 'Perda 1/2024'],
      ['design.free', 'Pengantar'],
    ] as const) {
      const events = writes(field, text);
      if (isRefusal(events)) throw new Error(events.code);
      const seen = events.map((event) => seenEvent(idea.state, event, stranger)!);
      theirs = foldAll(
        theirs,
        seen.map((event, at) => ({ number: at, at: 1, event })),
      );
    }
    expect(theirs).toEqual(seenState(idea.state as Idea, stranger));
    expect(JSON.stringify(theirs)).not.toContain('Rahasia');
    expect(theirs.docs).toEqual({});
    expect(theirs.profile.design).toBe('Pengantar\n\nDasar hukum\nPerda 1/2024');
    expect(seenState(idea.state as Idea, head).docs['profile.goal']).toHaveLength(2);
    expect(seenState(idea.state as Idea, guide).design.law).toBe('Perda 1/2024');
  });

  it('[W8] what nobody has sent yet becomes one act per field', () => {
    const idea = raised();
    const doc = openText([]);
    doc.clientID = writerOf(ani.id, 1);
    const made: string[] = [];
    doc.on('update', (bytes: Uint8Array) => made.push(toBase64(bytes)));
    for (const word of ['Satu ', 'dua ', 'tiga']) {
      applyTo(doc, { at: wordsOfDoc(doc).length, del: 0, ins: word });
    }
    const acts = made.map((one) => update('goal', one));
    const one = acts.slice(1).reduce((sum, act) => mergedAct(sum, act)!, acts[0]!);
    expect(mergedAct(acts[0]!, update('idea', made[1]!))).toBeNull();
    expect(mergedAct(acts[0]!, { ...acts[1]!, restored: 4 } as IdeaAct)).toBeNull();
    expect(mergedAct({ type: 'canvas.submit' }, acts[1]!)).toBeNull();
    idea.ask(ani, one);
    expect((idea.state as Idea).fields.goal.text).toBe('Satu dua tiga');
    expect(wordsIn((one as { update: string }).update)).toBe('Satu dua tiga');
  });

  it('[W9] the parts of a rancang bangun are one text, what was written freely first', () => {
    expect(composeDesign(noDesign())).toBe('');
    expect(composeDesign(noDesign('Lama'))).toBe('Lama');
    const approved = {
      ...(raised().state as Idea),
      canvas: { status: 'approved' as const, decisions: [] },
    };
    const idea = new Play(approved);
    idea.ask(ani, says(approved, ani, 'design.stages', 'Daftar, lalu datang.'));
    idea.ask(ani, says(idea.state as Idea, ani, 'design.macro', 'Antre panjang.'));
    idea.ask(ani, says(idea.state as Idea, ani, 'design.free', 'Pengantar.'));
    expect((idea.state as Idea).profile.design).toBe(
      'Pengantar.\n\nPermasalahan makro\nAntre panjang.\n\nCara kerja dan tahapan\nDaftar, lalu datang.',
    );
    // As a whole it is bounded, too.
    const long = 'a'.repeat(5000);
    for (const part of ['law', 'macro', 'micro'] as const) {
      idea.ask(ani, says(idea.state as Idea, ani, `design.${part}`, long));
    }
    expect(idea.tell(ani, says(idea.state as Idea, ani, 'design.issue', long))).toBe('too-long');
  });
});

describe('the history of a long text', () => {
  it('[W10] says who wrote what and when, and brings a version back by an ordinary update', () => {
    const idea = raised();
    const happened: Happened[] = [];
    const say = (
      who: typeof ani,
      text: string,
      minutes: number,
      restored: number | null = null,
    ) => {
      idea.at = 1_000_000 + minutes * 60_000;
      const act = textAct(idea.state, who.id, { field: 'goal', text, seat: 3, restored });
      const events = idea.ask(who, act);
      if (isRefusal(events)) throw new Error(events.code);
      for (const event of events) happened.push({ number: idea.number, at: idea.at, event });
    };
    say(ani, 'Warga tidak', 0);
    say(ani, 'Warga tidak antre', 4);
    say(beni, 'Warga tidak antre lama', 5);
    say(ani, 'Semua salah', 30);
    const versions = versionsOf(happened, 'goal');
    expect(versions.map(({ by, text }) => [by, text])).toEqual([
      [ani.name, 'Warga tidak antre'],
      [beni.name, 'Warga tidak antre lama'],
      [ani.name, 'Semua salah'],
    ]);
    expect(lineOf(versions[1]!)).toMatchObject({ more: 1, less: 0, number: 4 });
    expect(lineOf(versions[2]!)).toMatchObject({ more: 2, less: 4 });
    say(beni, versions[1]!.text, 31, versions[1]!.number);
    expect(versionsOf(happened, 'goal').at(-1)).toMatchObject({
      by: beni.name,
      text: 'Warga tidak antre lama',
      restored: 4,
    });
    expect(versionsOf(happened, 'idea')).toEqual([]);
  });

  it('[W10] what a version changed is told word by word', () => {
    expect(stretches('satu dua tiga', 'satu empat tiga lima')).toEqual([
      { kind: 'same', text: 'satu ' },
      { kind: 'removed', text: 'dua' },
      { kind: 'added', text: 'empat' },
      { kind: 'same', text: ' tiga' },
      { kind: 'added', text: ' lima' },
    ]);
    const next = chance(3);
    const some = () => Array.from({ length: next(30) }, () => `k${next(5)}`).join(' ');
    for (let turn = 0; turn < 300; turn += 1) {
      const [before, after] = [some(), some()];
      const told = stretches(before, after);
      const kept = (gone: string) =>
        told.flatMap(({ kind, text }) => (kind === gone ? [] : text)).join('');
      expect(kept('added')).toBe(before);
      expect(kept('removed')).toBe(after);
    }
    const long = Array.from({ length: 3000 }, (_, at) => `k${at}`).join(' ');
    expect(stretches(long, long.toUpperCase())).toHaveLength(2);
  });
});

describe('changes of a plain text', () => {
  it('[W1] the one change between two texts is found, whatever was typed where', () => {
    const next = chance(42);
    const signs = ['a', 'b', ' ', '\n', '😀', '😁', 'é'];
    const some = (most: number) =>
      Array.from({ length: next(most) }, () => signs[next(signs.length)]).join('');
    for (let turn = 0; turn < 3000; turn += 1) {
      const [before, after] = [some(12), some(12)];
      const edit = editBetween(before, after, next(after.length + 1));
      if (!edit) expect(before).toBe(after);
      else {
        expect(applyEdit(before, edit)).toBe(after);
        expect(edit.ins.isWellFormed()).toBe(true);
        expect(before.slice(0, edit.at).isWellFormed()).toBe(true);
        expect(before.slice(edit.at + edit.del).isWellFormed()).toBe(true);
      }
      const again = some(12);
      const then = editBetween(after, again);
      const both = edit && then && together(edit, then);
      if (both) expect(applyEdit(before, both)).toBe(again);
    }
    expect(editBetween('aa', 'aaa', 1)).toEqual({ at: 0, del: 0, ins: 'a' });
    expect(editBetween('aa', 'aaa', 3)).toEqual({ at: 2, del: 0, ins: 'a' });
  });

  it('[W4] what could not be stored is carried over to what others wrote meanwhile', () => {
    const mine: Edit = { at: 5, del: 3, ins: 'XYZ' };
    const text = 'abcdefghijkl';
    const over = (other: Edit) => applyEdit(applyEdit(text, other), carriedOver(mine, other));
    expect(over({ at: 0, del: 0, ins: '12' })).toBe('12abcdeXYZijkl');
    expect(over({ at: 9, del: 2, ins: '' })).toBe('abcdeXYZil');
    expect(over({ at: 4, del: 5, ins: '??' })).toBe('abcd??XYZjkl');
    expect(over({ at: 6, del: 1, ins: '??' })).toContain('XYZ');
    expect(over({ at: 6, del: 1, ins: '??' })).toContain('??');
  });
});

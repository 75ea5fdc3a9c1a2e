/**
 * Who works on an innovation: roles with how many people, how they were appointed, and which other
 * agencies take part. It serves indicators 17, 23 and 24 of the ministry's form (`from-lab.ts`).
 */
import type { IdeaEvent } from '../events.ts';
import type { Id } from '../values.ts';
import { refuse } from '../refusals.ts';
import { bounded, type Answer, type Of } from './answers.ts';
import type { Idea, Member, Team } from './state.ts';

export const noTeam = (): Team => ({ members: {}, appointed: null, agencies: [] });

export const teamOf = ({ team }: Pick<Idea, 'team'>): Team => team ?? noTeam();

/** All people of the team, whatever their role. */
export const headcount = (team: Team): number =>
  Object.values(team.members).reduce((sum, { count }) => sum + count, 0);

export type Teaming = Of<'team.set' | 'member.put' | 'member.remove'>;

/** [D102] A team is gathered before there is a plan, and changes afterwards: it is no part of either form. */
export function gather(idea: Idea, act: Teaming): Answer {
  const { members } = teamOf(idea);
  switch (act.type) {
    case 'team.set':
      return Object.keys(act.team).length === 0 ? [] : [{ type: 'team.set', team: act.team }];
    case 'member.put':
      return bounded(members, act.member.id) ?? [{ type: 'member.put', member: act.member }];
    case 'member.remove':
      if (!members[act.memberId]) return refuse('not-found');
      return [{ type: 'member.removed', memberId: act.memberId }];
    default:
      return act satisfies never;
  }
}

type Gathered = Extract<IdeaEvent, { type: 'team.set' | 'member.put' | 'member.removed' }>;

export function foldTeam(idea: Idea, event: Gathered): Idea {
  const team = teamOf(idea);
  switch (event.type) {
    case 'team.set': {
      const { appointed = team.appointed, agencies = team.agencies } = event.team;
      return { ...idea, team: { ...team, appointed, agencies: [...new Set(agencies)] } };
    }
    case 'member.put':
      return {
        ...idea,
        team: withMembers(team, { ...team.members, [event.member.id]: event.member }),
      };
    case 'member.removed': {
      const { [event.memberId]: _gone, ...members } = team.members;
      return { ...idea, team: withMembers(team, members) };
    }
    default:
      return event satisfies never;
  }
}

const withMembers = (team: Team, members: Record<Id, Member>): Team => ({ ...team, members });

/** [D102] Those outside see roles and how many, not who. */
export const memberOutside = (member: Member): Member => ({ ...member, names: '' });

export const teamOutside = (team: Team): Team =>
  withMembers(
    team,
    Object.fromEntries(
      Object.entries(team.members).map(([id, member]) => [id, memberOutside(member)]),
    ),
  );

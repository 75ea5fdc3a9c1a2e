/** An expected no. `code` finds the sentence in the person's language; `params` fill it. */
export type Refusal = { code: RefusalCode; params?: Record<string, string | number> };

export const refusalCodes = [
  'bad-act', // the message has not the shape the protocol asks for
  'too-long', // a text is longer than its field holds
  'empty', // a text that must say something says nothing
  'no-right', // this role may not do this
  'not-yours', // belongs to somebody else or another agency
  'not-found', // the thing is gone or never was
  'exists', // an id or a thing that may be there once is there already
  'removed', // the person was removed from the lab
  'closed', // the lab is closed
  'full', // as many as the lab or the board holds
  'locked', // the facilitator locked it
  'layout', // the regions of a layout stay while it stands
  'hidden', // only possible after the cards are revealed
  'gate', // the gate before this stage has not been passed
  'reason-missing', // overriding a gate needs a reason
  'begun', // the activity has run, or its board is in use: this part of its plan stays
  'names', // the board hides less of who wrote than it did when the card was begun
  'lead-only', // facilitators keep this to themselves on this board
  'own-full', // the person has written as many cards here as the facilitator gave
  'sent-full', // the agency has sent as many cards to the plenary as it may
  'not-running',
  'moved-on', // there is no running activity
  'no-ballot', // there is no open ballot
  'ballot-open', // a ballot is open: first close it
  'dots', // more dots than the person has
  'dots-cap', // more dots on one thing than allowed
  'not-approved', // the leader has not approved what comes before
  'approved', // approved already: it can no longer be changed here
  'not-submitted', // the leader decides on what has been handed in
  'not-passed', // the lab asks for a reviewer's pass before the approval
  'open-comments', // review comments are still open
  'unanswered', // open review comments have no answer of the authors yet
  'changed', // the content is no longer what was seen when it was decided on
  'incomplete', // something is missing; params.missing lists it
  'hand-over', // whoever answers for a handed-in idea leaves by a hand-over with its reason
  'order', // dates in an impossible order
  'own-device', // only for people without a device somebody else enters anything
  'own-agency', // nobody scores their own agency
  'conflict', // the member of the jury has declared a stake in it
  'scoring', // scores are not taken now, or not by these criteria
  'scoring-open', // only after scoring is closed
  'promoted', // already in the registry
  'busy', // too many acts at once: slow down, nothing is lost
  'storage', // the disk does not take it: nothing was stored
  'session', // signed out or expired: sign in or join again
  'version', // page and server speak different protocols: reload
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const refuse = (code: RefusalCode, params?: Refusal['params']): Refusal =>
  params ? { code, params } : { code };

export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'code' in answer;

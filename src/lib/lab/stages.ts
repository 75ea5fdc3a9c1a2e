/** The five stages of a laboratory, in order (LAN's 5D model, DOMAIN 2.1). */
export const stages = ['drum-up', 'diagnose', 'design', 'deliver', 'display'] as const;
export type Stage = (typeof stages)[number];

/** Position 1-5, as printed on the rail and used for `data-stage`. */
export const stageNumber = (stage: Stage) => stages.indexOf(stage) + 1;

/** The stage after this one; null after the last. */
export const nextStage = (stage: Stage): Stage | null => stages[stages.indexOf(stage) + 1] ?? null;

/** True when `stage` has been reached by a lab that stands at `now`. */
export const reached = (stage: Stage, now: Stage) => stages.indexOf(stage) <= stages.indexOf(now);

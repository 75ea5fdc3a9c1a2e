/** The fourteen fields of LAN's idea canvas that carry text (DOMAIN 3.2), in the order of the form. */
export const canvasFields = [
  'title',
  'background',
  'idea',
  'goal',
  'targetChange',
  'stakeholders',
  'resources',
  'beneficiaries',
  'novelty',
  'description',
  'schedule',
] as const;
export type CanvasField = (typeof canvasFields)[number];

/** The parts of a plan that are reviewed as a whole. */
export const planSections = ['rows', 'measures', 'stakeholders', 'risks'] as const;
export type PlanSection = (typeof planSections)[number];
/** Whatever a reviewer ticks or comments. */
export const reviewPlaces = [...canvasFields, ...planSections] as const;
export type ReviewPlace = (typeof reviewPlaces)[number];

/** Longest text per field, in characters. */
export const canvasLength: Record<CanvasField, number> = {
  title: 120,
  background: 3000,
  idea: 3000,
  goal: 2000,
  targetChange: 2000,
  stakeholders: 2000,
  resources: 2000,
  beneficiaries: 2000,
  novelty: 3000,
  description: 3000,
  schedule: 1000,
};

/** The five criteria of PP 38/2017 art. 6. */
export const criteria = ['renewal', 'benefit', 'noBurden', 'authority', 'replicable'] as const;
export type Criterion = (typeof criteria)[number];

/** The four marks of an innovation, digital or not (DOMAIN R17). */
export const marks = ['change', 'impact', 'method', 'collaboration'] as const;
export type Mark = (typeof marks)[number];

export const directions = ['easier', 'cheaper', 'faster', 'better'] as const;
export const phases = ['preparation', 'execution', 'monitoring', 'evaluation'] as const;
export type Phase = (typeof phases)[number];
/** A theory of change reads from left to right. */
export const levels = ['input', 'activity', 'output', 'outcome', 'impact'] as const;
export type Level = (typeof levels)[number];
export const elements = ['academia', 'business', 'community', 'government', 'media'] as const;
export const obstacles = ['willingness', 'ability', 'other'] as const;
/** Help that LAN's platform lets a lab ask for (DOMAIN 3.4). */
export const helpKinds = ['consultation', 'preparing', 'staff', 'trial', 'unknown'] as const;
export type HelpKind = (typeof helpKinds)[number];
/** LAN's shape of impact at the micro level (DOMAIN 3.4). */
export const impactKinds = ['input', 'process', 'output', 'outcome'] as const;
export type ImpactKind = (typeof impactKinds)[number];
/** Without a letter, by the head of the agency, by the head of the region (indicator 23). */
export const appointments = ['none', 'agency', 'region'] as const;
export type Appointment = (typeof appointments)[number];
/** How a launch was done (DOMAIN 3.4). */
export const launchKinds = ['gong', 'gavel', 'signing', 'plenary', 'other'] as const;

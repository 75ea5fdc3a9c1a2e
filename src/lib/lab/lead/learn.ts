/** Imported for what it does: from now on this page knows what facilitators ask (`lead-rules.ts`). */
import { learnLead } from '#lib/lab/lead-rules.ts';
import { leadRules } from './rules.ts';

learnLead(leadRules);

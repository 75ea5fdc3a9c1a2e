/** Imported for what it does: from now on this page can open ideas (see `lab/idea-rules.ts`). */
import { learnIdea } from '#lib/lab/idea-rules.ts';
import { ideaRules } from './rules.ts';

learnIdea(ideaRules);

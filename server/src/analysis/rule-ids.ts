import { all } from './rules.ts';
import { syntaxProblems } from './syntax-problems.ts';

/** Every id that a config file can give a level to; the C# compiler's codes (`CS1061`) come on top. */
export const ruleIds: ReadonlySet<string> = new Set([...all.map(({ id }) => id), ...syntaxProblems.keys(), 'not-a-policy', 'not-allowed']);

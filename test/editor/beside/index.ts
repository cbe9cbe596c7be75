import { runAll } from '../harness.ts';
import './other-extensions.test.ts';
import './multi-root.test.ts';

/** A second editor: a workspace of two folders, with extensions beside ours that check policies as XML. */
export const run = (): Promise<void> => runAll();

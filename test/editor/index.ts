import { runAll } from './harness.ts';
import './activation.test.ts';
import './language.test.ts';
import './apiops.test.ts';
import './evaluate.test.ts';
import './certificates.test.ts';
import './run.test.ts';

/** What VS Code calls with this file as `extensionTestsPath`: every test of this folder, one after the other, in its extension host. */
export const run = (): Promise<void> => runAll();

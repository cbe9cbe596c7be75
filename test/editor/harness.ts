import { writeFileSync } from 'node:fs';

/** A test in the extension host. The host's lifetime is the editor's, so node:test, which ends with its process, does not fit. */
interface EditorTest {
  readonly name: string;
  run(): Promise<void>;
}

const tests: EditorTest[] = [];

export function test(name: string, run: () => Promise<void>): void {
  tests.push({ name, run });
}

/** Runs all tests in their order, each with a time limit, prints one line each and throws when any failed. */
export async function runAll(seconds = 60): Promise<void> {
  let passed = 0;
  let failed = 0;
  const only = new RegExp(process.env.GATEHOUSE_EDITOR_ONLY ?? '');
  for (const { name, run } of tests.filter((one) => only.test(one.name))) {
    const start = Date.now();
    try {
      await within(seconds, run());
      passed++;
      console.log(`  ok ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      failed++;
      console.log(`  FAILED ${name}\n${error instanceof Error ? error.stack : error}`);
    }
  }
  const results = process.env.GATEHOUSE_EDITOR_RESULTS;
  if (results) writeFileSync(results, JSON.stringify({ passed, failed }));
  if (failed > 0) throw new Error(`${failed} of ${passed + failed} editor tests failed`);
}

function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Asks until the answer is there (not undefined), at most `seconds`; `what` says what was waited for. */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>, seconds = 20): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what} did not come within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

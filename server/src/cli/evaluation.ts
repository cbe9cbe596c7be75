/** One expression evaluated outside of a gateway, and its answer as `gatehouse eval` prints it. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCredentialsSync } from '../certificates/credentials.ts';
import { hostCryptography } from '../certificates/cryptography.ts';
import { compile, createMachine, type Host, jsonForm } from '../csharp/csharp.ts';
import { contextValue } from '../csharp/library/context/entity.ts';
import { ContextDataError, contextFromData } from '../csharp/library/context/from-data.ts';
import type { CertificateSource } from '../csharp/library/context/model.ts';
import { ClrException, LimitReached } from '../csharp/runtime/exception.ts';
import { typeOf } from '../csharp/runtime/value.ts';
import { reason } from './policy-files.ts';
import { UsageError } from './usage.ts';

export interface Evaluated {
  readonly type: string | null;
  readonly value: unknown;
  readonly error: {
    readonly type: string;
    readonly code?: string;
    readonly message: string;
    readonly span?: { readonly start: number; readonly end: number };
  } | null;
}

const unixEpoch = 621_355_968_000_000_000n;
export const ticksNow = (): bigint => BigInt(Date.now()) * 10_000n + unixEpoch;

/** The machine's host, and certificate files relative to a folder. */
export interface EvaluationHost extends Host {
  certificate(file: string): CertificateSource;
}
export const host = (folder: string): EvaluationHost => ({
  utcNow: ticksNow,
  random: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  randomBytes: (count) => new Uint8Array(randomBytes(count)),
  cryptography: hostCryptography,
  certificate: (file) => {
    const path = resolve(folder, file);
    try {
      const { leaf } = readCredentialsSync(readFileSync(path), { name: path });
      return {
        der: leaf.certificate.der,
        privateKey: leaf.key ? new Uint8Array(leaf.key.export({ format: 'der', type: 'pkcs8' })) : null,
        // No trusted roots here: only a gateway has a store to judge by.
        verify: () => false,
      };
    } catch (error) {
      throw new UsageError(`${file}: ${reason(error)}`);
    }
  },
});

const failed = (error: NonNullable<Evaluated['error']>): Evaluated => ({ type: null, value: null, error });

/** Throws UsageError for a context that is none; everything the expression does wrong is in the result. */
export const evaluate = (code: string, block: boolean, context: unknown, given: EvaluationHost): Evaluated => {
  const { program, check } = compile(code, { block });
  if (!program) {
    const { code: rule, message, span } = check.diagnostics[0]!;
    return failed({ type: 'compile', code: rule, message, span });
  }
  const refused = check.notAllowed.find(({ ofValue }) => !ofValue);
  if (refused)
    return failed({
      type: 'not-allowed',
      message: `${refused.name} is not among the types and members that policy expressions may use.`,
      span: refused.span,
    });
  let model: ReturnType<typeof contextFromData>;
  try {
    model = contextFromData(context, { now: given.utcNow(), certificate: (file) => given.certificate(file) });
  } catch (error) {
    if (error instanceof ContextDataError) throw new UsageError(`context: ${error.message}`);
    throw error;
  }
  const machine = createMachine(given);
  try {
    const value = program.run(machine, contextValue(model));
    if (value === null || value === undefined) return { type: null, value: null, error: null };
    return { type: (value as { shownType?: string | null }).shownType ?? typeOf(value).text, value: jsonForm(value, machine), error: null };
  } catch (error) {
    if (error instanceof LimitReached) return failed({ type: 'limit', message: error.message });
    if (error instanceof ClrException) return failed({ type: error.type, message: error.message });
    throw error;
  }
};

import { randomBytes } from 'node:crypto';
import { hostCryptography } from '../certificates/cryptography.ts';
import { bind } from '../csharp/binder/bind.ts';
import { compileProgram } from '../csharp/compiler/compile.ts';
import { contextValue, Entity, responseValue } from '../csharp/library/context/entity.ts';
import type { ResponseModel } from '../csharp/library/context/model.ts';
import type { Machine, TypeQueries } from '../csharp/library/machine.ts';
import { parse } from '../csharp/parser/parser.ts';
import { ClrArray, ClrException, LimitReached, runtimeType, textOf, typeOf } from '../csharp/runtime/index.ts';
import { defaultOf } from '../csharp/types/defaults.ts';
import { isInstance, typeOfHandle } from '../csharp/types/dispatch.ts';
import { contextModel, responseBehind, responseModel, ticks } from './context.ts';
import { ExpressionProblem, type Expressions } from './expressions.ts';
import type { FlowState } from './flow.ts';
import type { GatewayResponse } from './messages.ts';
import type { GatewayServices } from './services.ts';

/** Steps and bytes that the expressions of one request may take together. */
const STEPS = 20_000_000;
const BYTES = 256 * 1024 * 1024;
/** Steps of one regular expression. */
const REGEX_STEPS = 5_000_000;

/** C# as policies use it, evaluated against the request that runs. */
export const csharp: Expressions = {
  compile({ code, block }) {
    const parsed = parse(code, block);
    const bound = bind(code, parsed);
    const problem = [...parsed.errors, ...bound.diagnostics].find(
      (diagnostic) => !('severity' in diagnostic) || diagnostic.severity === 'error',
    );
    if (problem) throw new ExpressionProblem(problem.code, problem.message, problem.span.start, problem.span.end);
    const [off] = bound.offList;
    if (off)
      throw new ExpressionProblem(
        'not-allowed',
        `${off.name} is not among the .NET types and members that policy expressions may use.`,
        off.span.start,
        off.span.end,
      );
    const program = compileProgram(bound.function);
    return {
      evaluate(flow) {
        const { machine, context } = evaluationOf(flow as FlowState);
        return program.run(machine, context);
      },
      readsBody: /\bBody\b/.test(code),
    };
  },
  toText: (value) => (value === null || value === undefined ? '' : textOf(value)),
  show(value) {
    if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number') return value ?? null;
    try {
      const text = typeof value === 'string' ? value : textOf(value);
      return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
    } catch {
      return typeOf(value).name;
    }
  },
  bytesOf: (value) => (value instanceof ClrArray && value.items instanceof Uint8Array ? value.items : null),
  wrapResponse: (response) => responseValue(responseModel(response as GatewayResponse)),
  unwrapResponse: (value) => (value instanceof Entity ? responseBehind(value.of as ResponseModel) : null),
  thrown(error) {
    if (error instanceof ClrException) return { type: error.type, message: error.message };
    if (error instanceof LimitReached) return { type: 'limit', message: error.message };
    return null;
  },
};
const SHOWN = 500;

interface Evaluation {
  readonly machine: Machine;
  readonly context: unknown;
}

/** `context` and the budget, one of each per request. */
function evaluationOf(flow: FlowState): Evaluation {
  if (flow.context) return flow.context as Evaluation;
  const services = flow.gateway as GatewayServices;
  const now = () => services.now();
  const model = contextModel(flow, { service: services.service, certificates: services.certificates, now });
  const evaluation: Evaluation = { machine: machineOf(now), context: contextValue(model) };
  flow.context = evaluation;
  return evaluation;
}

function machineOf(now: () => number): Machine {
  let steps = STEPS;
  let bytes = BYTES;
  return {
    charge(count) {
      steps -= count;
      if (steps < 0) throw new LimitReached('steps', `The expressions of the request took more than ${STEPS} steps.`);
    },
    allocate(count) {
      bytes -= count;
      if (bytes < 0) throw new LimitReached('memory', `The expressions of the request made more than ${BYTES / 1048576} MB of values.`);
    },
    regexSteps: REGEX_STEPS,
    utcNow: () => ticks(now()),
    random: Math.random,
    randomBytes: (count) => randomBytes(count),
    timeZone: 'UTC',
    cryptography: hostCryptography,
    types,
  };
}

const types: TypeQueries = {
  isInstance(value, handle) {
    const type = typeOfHandle(handle);
    return type !== null && isInstance(value, type);
  },
  defaultOf(handle) {
    const type = typeOfHandle(handle);
    return type === null ? null : defaultOf(type, handle);
  },
  find(name) {
    const handle = runtimeType(name);
    return typeOfHandle(handle) === null ? null : handle;
  },
};

import { randomBytes } from 'node:crypto';
import { hostCryptography } from '../certificates/cryptography.ts';
import { compile, createMachine } from '../csharp/csharp.ts';
import { contextValue, Entity, responseValue } from '../csharp/library/context/entity.ts';
import { contextFromData } from '../csharp/library/context/from-data.ts';
import type { ContextModel, ResponseModel } from '../csharp/library/context/model.ts';
import type { Machine } from '../csharp/library/machine.ts';
import { ClrArray, ClrException, LimitReached, textOf, typeOf } from '../csharp/runtime/index.ts';
import { contextModel, responseBehind, responseModel, ticks } from './context.ts';
import { ExpressionProblem, type Expressions } from './expressions.ts';
import type { FlowState } from './flow.ts';
import type { GatewayResponse } from './messages.ts';
import type { GatewayServices } from './services.ts';

/** C# as policies use it, evaluated against the request that runs. */
export const csharp: Expressions = {
  compile({ code, block }) {
    const { program, check } = compile(code, { block });
    const problem = check.diagnostics.find(({ severity }) => severity === 'error');
    if (problem || !program)
      throw new ExpressionProblem(problem?.code ?? 'CS0000', problem?.message ?? '', problem?.span.start ?? 0, problem?.span.end ?? 0);
    const [off] = check.notAllowed;
    if (off)
      throw new ExpressionProblem(
        'not-allowed',
        `${off.name} is not among the .NET types and members that policy expressions may use.`,
        off.span.start,
        off.span.end,
      );
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
  variablesOf: (data) => contextFromData(data).variables,
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

/** What context data may say in place of what the gateway knows; the request and the response are the real ones. */
const REPLACEABLE = [
  'requestId',
  'timestamp',
  'elapsed',
  'tracing',
  'api',
  'operation',
  'product',
  'user',
  'subscription',
  'backend',
  'workspace',
  'graphQL',
] as const;

function overlaid(model: ContextModel, data: unknown): ContextModel {
  if (typeof data !== 'object' || data === null) return model;
  const given = contextFromData(data);
  const result = Object.create(model) as ContextModel;
  for (const key of REPLACEABLE) if (key in data) Object.defineProperty(result, key, { value: given[key] });
  if ('deployment' in data)
    Object.defineProperty(result, 'deployment', { value: { ...given.deployment, certificates: model.deployment.certificates } });
  return result;
}

/** `context` and the budget, one of each per request. */
function evaluationOf(flow: FlowState): Evaluation {
  if (flow.context) return flow.context as Evaluation;
  const services = flow.gateway as GatewayServices;
  const now = () => services.now();
  const facts = { service: services.service, certificates: services.certificates, now };
  const model = overlaid(contextModel(flow, facts), services.contextData);
  const evaluation: Evaluation = {
    machine: createMachine({
      utcNow: () => ticks(now()),
      random: Math.random,
      randomBytes: (count) => randomBytes(count),
      cryptography: hostCryptography,
    }),
    context: contextValue(model),
  };
  flow.context = evaluation;
  return evaluation;
}

/** Statements. */

import type { Span } from '../../text/span.ts';
import type {
  BoundBlock,
  BoundCatch,
  BoundExpression,
  BoundFunction,
  BoundLabel,
  BoundReceiver,
  BoundSection,
  BoundStatement,
  Local,
} from '../bound.ts';
import { hashKey } from '../runtime/operations.ts';
import type * as tree from '../tree.ts';
import { explicitConversion, implicitConversion, underlyingOf } from '../types/conversions.ts';
import { enumeratedBy, hasUnknown, isSubtype } from '../types/hierarchy.ts';
import { isComplete, membersOf } from '../types/lookup.ts';
import { Member, type Parameter } from '../types/member.ts';
import { type Type, TypeParameter, unknown } from '../types/type.ts';
import { deconstructInto, isVar } from './assignments.ts';
import { labelText } from './constants.ts';
import { type Binder, type Diagnostic, isUnknown, type LocalFunctionSymbol, newFunction, Scope, unboundOf } from './context.ts';
import { apply, bestCommonType, classify, convert, reportImplicit } from './convert.ts';
import { arrayFrom } from './creation.ts';
import { condition } from './expressions.ts';
import { outParameters } from './flow.ts';
import { valueOf } from './invocation.ts';
import { bindType } from './type-names.ts';

export const bindBlock = (b: Binder, node: tree.Block, scope: Scope = new Scope(b.scope, b.function)): BoundBlock =>
  b.within(scope, () => {
    const statements = bindStatements(b, node.statements);
    return { kind: 'block', statements, locals: scope.locals, span: node.span };
  });

/** The statements of one scope: names they declare are known before, so that using them early is its own error. */
const bindStatements = (b: Binder, nodes: readonly tree.Statement[]): BoundStatement[] => {
  const { scope } = b;
  const functions: LocalFunctionSymbol[] = [];
  for (const node of nodes) {
    const inner = unlabel(node);
    if (inner.kind === 'local-declaration')
      for (const { name } of inner.declarators) if (!scope.symbols.has(name.text)) scope.pending.set(name.text, name.span);
    if (inner.kind === 'local-function') functions.push(declareFunction(b, inner));
  }
  const statements: BoundStatement[] = [];
  for (const node of nodes) {
    const inner = unlabel(node);
    if (inner.kind === 'local-function') {
      const symbol = functions.shift()!;
      bindFunction(b, symbol);
      statements.push({ kind: 'local-function', function: symbol.function, span: node.span });
    } else if (inner.kind === 'local-declaration') statements.push(...bindDeclaration(b, inner));
    else statements.push(bindStatement(b, node));
  }
  return statements;
};
const unlabel = (node: tree.Statement): tree.Statement => node;

const declareFunction = (b: Binder, node: tree.LocalFunction): LocalFunctionSymbol => {
  const typeParameters = node.typeParameters.map(({ text }) => new TypeParameter(text));
  const isAsync = node.modifiers.some(({ text }) => text === 'async');
  const scope = new Scope(b.scope, b.function, typeParameters);
  return b.within(scope, () => {
    const returnType = bindType(b, node.returnType, true);
    const fn = newFunction(node.name.text, b.function, node.span, returnType, typeParameters, isAsync);
    const parameters: Parameter[] = node.parameters.map((parameter) => {
      const type = bindType(b, parameter.type);
      const given = parameter.default ? valueOf(b, parameter.default) : null;
      const fits = !given || given.type.kind === 'unknown' || type.kind === 'unknown' || classify(b, given, type) !== null;
      if (given && !fits)
        b.error(
          'CS1750',
          `A value of type '${given.type.text}' cannot be used as a default parameter because there are no standard conversions to type '${type.text}'`,
          parameter.name.span,
        );
      const value = given ? (fits ? convert(b, given, type) : b.bad(given.span)) : null;
      if (value && value.constant === undefined && value.kind !== 'default' && value.type.kind !== 'unknown' && value.kind !== 'bad')
        b.error('CS1736', `Default parameter value for '${parameter.name.text}' must be a compile-time constant`, parameter.default!.span);
      return {
        name: parameter.name.text,
        type,
        modifier: parameter.modifier === 'ref' || parameter.modifier === 'out' || parameter.modifier === 'in' ? parameter.modifier : null,
        params: parameter.modifier === 'params',
        optional: parameter.default !== null,
        default: value ? (value.constant === undefined ? b.types.defaultOf(type) : value.constant) : undefined,
        annotated: false,
      };
    });
    const member = new Member({
      kind: 'method',
      name: node.name.text,
      owner: b.types.object,
      type: returnType,
      parameters,
      typeParameters,
      isStatic: true,
      isExtension: false,
      isVirtual: false,
      isOverride: false,
      canRead: true,
      canWrite: false,
      constant: undefined,
      implementation: null,
      setter: null,
      value: undefined,
    });
    const symbol: LocalFunctionSymbol = { kind: 'local-function', name: node.name.text, function: fn, member, node };
    const outer = scope.parent!;
    b.checkName(node.name.text, node.name.span, outer);
    if (!outer.symbols.has(node.name.text)) outer.symbols.set(node.name.text, symbol);
    return symbol;
  });
};
const bindFunction = (b: Binder, { function: fn, member, node }: LocalFunctionSymbol): void => {
  const scope = new Scope(b.scope, fn, fn.typeParameters);
  const saved = {
    returns: b.returns,
    loops: b.loops,
    breakables: b.breakables,
    finallies: b.finallies,
    catches: b.catches,
    receiver: b.receiver,
    checked: b.checked,
  };
  b.returns = null;
  b.loops = b.breakables = b.finallies = b.catches = 0;
  b.receiver = null;
  b.within(scope, () => {
    node.parameters.forEach((parameter, i) => {
      const { type, modifier } = member.parameters[i]!;
      const local = b.declare(parameter.name.text, type, 'parameter', parameter.name.span, scope, modifier === 'ref' || modifier === 'out');
      if (modifier === 'out') outParameters.add(local);
      fn.parameters.push(local);
    });
    if (node.body.kind === 'block') fn.body = bindBlock(b, node.body, scope);
    else {
      const value = valueOf(b, node.body);
      fn.body = fn.returnType.special === 'void' || fn.isAsync ? value : convert(b, value, fn.returnType);
    }
  });
  Object.assign(b, saved);
};

const bindDeclaration = (b: Binder, node: tree.LocalDeclaration): BoundStatement[] => {
  const implicit = isVar(node.type);
  const stated = implicit ? null : bindType(b, node.type);
  if (implicit && node.declarators.length > 1) b.error('CS0819', 'Implicitly-typed variables cannot have multiple declarators', node.span);
  const result: BoundStatement[] = [];
  for (const declarator of node.declarators) {
    const { name, value } = declarator;
    const kind = node.const ? 'constant' : 'local';
    if (node.const && !value) b.error('CS0145', 'A const field requires a value to be provided', name.span);
    if (implicit && node.const) b.error('CS0822', 'Implicitly-typed variables cannot be constant', node.span);
    let bound: BoundExpression | null = null;
    let type: Type = stated ?? unknown;
    // A variable with a stated type is in scope in its own initializer.
    let early: Local | null = null;
    if (value) {
      if (implicit) {
        if (value.kind === 'implicit-array' && value.bare) {
          b.error('CS0820', 'Cannot initialize an implicitly-typed variable with an array initializer', declarator.span);
          b.speculate(() => valueOf(b, value));
        } else {
          const inner = valueOf(b, value);
          type = inner.type;
          const unbound = unboundOf(inner);
          const what =
            unbound?.kind === 'lambda'
              ? 'lambda expression'
              : unbound?.kind === 'group'
                ? 'method group'
                : type.kind === 'null'
                  ? '<null>'
                  : type.special === 'void'
                    ? 'void'
                    : type.kind === 'default'
                      ? 'default'
                      : null;
          if (what) {
            if (what === 'default') b.error('CS8716', 'There is no target type for the default literal.', value.span);
            else if (unbound?.kind === 'lambda' && node.declarators.length === 1)
              b.error(
                'CS0815',
                `Cannot assign ${node.declarators.length ? 'lambda expression' : ''} to an implicitly-typed variable`,
                declarator.span,
              );
            else b.error('CS0815', `Cannot assign ${what} to an implicitly-typed variable`, declarator.span);
            type = unknown;
            bound = b.bad(value.span);
          } else if (inner.kind === 'tuple' && type.kind === 'function') {
            b.error(
              'CS0815',
              `Cannot assign ${b.code.slice(value.span.start, value.span.end)} to an implicitly-typed variable`,
              declarator.span,
            );
            type = unknown;
            bound = b.bad(value.span);
          } else bound = inner;
        }
      } else if (value.kind === 'implicit-array' && value.bare) {
        if (type.kind === 'array') bound = arrayFrom(b, type, value.initializer, value.span);
        else if (type.kind !== 'unknown')
          b.error(
            'CS0622',
            'Can only use array initializer expressions to assign to array types. Try using a new expression instead.',
            value.span,
          );
      } else {
        early = b.declare(name.text, type, kind, name.span, b.scope, node.ref);
        b.initializing.add(early);
        bound = convert(b, valueOf(b, value), type);
        b.initializing.delete(early);
      }
    } else if (implicit) b.error('CS0818', 'Implicitly-typed variables must be initialized', name.span);
    if (node.ref && bound && value?.kind === 'ref' && bound.kind === 'conversion') {
      b.error('CS8173', `The expression must be of type '${type.text}' because it is being assigned by reference`, value.span);
      bound = b.bad(value.span);
    }
    if (node.ref && bound && value?.kind === 'ref')
      bound =
        bound.type.kind === 'unknown'
          ? bound
          : { kind: 'ref-of', span: value.span, type, target: bound as import('../bound.ts').BoundTarget, modifier: 'ref' };
    const local = early ?? b.declare(name.text, type, kind, name.span, b.scope, node.ref);
    if (node.const && bound) {
      if (bound.constant !== undefined) local.constant = bound.constant;
      else if (!isUnknown(bound) && bound.kind !== 'bad' && type.kind !== 'unknown')
        b.error('CS0133', `The expression being assigned to '${name.text}' must be constant`, value!.span);
      if (local.constant !== undefined) continue;
    }
    result.push({ kind: 'declaration', local, value: bound, span: declarator.span });
  }
  return result;
};

/** A statement that stands where a scope of its own begins (a loop's body, a branch). */
const embedded = (b: Binder, node: tree.Statement): BoundStatement => {
  if (node.kind === 'block') return bindStatement(b, node);
  if (node.kind === 'local-declaration' || node.kind === 'local-function' || node.kind === 'labeled') {
    b.error('CS1023', 'Embedded statement cannot be a declaration or labeled statement', node.span);
  }
  const scope = new Scope(b.scope, b.function);
  return b.within(scope, () => {
    const [statement] = bindStatements(b, [node]);
    return scope.locals.length > 0
      ? { kind: 'block', statements: statement ? [statement] : [], locals: scope.locals, span: node.span }
      : (statement ?? { kind: 'empty', span: node.span });
  });
};

export const bindStatement = (b: Binder, node: tree.Statement): BoundStatement => {
  const { span } = node;
  switch (node.kind) {
    case 'block':
      return bindBlock(b, node);
    case 'local-declaration': {
      const statements = bindDeclaration(b, node);
      return statements.length === 1 ? statements[0]! : { kind: 'block', statements, locals: [], span };
    }
    case 'local-function': {
      const symbol = declareFunction(b, node);
      bindFunction(b, symbol);
      return { kind: 'local-function', function: symbol.function, span };
    }
    case 'expression-statement':
      return expressionStatement(b, node);
    case 'if': {
      const test = condition(b, node.condition);
      // biome-ignore lint/suspicious/noThenProperty: the branch's name in C#; nobody awaits a statement
      return { kind: 'if', condition: test, then: embedded(b, node.then), else: node.else ? embedded(b, node.else) : null, span };
    }
    case 'while':
      return scoped(b, (scope) => ({
        kind: 'while',
        condition: condition(b, node.condition),
        body: loop(b, node.body),
        locals: scope.locals,
        span,
      }));
    case 'do': {
      const body = loop(b, node.body);
      return scoped(b, (scope) => ({ kind: 'do', body, condition: condition(b, node.condition), locals: scope.locals, span }));
    }
    case 'for':
      return scoped(b, (scope) => {
        const initializers = bindStatements(b, node.initializers);
        const test = node.condition ? condition(b, node.condition) : null;
        const incrementors = node.incrementors.map((each) => {
          const value = valueOf(b, each);
          checkStatement(b, each, value);
          return value;
        });
        return { kind: 'for', initializers, condition: test, incrementors, body: loop(b, node.body), locals: scope.locals, span };
      });
    case 'foreach':
      return forEach(b, node);
    case 'switch':
      return bindSwitch(b, node);
    case 'return':
      return bindReturn(b, node);
    case 'break':
    case 'continue':
      if (node.kind === 'break' ? b.breakables === 0 : b.loops === 0)
        b.error('CS0139', 'No enclosing loop out of which to break or continue', span);
      return { kind: node.kind, span };
    case 'throw': {
      if (!node.value) {
        if (b.catches === 0) b.error('CS0156', 'A throw statement with no arguments is not allowed outside of a catch clause', span);
        return { kind: 'throw', value: null, span };
      }
      const value = valueOf(b, node.value);
      const exception = b.types.core('System.Exception');
      if (!isUnknown(value) && value.type.kind !== 'null' && value.type.kind !== 'dynamic' && !classify(b, value, exception)) {
        b.error('CS0155', 'The type caught or thrown must be derived from System.Exception', node.value.span);
        return { kind: 'throw', value: b.bad(node.value.span), span };
      }
      return { kind: 'throw', value, span };
    }
    case 'try':
      return bindTry(b, node);
    case 'using':
      return bindUsing(b, node);
    case 'lock': {
      const value = valueOf(b, node.value);
      if (value.type.isValueType)
        b.error('CS0185', `'${value.type.text}' is not a reference type as required by the lock statement`, node.value.span);
      return { kind: 'lock', value, body: embedded(b, node.body), span };
    }
    case 'checked-statement': {
      const outer = b.checked;
      b.checked = node.checked;
      const body = bindBlock(b, node.body);
      b.checked = outer;
      return body;
    }
    case 'labeled': {
      const [statement] = bindStatements(b, [node.statement]);
      return { kind: 'labeled', label: node.label.text, statement: statement ?? { kind: 'empty', span }, span };
    }
    case 'goto': {
      const value = node.value ? valueOf(b, node.value) : null;
      if (value && value.constant === undefined && !isUnknown(value)) b.error('CS0150', 'A constant value is expected', node.value!.span);
      return { kind: 'goto', target: node.target, label: node.label?.text ?? null, value: value?.constant ?? null, span };
    }
    case 'yield': {
      b.function.isIterator = true;
      const element = enumeratedBy(b.function.returnType) ?? unknown;
      const isRoot = b.function.parent === null;
      const value = node.value ? (isRoot ? valueOf(b, node.value) : b.doors.converted(b, node.value, element)) : null;
      if (!isRoot && element.kind === 'unknown' && b.function.returnType.kind !== 'unknown')
        b.error(
          'CS1624',
          `The body of '${b.function.name}' cannot be an iterator block because '${b.function.returnType.text}' is not an iterator interface type`,
          span,
        );
      return { kind: 'yield', value, span };
    }
    case 'empty':
      return { kind: 'empty', span };
  }
};
const scoped = (b: Binder, work: (scope: Scope) => BoundStatement): BoundStatement => {
  const scope = new Scope(b.scope, b.function);
  return b.within(scope, () => work(scope));
};
const loop = (b: Binder, node: tree.Statement): BoundStatement => {
  b.loops++;
  b.breakables++;
  const body = embedded(b, node);
  b.loops--;
  b.breakables--;
  return body;
};

const statementKinds = new Set([
  'invocation',
  'assignment',
  'postfix',
  'object-creation',
  'await',
  'conditional-access',
  'missing',
  'throw-expression',
]);
const checkStatement = (b: Binder, node: tree.Expression, value: BoundExpression): void => {
  const isCall = (each: tree.Expression): boolean =>
    each.kind === 'conditional-access' ? isCall(each.whenNotNull) : each.kind === 'invocation' || each.kind === 'assignment';
  const fine =
    node.kind === 'unary'
      ? node.operator === '++' || node.operator === '--'
      : node.kind === 'conditional-access'
        ? isCall(node)
        : statementKinds.has(node.kind) && !(node.kind === 'postfix' && node.operator === '!');
  if (fine || (value.kind === 'bad' && !unboundOf(value) && node.kind === 'identifier')) return;
  if (isUnknown(value) && b.diagnostics.some(({ span }) => span.start >= node.span.start && span.end <= node.span.end)) return;
  b.error('CS0201', 'Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement', node.span);
};
const expressionStatement = (b: Binder, node: tree.ExpressionStatement): BoundStatement => {
  const expression = b.doors.expression(b, node.expression);
  // Without its semicolon, what the statement was to be is not known.
  if (b.code[node.span.end - 1] === ';') checkStatement(b, node.expression, expression);
  return { kind: 'expression-statement', expression: unboundOf(expression) ? b.bad(node.span) : expression, span: node.span };
};

const forEach = (b: Binder, node: tree.ForEach): BoundStatement => {
  const source = valueOf(b, node.source);
  const { type } = source;
  let element: Type = unknown;
  if (unboundOf(source) || type.special === 'void' || type.kind === 'null') {
    const what = unboundOf(source) ? 'method group' : type.text;
    if (type.kind === 'null') b.error('CS0186', 'Use of null is not valid in this context', node.source.span);
    else if (unboundOf(source)?.kind === 'group' || unboundOf(source)?.kind === 'lambda')
      b.error('CS0446', `Foreach cannot operate on a '${what}'. Did you intend to invoke the '${what}'?`, node.source.span);
    else
      b.error(
        'CS1579',
        `foreach statement cannot operate on variables of type '${what}' because '${what}' does not contain a public instance or extension definition for 'GetEnumerator'`,
        node.source.span,
      );
  } else if (type.kind === 'dynamic') element = type;
  else if (type.kind !== 'unknown') {
    const own = enumeratorElement(type);
    const found = own ?? enumeratedBy(type);
    if (found) element = found;
    else if (!hasUnknown(type) && (isComplete(type) || type.isValueType || type.special !== ''))
      b.error(
        'CS1579',
        `foreach statement cannot operate on variables of type '${type.text}' because '${type.text}' does not contain a public instance or extension definition for 'GetEnumerator'`,
        node.source.span,
      );
  }
  return scoped(b, (scope) => {
    const item: BoundReceiver = { kind: 'receiver', span: node.target.span, type: element };
    const base = { kind: 'foreach', source: unboundOf(source) ? b.bad(source.span) : source, item, span: node.span } as const;
    const { target } = node;
    if (target.kind === 'declaration' && target.designation.kind === 'single') {
      const stated = isVar(target.type) ? element : bindType(b, target.type);
      const local = b.declare(target.designation.name.text, stated, 'foreach', target.designation.name.span);
      let value: BoundExpression = item;
      if (stated !== element && stated.kind !== 'unknown' && element.kind !== 'unknown') {
        const conversion = explicitConversion(element, stated, false);
        if (conversion) value = apply(b, item, conversion, stated);
        else if (!hasUnknown(element) && !hasUnknown(stated))
          b.error('CS0030', `Cannot convert type '${element.text}' to '${stated.text}'`, node.keyword);
      }
      return { ...base, value, local, deconstruction: null, body: loop(b, node.body), locals: scope.locals };
    }
    const parts =
      target.kind === 'tuple'
        ? target.elements.map(({ value }) => value)
        : target.kind === 'declaration' && target.designation.kind === 'parenthesized'
          ? target.designation.elements.map(
              (designation): tree.Declaration => ({ kind: 'declaration', type: target.type, designation, span: designation.span }),
            )
          : null;
    const deconstruction = parts ? deconstructInto(b, parts, item, target.span) : null;
    return { ...base, value: item, local: null, deconstruction, body: loop(b, node.body), locals: scope.locals };
  });
};
/** What a type's own GetEnumerator walks over, where it is declared (it need not be IEnumerable). */
const enumeratorElement = (type: Type): Type | null => {
  if (type.kind !== 'named' || type.special === 'string') return null;
  const own = membersOf(type, 'GetEnumerator').find(
    ({ parameters, isStatic, kind }) => kind === 'method' && parameters.length === 0 && !isStatic,
  );
  if (!own) return null;
  const current = membersOf(own.type, 'Current')[0];
  return current?.kind === 'property' && current.type.special !== 'object' ? current.type : null;
};

const bindSwitch = (b: Binder, node: tree.Switch): BoundStatement => {
  const bound = valueOf(b, node.value);
  let value = bound;
  if (unboundOf(bound) || bound.type.kind === 'null' || bound.type.special === 'void') {
    if (!(isUnknown(bound) && !unboundOf(bound)))
      b.error('CS8119', 'The switch expression must be a value; found method group.', node.value.span);
    value = b.bad(bound.span);
  }
  const seen = new Set<unknown>();
  b.breakables++;
  const result = scoped(b, (scope) => {
    const sections: BoundSection[] = [];
    let hasDefault = false;
    for (const section of node.sections) {
      const inner = new Scope(scope, b.function);
      const labels: BoundLabel[] = b.within(inner, () =>
        section.labels.map((label): BoundLabel => {
          if (label.kind === 'default-label') {
            if (hasDefault) b.error('CS0152', "The switch statement contains multiple cases with the label value 'default'", label.span);
            hasDefault = true;
            return { pattern: null, when: null, span: label.span };
          }
          const pattern = b.doors.pattern(b, label.pattern, value);
          const when = label.when ? condition(b, label.when) : null;
          if (pattern.kind === 'constant-pattern' && !when) {
            const key = hashKey(pattern.value);
            const ok = pattern.value !== null || /null/.test(b.code.slice(label.pattern.span.start, label.pattern.span.end));
            if (ok && seen.has(key))
              b.error(
                'CS0152',
                `The switch statement contains multiple cases with the label value '${labelText(pattern.value)}'`,
                label.span,
              );
            if (ok) seen.add(key);
          }
          return { pattern, when, span: label.span };
        }),
      );
      // Statements of all sections share one scope; pattern variables belong to their section.
      const statements = b.within(inner, () => {
        for (const each of section.statements) if (each.kind === 'local-declaration') for (const { name } of each.declarators) void name;
        return sectionStatements(b, section.statements, scope, inner);
      });
      sections.push({ labels, statements, locals: inner.locals, span: section.span });
    }
    return { kind: 'switch', value, sections, locals: scope.locals, span: node.span };
  });
  b.breakables--;
  return result;
};
const sectionStatements = (b: Binder, nodes: readonly tree.Statement[], shared: Scope, section: Scope): BoundStatement[] => {
  // Declared in the shared scope, found from the section's.
  const outer = b.scope;
  b.scope = section;
  const result: BoundStatement[] = [];
  const before = section.symbols.size;
  result.push(...bindStatements(b, nodes));
  if (section.symbols.size > before)
    for (const [name, symbol] of section.symbols)
      if (!('kind' in symbol && symbol.kind === 'pattern')) {
        if (shared.symbols.has(name)) {
          const span = 'span' in symbol ? symbol.span : nodes[0]!.span;
          b.error('CS0128', `A local variable or function named '${name}' is already defined in this scope`, span);
        } else shared.symbols.set(name, symbol);
      }
  b.scope = outer;
  return dedupe(b, result);
};
const dedupe = (b: Binder, statements: BoundStatement[]): BoundStatement[] => {
  void b;
  return statements;
};

const bindReturn = (b: Binder, node: tree.Return): BoundStatement => {
  const { span } = node;
  const fn = b.function;
  if (b.finallies > 0) b.error('CS0157', 'Control cannot leave the body of a finally clause', node.keyword);
  if (b.returns) {
    const value = node.value ? valueOf(b, node.value) : null;
    b.returns.push({ expression: value, span });
    return { kind: 'return', value: value && unboundOf(value) ? b.bad(value.span) : value, span };
  }
  if (!node.value) {
    if (fn.returnType.special !== 'void' && fn.returnType.kind !== 'unknown' && !fn.isAsync)
      b.error('CS0126', `An object of a type convertible to '${fn.returnType.text}' is required`, node.keyword);
    return { kind: 'return', value: null, span };
  }
  const value = valueOf(b, node.value);
  if (fn.returnType.special === 'void') {
    if (fn.name && !isUnknown(value))
      b.error('CS0127', `Since '${fn.name}()' returns void, a return keyword must not be followed by an object expression`, node.keyword);
    else if (!fn.name && !isUnknown(value))
      b.error('CS8030', 'Anonymous function converted to a void returning delegate cannot return a value', node.keyword);
    return { kind: 'return', value: unboundOf(value) ? b.bad(span) : value, span };
  }
  if (fn.isAsync) return { kind: 'return', value, span };
  if (!fn.name && !classify(b, value, fn.returnType) && fn.parent) {
    const before: readonly Diagnostic[] = [...b.diagnostics];
    reportImplicit(b, value, fn.returnType, node.value.span);
    if (b.diagnostics.length > before.length)
      b.error(
        'CS1662',
        'Cannot convert lambda expression to intended delegate type because some of the return types in the block are not implicitly convertible to the delegate return type',
        node.value.span,
      );
    return { kind: 'return', value: b.bad(span), span };
  }
  return { kind: 'return', value: convert(b, value, fn.returnType), span };
};

const bindTry = (b: Binder, node: tree.Try): BoundStatement => {
  const outerFinallies = b.finallies;
  const body = bindBlock(b, node.body);
  const exception = b.types.core('System.Exception');
  const caught: { type: Type; filtered: boolean }[] = [];
  const catches: BoundCatch[] = node.catches.map((each, i) => {
    const scope = new Scope(b.scope, b.function);
    return b.within(scope, () => {
      let type: Type | null = null;
      if (each.type) {
        type = bindType(b, each.type);
        if (type.kind !== 'unknown' && !isSubtype(type, exception) && !(type.kind === 'named' && type.definition.isOpaque)) {
          b.error('CS0155', 'The type caught or thrown must be derived from System.Exception', each.type.span);
          type = unknown;
        }
        const previous = caught.find(
          ({ type: earlier, filtered }) => !filtered && type !== null && type.kind !== 'unknown' && isSubtype(type, earlier),
        );
        if (previous)
          b.error(
            'CS0160',
            `A previous catch clause already catches all exceptions of this or of a super type ('${previous.type.text}')`,
            each.type.span,
          );
        if (type.kind !== 'unknown') caught.push({ type, filtered: each.filter !== null });
      } else if (i < node.catches.length - 1 && !each.filter) {
        b.error('CS1017', 'Catch clauses cannot follow the general catch clause of a try statement', node.catches[i + 1]!.keyword);
      }
      const local = each.name && type ? b.declare(each.name.text, type, 'catch', each.name.span) : null;
      const filter = each.filter ? condition(b, each.filter) : null;
      b.catches++;
      const inner = bindBlock(b, each.body);
      b.catches--;
      return { of: type && type.kind !== 'unknown' ? type : null, local, filter, body: inner, locals: scope.locals, span: each.span };
    });
  });
  let last: BoundBlock | null = null;
  if (node.finally) {
    const saved = { loops: b.loops, breakables: b.breakables, catches: b.catches };
    b.finallies = outerFinallies + 1;
    b.catches = 0;
    last = bindBlock(b, node.finally);
    Object.assign(b, saved);
    b.finallies = outerFinallies;
  }
  return { kind: 'try', body, catches, finally: last, span: node.span };
};

const bindUsing = (b: Binder, node: tree.Using): BoundStatement =>
  scoped(b, (scope) => {
    const disposable = b.types.core('System.IDisposable');
    const dispose = (type: Type, span: Span): { receiver: BoundReceiver; dispose: BoundExpression | null } => {
      const receiver: BoundReceiver = { kind: 'receiver', span, type };
      if (
        type.kind === 'unknown' ||
        type.kind === 'null' ||
        type.kind === 'dynamic' ||
        (type.kind === 'named' && type.definition.isOpaque) ||
        hasUnknown(type)
      )
        return { receiver, dispose: null };
      const fits = implicitConversion(type, disposable);
      if (!fits && isComplete(type) && !membersOf(type, 'Dispose').length)
        b.error('CS1674', `'${type.text}': type used in a using statement must be implicitly convertible to 'System.IDisposable'.`, span);
      const member =
        membersOf(type, 'Dispose').find(({ parameters }) => parameters.length === 0) ??
        (fits ? membersOf(disposable, 'Dispose')[0] : undefined);
      if (!member) return { receiver, dispose: null };
      return {
        receiver,
        dispose: { kind: 'call', span, type: b.keyword('void'), target: receiver, member, typeArguments: [], arguments: [], order: null },
      };
    };
    const resources: import('../bound.ts').BoundUsing['resources'][number][] = [];
    if (node.declaration) {
      const type = isVar(node.declaration.type) ? null : bindType(b, node.declaration.type);
      for (const { name, value, span } of node.declaration.declarators) {
        const bound = value ? valueOf(b, value) : null;
        const own = type ?? (bound && !unboundOf(bound) && bound.type.kind !== 'null' ? bound.type : unknown);
        const converted = bound ? convert(b, bound, own) : b.bad(span);
        if (!bound) b.error('CS0210', 'You must provide an initializer in a fixed or using statement declaration', name.span);
        const local = b.declare(name.text, own, 'using', name.span);
        resources.push({ local, value: converted, ...dispose(own, span) });
      }
    } else if (node.expression) {
      const value = valueOf(b, node.expression);
      resources.push({ local: null, value: unboundOf(value) ? b.bad(value.span) : value, ...dispose(value.type, node.expression.span) });
    }
    return { kind: 'using', resources, body: embedded(b, node.body), locals: scope.locals, span: node.span };
  });

export type { BoundFunction };
/** The type a function's returns agree on. */
export { bestCommonType, underlyingOf };

/** JSONPath text to steps, as Newtonsoft's JPath parses it. */
import { Double } from '../../runtime/numbers.ts';
import type { PathFilter, Query, QueryOperand, QueryOperator } from './path-filter.ts';
import { JValue, jsonException } from './token.ts';

export const parsePath = (expression: string): PathFilter[] => new PathParser(expression).parse();

class PathParser {
  private readonly text: string;
  private at = 0;
  readonly filters: PathFilter[] = [];
  constructor(text: string) {
    this.text = text;
  }
  parse(): PathFilter[] {
    this.skip();
    if (this.at === this.text.length) return this.filters;
    if (this.text[this.at] === '$') {
      if (this.text.length === 1) return this.filters;
      const next = this.text[this.at + 1];
      if (next === '.' || next === '[') this.at++;
    }
    if (!this.parsePath(this.filters, this.at, false)) {
      const last = this.at;
      this.skip();
      if (this.at < this.text.length) jsonException(`Unexpected character while parsing path: ${this.text[last]}`);
    }
    return this.filters;
  }
  private skip(): void {
    while (this.text[this.at] === ' ') this.at++;
  }
  private ensure(message: string): void {
    if (this.at >= this.text.length) jsonException(message);
  }

  /** True at the end of the text; false where a character stops it (in a query). */
  private parsePath(filters: PathFilter[], start: number, query: boolean): boolean {
    let scan = false;
    let followingIndexer = false;
    let followingDot = false;
    let from = start;
    const member = (): void => {
      let name: string | null = this.text.slice(from, this.at);
      if (name === '*') name = null;
      filters.push({ kind: scan ? 'scan' : 'field', name });
      scan = false;
    };
    for (;;) {
      if (this.at >= this.text.length) break;
      const character = this.text[this.at]!;
      if (character === '[' || character === '(') {
        if (this.at > from) member();
        filters.push(this.parseIndexer(character, scan));
        scan = false;
        this.at++;
        from = this.at;
        followingIndexer = true;
        followingDot = false;
      } else if (character === ']' || character === ')') {
        if (this.at > from) {
          member();
        }
        return this.at >= this.text.length;
      } else if (character === ' ') {
        if (this.at < this.text.length) {
          if (this.at > from) member();
          return false;
        }
      } else if (character === '.') {
        if (this.at > from) member();
        if (this.text[this.at + 1] === '.') {
          scan = true;
          this.at++;
        }
        this.at++;
        from = this.at;
        followingIndexer = false;
        followingDot = true;
      } else {
        if (query && '=<!>|&'.includes(character)) {
          if (this.at > from) member();
          return false;
        }
        if (followingIndexer) jsonException(`Unexpected character following indexer: ${character}`);
        this.at++;
      }
    }
    const atEnd = this.at >= this.text.length;
    if (this.at > from) {
      const name = this.text.slice(from, this.at).trimEnd();
      filters.push({ kind: scan ? 'scan' : 'field', name: name === '*' ? null : name });
    } else if (followingDot && (atEnd || query)) jsonException('Unexpected end while parsing path.');
    return atEnd;
  }

  private parseIndexer(open: string, scan: boolean): PathFilter {
    this.at++;
    const close = open === '[' ? ']' : ')';
    this.ensure('Path ended with open indexer.');
    this.skip();
    if (this.text[this.at] === "'" || this.text[this.at] === '"') return this.parseQuotedField(close, scan);
    if (this.text[this.at] === '?') return this.parseQuery(close, scan);
    return this.parseArrayIndexer(close);
  }

  private parseQuotedField(close: string, scan: boolean): PathFilter {
    const names: string[] = [];
    for (;;) {
      if (this.at >= this.text.length) return jsonException('Path ended with open indexer.');
      names.push(this.readQuoted());
      this.skip();
      this.ensure('Path ended with open indexer.');
      if (this.text[this.at] === close) {
        if (names.length > 1) return scan ? { kind: 'scan-fields', names } : { kind: 'fields', names };
        return scan ? { kind: 'scan', name: names[0]! } : { kind: 'field', name: names[0]! };
      }
      if (this.text[this.at] !== ',') return jsonException(`Unexpected character while parsing path indexer: ${this.text[this.at]}`);
      this.at++;
      this.skip();
    }
  }
  private readQuoted(): string {
    const quote = this.text[this.at];
    this.at++;
    let result = '';
    while (this.at < this.text.length) {
      const character = this.text[this.at]!;
      if (character === '\\' && this.at + 1 < this.text.length) {
        const next = this.text[this.at + 1]!;
        const known: Readonly<Record<string, string>> = { n: '\n', b: '\b', t: '\t', f: '\f', r: '\r' };
        if (next === "'" || next === '"' || next === '\\' || next === '/') result += next;
        else result += known[next] ?? jsonException(`Unknown escape character: \\${next}`);
        this.at += 2;
      } else if (character === quote) {
        this.at++;
        return result;
      } else {
        result += character;
        this.at++;
      }
    }
    return jsonException('Path ended with an open string.');
  }

  private parseArrayIndexer(close: string): PathFilter {
    let start = this.at;
    let end: number | null = null;
    let indexes: number[] | null = null;
    let colons = 0;
    const bounds: (number | null)[] = [null, null, null];
    const integer = (): number => {
      const digits = this.text.slice(start, end ?? this.at);
      if (!/^-?\d+$/.test(digits)) return jsonException(`Unexpected character while parsing path indexer: ${digits[0] ?? ''}`);
      return Number(digits);
    };
    while (this.at < this.text.length) {
      const character = this.text[this.at]!;
      if (character === ' ') {
        end = this.at;
        this.skip();
      } else if (character === close) {
        const length = (end ?? this.at) - start;
        if (indexes) {
          if (length === 0) return jsonException('Array index expected.');
          indexes.push(integer());
          return { kind: 'indexes', indexes };
        }
        if (colons > 0) {
          if (length > 0) bounds[colons] = integer();
          return { kind: 'slice', start: bounds[0]!, end: bounds[1]!, step: bounds[2]! };
        }
        if (length === 0) return jsonException('Array index expected.');
        return { kind: 'index', index: integer() };
      } else if (character === ',') {
        const length = (end ?? this.at) - start;
        if (length === 0) return jsonException('Array index expected.');
        indexes ??= [];
        indexes.push(integer());
        this.at++;
        this.skip();
        start = this.at;
        end = null;
      } else if (character === '*') {
        this.at++;
        this.ensure('Path ended with open indexer.');
        this.skip();
        if (this.text[this.at] !== close) return jsonException(`Unexpected character while parsing path indexer: ${character}`);
        return { kind: 'index', index: null };
      } else if (character === ':') {
        const length = (end ?? this.at) - start;
        if (length > 0) bounds[colons] = integer();
        colons++;
        if (colons > 2) return jsonException(`Unexpected character while parsing path indexer: ${character}`);
        this.at++;
        this.skip();
        start = this.at;
        end = null;
      } else if (!/[\d-]/.test(character)) return jsonException(`Unexpected character while parsing path indexer: ${character}`);
      else {
        if (end !== null) return jsonException(`Unexpected character while parsing path indexer: ${character}`);
        this.at++;
      }
    }
    return jsonException('Path ended with open indexer.');
  }

  private parseQuery(close: string, scan: boolean): PathFilter {
    this.at++;
    this.ensure('Path ended with open indexer.');
    if (this.text[this.at] !== '(') jsonException(`Unexpected character while parsing path indexer: ${this.text[this.at]}`);
    this.at++;
    const query = this.parseExpression();
    this.at++;
    this.ensure('Path ended with open indexer.');
    this.skip();
    if (this.text[this.at] !== close) jsonException(`Unexpected character while parsing path indexer: ${this.text[this.at]}`);
    return { kind: scan ? 'scan-query' : 'query', query };
  }
  private parseExpression(): Query {
    let root: Query | null = null;
    let parent: Extract<Query, { kind: 'and' | 'or' }> | null = null;
    while (this.at < this.text.length) {
      const left = this.parseSide();
      let right: QueryOperand | null = null;
      let operator: QueryOperator;
      const character = this.text[this.at];
      if (character === ')' || character === '|' || character === '&') operator = 'exists';
      else {
        operator = this.parseOperator();
        right = this.parseSide();
      }
      const comparison: Query = { kind: 'compare', operator, left, right };
      if (this.text[this.at] === ')') {
        if (parent) {
          parent.parts.push(comparison);
          return root!;
        }
        return comparison;
      }
      const kind = this.text[this.at] === '&' ? 'and' : 'or';
      if (this.text[this.at] === '&') {
        if (!this.take('&&')) jsonException(`Unexpected character while parsing path query: ${this.text[this.at]}`);
      } else if (this.text[this.at] === '|') {
        if (!this.take('||')) jsonException(`Unexpected character while parsing path query: ${this.text[this.at]}`);
      } else continue;
      if (!parent || parent.kind !== kind) {
        const compound: Extract<Query, { kind: 'and' | 'or' }> = { kind, parts: [] };
        if (parent) parent.parts.push(compound);
        parent = compound;
        root ??= compound;
      }
      parent.parts.push(comparison);
    }
    return jsonException('Path ended with open query.');
  }
  private take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }
  private parseSide(): QueryOperand {
    this.skip();
    const character = this.text[this.at];
    if (character === '$' || character === '@') {
      const filters: PathFilter[] = [];
      this.at++;
      if (character === '$') filters.push({ kind: 'root' });
      if (this.parsePath(filters, this.at, true)) jsonException('Path ended with open query.');
      this.skip();
      return filters;
    }
    const value = this.parseValue();
    this.skip();
    return value;
  }
  private parseValue(): JValue {
    const character = this.text[this.at];
    if (character === "'") return new JValue(this.readQuoted());
    if (character !== undefined && /[\d-]/.test(character)) {
      const start = this.at;
      this.at++;
      while (this.at < this.text.length && this.text[this.at] !== ' ' && this.text[this.at] !== ')') this.at++;
      const number = this.text.slice(start, this.at);
      if (/[.eE]/.test(number)) {
        if (/^-?\d*\.?\d+([eE][-+]?\d+)?$/.test(number)) return new JValue(new Double(Number(number)));
      } else if (/^-?\d+$/.test(number)) return new JValue(BigInt(number));
      return jsonException(`Could not read query value: ${number}`);
    }
    if (character === 't' && this.take('true')) return new JValue(true);
    if (character === 'f' && this.take('false')) return new JValue(false);
    if (character === 'n' && this.take('null')) return new JValue(null);
    if (character === '/') {
      const start = this.at;
      this.at++;
      while (this.at < this.text.length && (this.text[this.at] !== '/' || this.text[this.at - 1] === '\\')) this.at++;
      if (this.at >= this.text.length) return jsonException('Path ended with an open regex.');
      this.at++;
      while (this.at < this.text.length && /[a-z]/i.test(this.text[this.at]!)) this.at++;
      return new JValue(this.text.slice(start, this.at));
    }
    return jsonException('Could not read query operator.');
  }
  private parseOperator(): QueryOperator {
    if (this.at + 1 >= this.text.length) return jsonException('Path ended with open query.');
    for (const operator of ['===', '==', '=~', '!==', '!=', '<=', '>=', '<', '>'] as const) if (this.take(operator)) return operator;
    return jsonException('Could not read query operator.');
  }
}

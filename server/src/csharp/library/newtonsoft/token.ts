/** The JToken family as values: a tree with parents, Newtonsoft's rules for adding, replacing and removing, and its words when a rule is broken. */
import { ClrArray } from '../../runtime/array.ts';
import { EnumValue, enumValue } from '../../runtime/enums.ts';
import { nullReference, raise, raiseArgument, raiseNull } from '../../runtime/exception.ts';
import { hashKey, type Meter, type Take, textOf, visit } from '../../runtime/operations.ts';
import { clr, type RuntimeType, runtimeType } from '../../runtime/type.ts';
import { typeOf } from '../../runtime/value.ts';
import { changeTextToo } from './change-type.ts';
import { compareJsonValues, equalJsonValues } from './compare.ts';
import { dynamicArithmetic } from './operation.ts';
import { appendPosition } from './position.ts';

/** Newtonsoft.Json.Linq.JTokenType. */
export const TokenType = {
  None: 0,
  Object: 1,
  Array: 2,
  Constructor: 3,
  Property: 4,
  Comment: 5,
  Integer: 6,
  Float: 7,
  String: 8,
  Boolean: 9,
  Null: 10,
  Undefined: 11,
  Date: 12,
  Raw: 13,
  Bytes: 14,
  Guid: 15,
  Uri: 16,
  TimeSpan: 17,
} as const;
export type TokenType = (typeof TokenType)[keyof typeof TokenType];
export const tokenTypeName = (type: TokenType): string => Object.keys(TokenType)[type] ?? '';
export const tokenTypeValue = (type: TokenType): EnumValue => enumValue('Newtonsoft.Json.Linq.JTokenType', type);

export const jsonException = (message: string): never => raise('Newtonsoft.Json.JsonException', message);
const jtoken = runtimeType('Newtonsoft.Json.Linq.JToken');
const typeHandle = (name: string): RuntimeType => runtimeType(`Newtonsoft.Json.Linq.${name}`);

export abstract class JToken {
  parent: JContainer | null = null;
  abstract readonly clrType: RuntimeType;
  abstract readonly type: TokenType;

  get children(): readonly JToken[] {
    return [];
  }
  get hasValues(): boolean {
    return this.children.length > 0;
  }
  get root(): JToken {
    let token: JToken = this;
    while (token.parent) token = token.parent;
    return token;
  }
  get path(): string {
    const chain: JToken[] = [];
    for (let token: JToken | null = this; token; token = token.parent) chain.unshift(token);
    let path = '';
    for (let i = 0; i + 1 < chain.length; i++) {
      const [token, next] = [chain[i]!, chain[i + 1]!];
      if (token instanceof JArray || token instanceof JConstructor) path = appendPosition(path, token.children.indexOf(next));
      else if (next instanceof JProperty) path = appendPosition(path, next.name);
    }
    if (this instanceof JProperty && !this.parent) path = appendPosition('', this.name);
    return path;
  }
  /** Where it was last seen among its siblings, so that walking along them is not quadratic. */
  private place = 0;
  private sibling(step: number): JToken | null {
    const siblings = this.parent?.children;
    if (!siblings) return null;
    if (siblings[this.place] !== this) this.place = siblings.indexOf(this);
    const found = siblings[this.place + step] ?? null;
    if (found) found.place = this.place + step;
    return found;
  }
  get next(): JToken | null {
    return this.sibling(1);
  }
  get previous(): JToken | null {
    return this.sibling(-1);
  }
  private get holder(): JContainer {
    return this.parent ?? raise('System.InvalidOperationException', 'The parent is missing.');
  }
  detach(): void {
    this.holder.removeChild(this);
  }
  replace(value: JToken | null): void {
    const holder = this.holder;
    holder.setChild(holder.children.indexOf(this), value);
  }
  addBeside(content: unknown, step: 0 | 1): void {
    const holder = this.holder;
    holder.addContent(content, holder.children.indexOf(this) + step);
  }
  *ancestors(self: boolean): Iterable<JToken> {
    for (let token: JToken | null = self ? this : this.parent; token; token = token.parent) yield token;
  }
  /** `this[key]`. */
  getItem(_key: unknown): JToken | null {
    return this.noChildren();
  }
  setItem(_key: unknown, _value: JToken | null): void {
    raise('System.InvalidOperationException', `Cannot set child value on ${this.clrType.clrName}.`);
  }
  noChildren(): never {
    return raise('System.InvalidOperationException', `Cannot access child value on ${this.clrType.clrName}.`);
  }
  abstract clone(): JToken;
  abstract deepEquals(other: JToken): boolean;
  abstract deepKey(): string;
  /** Set by the writer's file, which needs these classes. */
  static text: (token: JToken) => string = () => '';
  toText(): string {
    return JToken.text(this);
  }
  [Symbol.iterator](): Iterator<unknown> {
    return this.children.slice()[Symbol.iterator]();
  }
}

const isMultiple = (content: unknown): content is Iterable<unknown> =>
  content !== null &&
  typeof content === 'object' &&
  !(content instanceof JToken) &&
  !(content instanceof ClrArray && content.items instanceof Uint8Array) &&
  Symbol.iterator in content;
export const tokenOf = (content: unknown): JToken => (content instanceof JToken ? content : new JValue(content));
/** What a property or array takes: several things become an array. */
export const contentOf = (content: unknown): JToken => (isMultiple(content) ? JArray.of(content) : tokenOf(content));

const modified = (): never => raise('System.InvalidOperationException', 'Collection was modified; enumeration operation may not execute.');

export abstract class JContainer extends JToken {
  protected items: JToken[] = [];
  /** Counts changes, so that an enumeration notices them. */
  private version = 0;
  override get children(): readonly JToken[] {
    return this.items;
  }
  /** What collections ask of a collection. */
  get count(): number {
    return this.items.length;
  }
  add(content: unknown): void {
    this.addContent(content);
  }
  /** `ICollection<JToken>.Contains`: by reference. */
  containsItem(item: unknown): boolean {
    return this.items.includes(item as JToken);
  }
  /** Newtonsoft's ValidateToken: throws where the token does not belong here. */
  protected validate(token: JToken, _existing: JToken | null): void {
    if (token.type === TokenType.Property) this.refuse(token);
  }
  protected refuse(token: JToken): never {
    return raise('System.ArgumentException', `Can not add ${token.clrType.clrName} to ${this.clrType.clrName}.`);
  }
  /** A token that has a parent already is copied. */
  private own(token: JToken | null): JToken {
    if (!token) return new JValue(null);
    if (token.parent || token === this || (token.hasValues && this.root === token)) return token.clone();
    return token;
  }
  addContent(content: unknown, index = this.items.length): void {
    if (isMultiple(content)) {
      const items: unknown[] = [];
      visit(content, null, (item) => {
        items.push(item);
      });
      for (let i = 0; i < items.length; i++) this.addContent(items[i], index + i);
    } else this.insertChild(index, content === null || content === undefined ? null : tokenOf(content));
  }
  /** Takes a token that belongs here and nowhere else: as its last. */
  adopt(token: JToken): void {
    token.parent = this;
    this.items.push(token);
    this.version++;
  }
  insertChild(index: number, token: JToken | null): boolean {
    if (index > this.items.length || index < 0)
      raise('System.ArgumentOutOfRangeException', "Index must be within the bounds of the List. (Parameter 'index')");
    const own = this.own(token);
    this.validate(own, null);
    own.parent = this;
    if (index === this.items.length) this.items.push(own);
    else this.items.splice(index, 0, own);
    this.version++;
    return true;
  }
  setChild(index: number, token: JToken | null): void {
    const existing = this.items[index]!;
    if (
      existing instanceof JValue &&
      (token === null ? existing.type === TokenType.Null : token instanceof JValue && existing.equalsValue(token))
    )
      return;
    const own = this.own(token);
    this.validate(own, existing);
    existing.parent = null;
    own.parent = this;
    this.items[index] = own;
    this.version++;
  }
  removeChild(token: JToken): boolean {
    const index = this.items.indexOf(token);
    if (index < 0) return false;
    this.items.splice(index, 1);
    token.parent = null;
    this.version++;
    return true;
  }
  clear(): void {
    for (const item of this.items) item.parent = null;
    this.items = [];
    this.version++;
  }
  /** The children; who changes them meanwhile ends the walk, as with .NET's lists. */
  *walk(): Generator<JToken> {
    const { version } = this;
    for (let i = 0; i < this.items.length; i++) {
      yield this.items[i]!;
      if (version !== this.version) modified();
    }
  }
  override [Symbol.iterator](): Iterator<unknown> {
    return this.walk();
  }
  visit(meter: Meter | null, take: Take): boolean {
    const { version } = this;
    for (let i = 0; i < this.items.length; i++) {
      if ((i & 63) === 0) meter?.charge(Math.min(this.items.length - i, 64));
      if (take(this.items[i]) === true) return true;
      if (version !== this.version) modified();
    }
    return false;
  }
  replaceAll(content: unknown): void {
    this.clear();
    this.addContent(content);
  }
  *descendants(self: boolean): Iterable<JToken> {
    if (self) yield this;
    for (const child of this.walk()) {
      yield child;
      if (child instanceof JContainer) yield* child.descendants(false);
    }
  }
  override deepEquals(other: JToken): boolean {
    return (
      other instanceof JContainer &&
      other.clrType === this.clrType &&
      this.items.length === other.items.length &&
      this.items.every((item, i) => item.deepEquals(other.items[i]!))
    );
  }
  deepKey(): string {
    return `${this.type}[${this.items.map((item) => item.deepKey()).join()}]`;
  }
}

/** So many properties are worth an index. */
const many = 9;

export class JObject extends JContainer {
  static readonly handle = typeHandle('JObject');
  get clrType(): RuntimeType {
    return JObject.handle;
  }
  get type(): TokenType {
    return TokenType.Object;
  }
  /** Of an object with more than a few properties. */
  private byName: Map<string, JProperty> | null = null;

  get properties(): readonly JProperty[] {
    return this.items as JProperty[];
  }
  property(name: string | null, ignoreCase = false): JProperty | null {
    if (name === null) return null;
    const exact = this.named(name);
    if (exact || !ignoreCase) return exact ?? null;
    const lower = name.toLowerCase();
    return this.properties.find((property) => property.name.toLowerCase() === lower) ?? null;
  }
  private named(name: string): JProperty | undefined {
    if (this.byName) return this.byName.get(name);
    for (let i = 0; i < this.items.length; i++) if ((this.items[i] as JProperty).name === name) return this.items[i] as JProperty;
    return undefined;
  }
  /** Once there are many properties, they are found by their names; until then one after the other. */
  private index(): void {
    if (this.byName || this.items.length < many) return;
    this.byName = new Map(this.properties.map((property) => [property.name, property]));
  }
  /** Takes a value that has no parent as a new last property; false where there is one of that name. */
  adoptProperty(name: string, value: JToken): boolean {
    if (this.named(name)) return false;
    this.adopt(JProperty.holding(name, value));
    if (this.byName) this.byName.set(name, this.items[this.items.length - 1] as JProperty);
    else this.index();
    return true;
  }
  get(name: string): JToken | null {
    return this.named(name)?.value ?? null;
  }
  set(name: string | null, value: JToken | null): void {
    const existing = this.property(name);
    if (existing) existing.value = value!;
    else this.addContent(new JProperty(name, value));
  }
  /** As a dictionary of text and tokens. */
  get keyType(): RuntimeType {
    return clr.string;
  }
  get valueType(): RuntimeType {
    return jtoken;
  }
  item(name: string): JToken | null {
    return this.get(name);
  }
  has(name: string | null): boolean {
    return this.named(name ?? raiseNull('propertyName')) !== undefined;
  }
  remove(name: string | null): boolean {
    const property = this.property(name ?? raiseNull('propertyName'));
    return property !== null && this.removeChild(property);
  }
  *pairs(): Iterable<readonly [string, JToken]> {
    for (const property of this.walk() as Iterable<JProperty>) yield [property.name, property.value];
  }
  override add(content: unknown, value?: unknown): void {
    this.addContent(typeof content === 'string' && value !== undefined ? new JProperty(content, value) : content);
  }
  /** `dynamic`: a property is a member. */
  getDynamicMember(name: string): JToken | null {
    return this.get(name);
  }
  setDynamicMember(name: string, value: unknown): void {
    this.set(name, value === null ? null : tokenOf(typeof value === 'number' ? BigInt(value) : value));
  }
  override getItem(key: unknown): JToken | null {
    if (key === null) return raiseNull('key');
    return typeof key === 'string'
      ? this.get(key)
      : raise(
          'System.ArgumentException',
          `Accessed JObject values with invalid key value: ${keyText(key)}. Object property name expected.`,
        );
  }
  override setItem(key: unknown, value: JToken | null): void {
    if (key === null) raiseNull('key');
    if (typeof key !== 'string')
      raise('System.ArgumentException', `Set JObject values with invalid key value: ${keyText(key)}. Object property name expected.`);
    this.set(key as string, value);
  }
  protected override validate(token: JToken, existing: JToken | null): void {
    if (!(token instanceof JProperty)) return this.refuse(token);
    if (existing instanceof JProperty && existing.name === token.name) return;
    if (this.named(token.name))
      raise(
        'System.ArgumentException',
        `Can not add property ${token.name} to ${this.clrType.clrName}. Property with the same name already exists on object.`,
      );
  }
  override insertChild(index: number, token: JToken | null): boolean {
    if (token?.type === TokenType.Comment) return false;
    super.insertChild(index, token);
    const property = this.items[index] as JProperty;
    if (this.byName) this.byName.set(property.name, property);
    else this.index();
    return true;
  }
  override setChild(index: number, token: JToken | null): void {
    const before = this.items[index] as JProperty;
    super.setChild(index, token);
    if (!this.byName) return;
    this.byName.delete(before.name);
    const after = this.items[index] as JProperty;
    this.byName.set(after.name, after);
  }
  override removeChild(token: JToken): boolean {
    const removed = super.removeChild(token);
    if (removed) this.byName?.delete((token as JProperty).name);
    return removed;
  }
  override clear(): void {
    super.clear();
    this.byName = null;
  }
  clone(): JObject {
    const copy = new JObject();
    for (const property of this.properties) copy.insertChild(copy.items.length, property.clone());
    return copy;
  }
  override deepEquals(other: JToken): boolean {
    if (!(other instanceof JObject) || other.items.length !== this.items.length) return false;
    return this.properties.every((property) => {
      const match = other.property(property.name);
      return match !== null && property.value.deepEquals(match.value);
    });
  }
  override deepKey(): string {
    return `1{${this.properties
      .map((property) => property.deepKey())
      .sort()
      .join()}}`;
  }
}

abstract class Indexed extends JContainer {
  at(index: number): JToken {
    return this.get(index);
  }
  private checked(index: number): number {
    if (index < 0 || index >= this.items.length)
      raise(
        'System.ArgumentOutOfRangeException',
        "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
      );
    return index;
  }
  get(index: number): JToken {
    return this.items[this.checked(index)]!;
  }
  private writable(index: number): number {
    if (index < 0) raiseArgument('System.ArgumentOutOfRangeException', 'Index is less than 0.', 'index');
    if (index >= this.items.length)
      raiseArgument('System.ArgumentOutOfRangeException', 'Index is equal to or greater than Count.', 'index');
    return index;
  }
  set(index: number, value: JToken | null): void {
    this.setChild(this.writable(index), value);
  }
  removeAt(index: number): void {
    this.removeChild(this.get(this.writable(index)));
  }
}

export class JArray extends Indexed {
  static readonly handle = typeHandle('JArray');
  get clrType(): RuntimeType {
    return JArray.handle;
  }
  get type(): TokenType {
    return TokenType.Array;
  }
  static of(content: unknown): JArray {
    const array = new JArray();
    array.addContent(content);
    return array;
  }
  override getItem(key: unknown): JToken {
    if (key === null) return raiseNull('key');
    return typeof key === 'number'
      ? this.get(key)
      : raise('System.ArgumentException', `Accessed JArray values with invalid key value: ${keyText(key)}. Int32 array index expected.`);
  }
  override setItem(key: unknown, value: JToken | null): void {
    if (key === null) raiseNull('key');
    if (typeof key !== 'number')
      raise('System.ArgumentException', `Set JArray values with invalid key value: ${keyText(key)}. Int32 array index expected.`);
    this.set(key as number, value);
  }
  clone(): JArray {
    const copy = new JArray();
    for (const item of this.items) copy.insertChild(copy.items.length, item.clone());
    return copy;
  }
}

export class JConstructor extends Indexed {
  static readonly handle = typeHandle('JConstructor');
  get clrType(): RuntimeType {
    return JConstructor.handle;
  }
  get type(): TokenType {
    return TokenType.Constructor;
  }
  name: string | null;
  constructor(name: string | null = null) {
    super();
    this.name = name;
  }
  override getItem(key: unknown): JToken {
    if (key === null) return raiseNull('key');
    return typeof key === 'number'
      ? this.get(key)
      : raise(
          'System.ArgumentException',
          `Accessed JConstructor values with invalid key value: ${keyText(key)}. Argument position index expected.`,
        );
  }
  override setItem(key: unknown, value: JToken | null): void {
    if (key === null) raiseNull('key');
    if (typeof key !== 'number')
      raise(
        'System.ArgumentException',
        `Set JConstructor values with invalid key value: ${keyText(key)}. Argument position index expected.`,
      );
    this.set(key as number, value);
  }
  clone(): JConstructor {
    const copy = new JConstructor(this.name);
    for (const item of this.items) copy.insertChild(copy.items.length, item.clone());
    return copy;
  }
  override deepEquals(other: JToken): boolean {
    return other instanceof JConstructor && other.name === this.name && super.deepEquals(other);
  }
}

export class JProperty extends JContainer {
  static readonly handle = typeHandle('JProperty');
  get clrType(): RuntimeType {
    return JProperty.handle;
  }
  get type(): TokenType {
    return TokenType.Property;
  }
  readonly name: string;
  constructor(name: string | null, content?: unknown) {
    super();
    this.name = name ?? raiseNull('name');
    if (content !== undefined) this.value = content === null ? new JValue(null) : contentOf(content);
  }
  /** Of a value that has no parent. */
  static holding(name: string, value: JToken): JProperty {
    const property = new JProperty(name);
    value.parent = property;
    property.items = [value];
    return property;
  }
  /** As the Key of a `KeyValuePair<string, JToken>`, which is what enumerating a JObject as a dictionary gives. */
  get key(): string {
    return this.name;
  }
  get value(): JToken {
    return this.items[0] ?? (null as unknown as JToken);
  }
  set value(value: JToken | null) {
    if (this.items.length === 0) this.insertChild(0, value);
    else this.setChild(0, value);
  }
  override insertChild(_index: number, token: JToken | null): boolean {
    if (token?.type === TokenType.Comment) return false;
    if (this.items.length > 0) jsonException(`${this.clrType.clrName} cannot have multiple values.`);
    return super.insertChild(0, token);
  }
  override removeChild(_token: JToken): boolean {
    return jsonException(`Cannot add or remove items from ${this.clrType.clrName}.`);
  }
  override clear(): void {
    jsonException(`Cannot add or remove items from ${this.clrType.clrName}.`);
  }
  clone(): JProperty {
    return new JProperty(this.name, this.items.length > 0 ? this.value.clone() : undefined);
  }
  override deepEquals(other: JToken): boolean {
    return other instanceof JProperty && other.name === this.name && super.deepEquals(other);
  }
  override deepKey(): string {
    return `${JSON.stringify(this.name)}:${super.deepKey()}`;
  }
}

const typesByName: Readonly<Record<string, TokenType>> = {
  'System.String': TokenType.String,
  'System.Boolean': TokenType.Boolean,
  'System.Int32': TokenType.Integer,
  'System.Int64': TokenType.Integer,
  'System.Int16': TokenType.Integer,
  'System.UInt16': TokenType.Integer,
  'System.UInt32': TokenType.Integer,
  'System.UInt64': TokenType.Integer,
  'System.Byte': TokenType.Integer,
  'System.SByte': TokenType.Integer,
  'System.Numerics.BigInteger': TokenType.Integer,
  'System.Double': TokenType.Float,
  'System.Single': TokenType.Float,
  'System.Decimal': TokenType.Float,
  'System.DateTime': TokenType.Date,
  'System.DateTimeOffset': TokenType.Date,
  'System.Guid': TokenType.Guid,
  'System.Uri': TokenType.Uri,
  'System.TimeSpan': TokenType.TimeSpan,
  'System.Byte[]': TokenType.Bytes,
};
const typeOfValue = (value: unknown, current: TokenType | null): TokenType => {
  if (value === null) return TokenType.Null;
  const type = typeOf(value);
  const found = typesByName[type.text];
  if (found === TokenType.String) return current === TokenType.Comment || current === TokenType.Raw ? current : TokenType.String;
  if (found !== undefined) return found;
  if (value instanceof EnumValue) return TokenType.Integer;
  return raise('System.ArgumentException', `Could not determine JSON object type for type ${type.clrName}.`);
};

export class JValue extends JToken {
  static readonly handle = typeHandle('JValue');
  static readonly rawHandle = typeHandle('JRaw');
  private kind: TokenType;
  private held: unknown;
  constructor(value: unknown, type?: TokenType) {
    super();
    this.held = value;
    this.kind = type ?? typeOfValue(value, null);
  }
  get clrType(): RuntimeType {
    return this.kind === TokenType.Raw ? JValue.rawHandle : JValue.handle;
  }
  get type(): TokenType {
    return this.kind;
  }
  get value(): unknown {
    return this.held;
  }
  set value(value: unknown) {
    const before = this.held === null ? null : typeOf(this.held);
    if (value === null || before !== typeOf(value)) this.kind = typeOfValue(value, this.kind);
    this.held = value;
  }
  clone(): JValue {
    return new JValue(this.held, this.kind);
  }
  deepEquals(other: JToken): boolean {
    return other instanceof JValue && (other === this || equalJsonValues(this, other));
  }
  deepKey(): string {
    return this.hashKey();
  }
  equalsValue(other: unknown): boolean {
    return other instanceof JValue && (other === this || equalJsonValues(this, other));
  }
  hashKey(): string {
    const { held, kind } = this;
    if (held === null) return `\0json:${kind}`;
    const text = kind === TokenType.Integer ? textOf(held) : kind === TokenType.Float ? Number(textOf(held)) : hashKey(held);
    return `\0json:${kind}:${String(text)}`;
  }
  /** `dynamic`: as a value of another type; what cannot be raises. */
  convertDynamic(type: RuntimeType): unknown {
    return this.held === null ? null : changeTextToo(this.held, type);
  }
  /** `dynamic`: an operator with this on its left; undefined for those it does not have. */
  dynamicOperation(operator: string, other: unknown): unknown {
    const value = other instanceof JValue ? other.held : other;
    switch (operator) {
      case '==':
        return this.compareTo(value) === 0;
      case '!=':
        return this.compareTo(value) !== 0;
      case '<':
        return this.compareTo(value) < 0;
      case '<=':
        return this.compareTo(value) <= 0;
      case '>':
        return this.compareTo(value) > 0;
      case '>=':
        return this.compareTo(value) >= 0;
      default: {
        const result = dynamicArithmetic(operator, this.held, value);
        return result === undefined ? undefined : new JValue(result);
      }
    }
  }
  compareTo(other: unknown): number {
    if (other === null) return this.held === null ? 0 : 1;
    const [type, value] = other instanceof JValue ? [other.held === null ? this.kind : other.kind, other.held] : [this.kind, other];
    const comparison = this.kind === TokenType.String && this.kind !== type ? type : this.kind;
    return compareJsonValues(comparison, this.held, value);
  }
}

const keyText = (key: unknown): string =>
  typeof key === 'string'
    ? `"${key}"`
    : typeof key === 'boolean'
      ? key
        ? 'True'
        : 'False'
      : String((key as { toText?(): string }).toText?.() ?? key);
/** Member access on a null token. */
export const notNull = <T>(token: T | null): T => token ?? nullReference();

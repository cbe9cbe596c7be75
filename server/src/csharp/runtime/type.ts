/**
 * What a value is at run time: a handle with the full .NET name and the type arguments, interned, so that two handles of one type are the same object.
 * What a type offers (base, interfaces, members) is known to the library's registry, which finds it by name.
 */
export class RuntimeType {
  /** `System.Int32`, `System.Collections.Generic.List`; `[]`, `[,]` … for an array, whose element is the only argument. */
  readonly name: string;
  readonly arguments: readonly RuntimeType[];
  /** As C# writes it with full names: `System.Collections.Generic.List<System.Int32>`, `System.Byte[]`, `<anonymous type>`. */
  readonly text: string;
  /** What other rooms keep beside a type (the registry its definition). */
  readonly cache = new Map<string, unknown>();
  /** What was made of it: types with it as only argument, by name; with it as first of two; its vector. Making them anew is by name, which takes longer. */
  readonly #of = new Map<string, RuntimeType>();
  readonly #withSecond = new Map<string, Map<RuntimeType, RuntimeType>>();
  #vector: RuntimeType | null = null;

  constructor(name: string, args: readonly RuntimeType[], text: string) {
    this.name = name;
    this.arguments = args;
    this.text = text;
  }

  get isArray(): boolean {
    return this.name.startsWith('[');
  }
  /** Of an array: its element type. */
  get element(): RuntimeType | null {
    return this.isArray ? this.arguments[0]! : null;
  }
  /** The name without namespace, as `GetType().Name` gives it: "List`1", `Int32`, `Byte[]`. */
  get simpleName(): string {
    if (this.isArray) return this.arguments[0]!.simpleName + this.name;
    const last = this.name.slice(this.name.lastIndexOf('.') + 1);
    return this.arguments.length > 0 ? `${last}\`${this.arguments.length}` : last;
  }
  get namespace(): string | null {
    if (this.isArray) return this.arguments[0]!.namespace;
    const dot = this.name.lastIndexOf('.');
    return dot < 0 ? null : this.name.slice(0, dot);
  }
  /** As `Type.ToString()` gives it: "System.Collections.Generic.List`1[System.Int32]". */
  get clrName(): string {
    if (this.isArray) return this.arguments[0]!.clrName + this.name;
    return this.arguments.length > 0
      ? `${this.name}\`${this.arguments.length}[${this.arguments.map((argument) => argument.clrName).join(',')}]`
      : this.name;
  }
  toString(): string {
    return this.text;
  }
  static constructed(name: string, first: RuntimeType, second: RuntimeType | null, make: () => RuntimeType): RuntimeType {
    if (second === null) {
      let type = first.#of.get(name);
      if (!type) first.#of.set(name, (type = make()));
      return type;
    }
    let known = first.#withSecond.get(name);
    if (!known) first.#withSecond.set(name, (known = new Map()));
    let type = known.get(second);
    if (!type) known.set(second, (type = make()));
    return type;
  }
  static vector(element: RuntimeType, make: () => RuntimeType): RuntimeType {
    element.#vector ??= make();
    return element.#vector;
  }
  /** A handle is also the value of `typeof(T)` and `GetType()`. */
  get clrType(): RuntimeType {
    return runtimeType('System.RuntimeType');
  }
  toText(): string {
    return this.clrName;
  }
}

const interned = new Map<string, RuntimeType>();
const intern = (key: string, name: string, args: readonly RuntimeType[], text: string): RuntimeType => {
  let type = interned.get(key);
  if (!type) interned.set(key, (type = new RuntimeType(name, args, text)));
  return type;
};

/** The handle of a type by its full name without arguments: `runtimeType('System.Collections.Generic.List', runtimeType('System.Int32'))`. */
export const runtimeType = (name: string, ...args: readonly RuntimeType[]): RuntimeType => {
  if (args.length === 0) return interned.get(name) ?? intern(name, name, args, name);
  if (args.length > 2) return construct(name, args);
  return RuntimeType.constructed(name, args[0]!, args[1] ?? null, () => construct(name, args));
};
const construct = (name: string, args: readonly RuntimeType[]): RuntimeType => {
  const text = name === 'System.Nullable' ? `${args[0]!.text}?` : `${name}<${args.map((argument) => argument.text).join(', ')}>`;
  return intern(text, name, args, text);
};
export const arrayType = (element: RuntimeType, rank = 1): RuntimeType =>
  rank === 1 ? RuntimeType.vector(element, () => constructArray(element, 1)) : constructArray(element, rank);
const constructArray = (element: RuntimeType, rank: number): RuntimeType => {
  const name = `[${','.repeat(rank - 1)}]`;
  const text = element.text + name;
  return intern(text, name, [element], text);
};

const t = runtimeType;
/** Handles that rooms need often. */
export const clr = {
  object: t('System.Object'),
  string: t('System.String'),
  bool: t('System.Boolean'),
  char: t('System.Char'),
  int: t('System.Int32'),
  uint: t('System.UInt32'),
  long: t('System.Int64'),
  ulong: t('System.UInt64'),
  short: t('System.Int16'),
  ushort: t('System.UInt16'),
  byte: t('System.Byte'),
  sbyte: t('System.SByte'),
  double: t('System.Double'),
  float: t('System.Single'),
  decimal: t('System.Decimal'),
  void: t('System.Void'),
  delegate: t('System.Delegate'),
  type: t('System.Type'),
} as const;

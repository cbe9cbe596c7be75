/** All types the checker knows: the library's, the core ones, and names of .NET types that are known of but not declared. */

import type { Declaration } from '../library/declare.ts';
import { declare } from '../library/declare.ts';
import { declarations } from '../library/index.ts';
import { coreDeclarations } from './core.ts';
import { defaultOf as defaultOfType } from './defaults.ts';
import { Definition } from './definition.ts';
import { opaqueTypes } from './opaque.ts';
import type { Names } from './signature.ts';
import { keywordTypes, type NamedType, setObject, type Type } from './type.ts';

/** Namespaces whose types expressions name without qualification. */
export const importedNamespaces: ReadonlySet<string> = new Set([
  'System',
  'System.Collections.Generic',
  'System.Globalization',
  'System.Linq',
  'System.Net',
  'System.Security.Cryptography',
  'System.Security.Cryptography.X509Certificates',
  'System.Text',
  'System.Text.RegularExpressions',
  'System.Xml',
  'System.Xml.Linq',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
  '',
]);

export class Registry implements Names {
  private readonly full = new Map<string, Definition>();
  private readonly simple = new Map<string, Definition[]>();
  readonly namespaces = new Set<string>();
  #extensions: Map<string, Definition[]> | undefined;

  constructor(all: readonly Declaration[]) {
    for (const declaration of all) this.add(new Definition(declaration, this));
    for (const declaration of coreDeclarations) if (!this.full.has(key(declaration))) this.add(new Definition(declaration, this));
    for (const header of opaqueTypes) {
      // Not declared before it is known to be needed: declaring an enum makes its names.
      const [, name = '', parameters] = /([\w.]+)(?:<([^<>]*)>)?(?: : \w+)?$/.exec(header)!;
      if (!this.full.has(key({ name, arity: parameters === undefined ? 0 : parameters.split(',').length })))
        this.add(new Definition(declare(header), this, true));
    }
    setObject(() => this.object);
  }
  private add(definition: Definition): void {
    if (this.full.has(key(definition))) return;
    this.full.set(key(definition), definition);
    const list = this.simple.get(definition.simpleName);
    if (!list) this.simple.set(definition.simpleName, [definition]);
    else list.push(definition);
    for (let name = definition.name, dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.')) {
      name = name.slice(0, dot);
      this.namespaces.add(name);
    }
  }

  byFullName(name: string, arity: number): Definition | null {
    return this.full.get(arity === 0 ? name : `${name}\`${arity}`) ?? null;
  }
  /** All types of a simple name, whatever their arity and namespace. */
  bySimpleName(name: string): readonly Definition[] {
    return this.simple.get(name) ?? [];
  }
  get all(): Iterable<Definition> {
    return this.full.values();
  }
  /** A type that must exist. */
  core(name: string): NamedType {
    return (this.#core.get(name) ?? this.addCore(name))!;
  }
  readonly #core = new Map<string, NamedType>();
  private addCore(name: string): NamedType {
    const definition = this.byFullName(name, 0);
    if (!definition) throw new Error(`The library lacks ${name}`);
    this.#core.set(name, definition.type);
    return definition.type;
  }
  generic(name: string, ...args: readonly Type[]): NamedType {
    const definition = this.byFullName(name, args.length);
    if (!definition) throw new Error(`The library lacks ${name} of ${args.length}`);
    return definition.construct(args);
  }
  /** By C# keyword. */
  keyword(keyword: string): NamedType {
    return this.core(keywordTypes[keyword]!);
  }
  get object(): NamedType {
    return this.core('System.Object');
  }

  /** A simple name as an expression would use it: imported namespaces only. Several when it is ambiguous. */
  imported(name: string, arity: number): readonly Definition[] {
    const list = this.simple.get(name);
    if (!list) return none;
    const found = list.filter((definition) => definition.arity === arity && importedNamespaces.has(definition.namespace));
    if (found.length > 1) {
      const declared = found.filter((definition) => !definition.isOpaque);
      return declared.length > 0 ? declared : found;
    }
    return found;
  }
  /** For signatures: any namespace, the declaring type's own and nested types first. */
  find(name: string, arity: number, from: Definition): Definition | null {
    const keyword = keywordTypes[name];
    if (keyword && Object.hasOwn(keywordTypes, name)) return this.byFullName(keyword, 0);
    if (name.includes('.')) {
      const found = this.byFullName(name, arity);
      if (found) return found;
      const dot = name.lastIndexOf('.');
      const outer = this.find(name.slice(0, dot), 0, from);
      return outer ? this.byFullName(`${outer.name}.${name.slice(dot + 1)}`, arity) : null;
    }
    const nested = this.byFullName(`${from.name}.${name}`, arity) ?? this.byFullName(`${from.namespace}.${name}`, arity);
    if (nested) return nested;
    const candidates = (this.simple.get(name) ?? []).filter((definition) => definition.arity === arity);
    return candidates.find((definition) => importedNamespaces.has(definition.namespace)) ?? candidates[0] ?? null;
  }
  tuple(elements: readonly Type[], names: readonly (string | null)[] | null): NamedType {
    const definition = this.byFullName('System.ValueTuple', elements.length);
    if (!definition) throw new Error(`Tuples have up to 16 elements here, not ${elements.length}`);
    return definition.construct(elements, names);
  }
  nullable(type: Type): Type {
    return this.generic('System.Nullable', type);
  }
  defaultOf(type: Type): unknown {
    return defaultOfType(type);
  }
  /** Static classes of imported namespaces that declare extension methods of this name. */
  extensionClasses(name: string): readonly Definition[] {
    if (!this.#extensions) {
      this.#extensions = new Map();
      for (const definition of this.all) {
        if (!definition.isStatic || definition.isOpaque) continue;
        const names = new Set<string>();
        for (const signature of Object.keys(definition.declaration.members)) {
          const found = /([\w]+)\s*(?:<[^()<>]*>)?\s*\(\s*this\s/.exec(signature);
          if (found) names.add(found[1]!);
        }
        for (const found of names) {
          const list = this.#extensions.get(found);
          if (list) list.push(definition);
          else this.#extensions.set(found, [definition]);
        }
      }
    }
    return this.#extensions.get(name) ?? none;
  }
  /** Names of all extension methods, for completion. */
  get extensionNames(): Iterable<string> {
    this.extensionClasses('');
    return this.#extensions!.keys();
  }
}
const none: readonly never[] = [];
const key = ({ name, arity }: { readonly name: string; readonly arity: number }): string => (arity === 0 ? name : `${name}\`${arity}`);

let instance: Registry | undefined;
/** The registry over the whole library, made when first asked for. */
export const registry = (): Registry => (instance ??= new Registry(declarations));

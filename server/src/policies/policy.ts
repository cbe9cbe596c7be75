/**
 * The shape of a policy's facts: what a document may hold, where, and what it means. One folder per policy; `policy.ts` in it says what the
 * policy is, `handler.ts` what it does. Facts come from the policy's documentation page; where other sources (schema, toolkit) disagree with it,
 * the wider reading stands under `doubtful`: known, completed last, never reported.
 */

export type Section = 'inbound' | 'backend' | 'outbound' | 'on-error';
export type Scope = 'global' | 'workspace' | 'product' | 'api' | 'operation';
/** The gateways and tiers a policy works on. */
export type Gateway = 'classic' | 'v2' | 'consumption' | 'self-hosted' | 'workspace';

export const everySection: readonly Section[] = ['inbound', 'backend', 'outbound', 'on-error'];
export const everyScope: readonly Scope[] = ['global', 'workspace', 'product', 'api', 'operation'];
export const everyGateway: readonly Gateway[] = ['classic', 'v2', 'consumption', 'self-hosted', 'workspace'];

export type ValueType = 'string' | 'int' | 'long' | 'number' | 'bool' | 'datetime' | 'enum';
/** `text`: literal only. `expression`: literal or one expression. `template`: a template engine's or foreign text. */
export type TextContent = 'none' | 'text' | 'expression' | 'template';

export interface Attribute {
  readonly name: string;
  readonly type: ValueType;
  readonly required: boolean;
  /** Documented as required, and left out in examples of the same documentation, or optional in the schema: its absence is a warning. */
  readonly omittable: boolean;
  /** The allowed values of an `enum`. */
  readonly values: readonly string[];
  /** Values that work by some sources only. */
  readonly doubtfulValues: readonly string[];
  readonly default: string | null;
  /** Whether an expression may stand here; null where no source is sure. */
  readonly expression: boolean | null;
  /** Bounds of a number, both inclusive. */
  readonly min: number | null;
  readonly max: number | null;
  readonly summary: string;
  /** In the schema, not in the documentation. */
  readonly undocumented: boolean;
  /** The value is the name of a variable that the policy sets. */
  readonly setsVariable: boolean;
}

/** What an element may hold: a policy's own or one of its children's. */
export interface ElementFacts {
  readonly name: string;
  readonly summary: string;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly children: readonly Child[];
  /** Children stand in the order of `children`. */
  readonly ordered: boolean;
  /** May hold any policy that is valid in the section around it. */
  readonly policies: boolean;
  readonly text: TextContent;
  /** Literal texts allowed; empty where any is. */
  readonly texts: readonly string[];
  /** What is inside is not a policy's business (XSLT). */
  readonly foreign: boolean;
  readonly combinations: readonly Combination[];
  /** The same of child elements, by their names. */
  readonly childCombinations: readonly Combination[];
  readonly undocumented: boolean;
}

export interface Child extends ElementFacts {
  readonly min: number;
  /** Infinity where there is no bound. */
  readonly max: number;
  /** The child is the policy of this name, with that policy's facts. */
  readonly policy: boolean;
}

/** How attributes exclude or need each other. */
export type Combination =
  | { readonly exactlyOne: readonly string[] }
  | { readonly atLeastOne: readonly string[] }
  | { readonly atMostOne: readonly string[] }
  | { readonly attribute: string; readonly needs: string /** Only where the attribute has this value. */; readonly is?: string }
  | { readonly allOrNone: readonly string[] };

export interface Policy extends ElementFacts {
  /** The folder's name; the element's name but for variants such as `set-backend-service-dapr`. */
  readonly id: string;
  readonly category: string;
  readonly status: 'documented' | 'legacy' | 'undocumented';
  /** The name to use instead of a legacy one. */
  readonly replacedBy: string | null;
  readonly docs: string | null;
  readonly sections: readonly Section[];
  readonly scopes: readonly Scope[];
  readonly gateways: readonly Gateway[];
  readonly doubtful: { readonly sections: readonly Section[]; readonly scopes: readonly Scope[]; readonly gateways: readonly Gateway[] };
  /** A GraphQL resolver's document or a part of one: `root` stands at the top of a document, `part` inside. */
  readonly resolver: 'root' | 'part' | null;
  /** How often it may stand in one section or one document; null where no source is sure. */
  readonly once: 'section' | 'document' | null;
  /** Only as a child of other policies, never on its own in a section. */
  readonly childOnly: boolean;
  /** Policies it cannot stand in, at any depth. */
  readonly notInside: readonly string[];
  /** The section ends here: what follows never runs. */
  readonly ends: boolean;
  /** What else there is to know, one sentence each; shown in hovers. */
  readonly notes: readonly string[];
}

type AttributeSource = { readonly type?: ValueType; readonly summary?: string } & Partial<Omit<Attribute, 'name' | 'type' | 'summary'>>;
interface ElementSource extends Partial<Omit<ElementFacts, 'attributes' | 'children' | 'name'>> {
  readonly attributes?: Readonly<Record<string, AttributeSource>>;
  readonly children?: readonly ChildSource[];
}
interface ChildSource extends ElementSource {
  readonly name: string;
  readonly min?: number;
  readonly max?: number;
  readonly policy?: boolean;
}
interface PolicySource extends ElementSource {
  readonly summary: string;
  readonly category: string;
  readonly element?: string;
  readonly status?: Policy['status'];
  readonly replacedBy?: string;
  readonly docs?: string | null;
  readonly sections?: readonly Section[];
  readonly scopes?: readonly Scope[];
  readonly gateways?: readonly Gateway[];
  readonly doubtful?: Partial<Policy['doubtful']>;
  readonly resolver?: 'root' | 'part';
  readonly once?: 'section' | 'document';
  readonly childOnly?: boolean;
  readonly notInside?: readonly string[];
  readonly ends?: boolean;
  readonly notes?: readonly string[];
}

/**
 * Facts of one policy. What is left out has its usual value: every section, scope and gateway, no attributes but `id`, no children, no text;
 * an attribute is an optional string of which nobody says whether an expression may stand there.
 *
 * @example export default policy('set-status', { summary: '…', category: 'Transformation', attributes: { code: { type: 'int', required: true, expression: true } } });
 */
export function policy(id: string, source: PolicySource): Policy {
  const { element = id, docs = `https://learn.microsoft.com/azure/api-management/${id}-policy` } = source;
  const facts = elementFacts(element, source);
  const attributes = new Map(facts.attributes);
  if (!attributes.has('id'))
    attributes.set(
      'id',
      attribute('id', { expression: false, summary: 'Names this policy; context.LastError.PolicyId holds it after an error here.' }),
    );
  return {
    ...facts,
    id,
    attributes,
    category: source.category,
    status: source.status ?? 'documented',
    replacedBy: source.replacedBy ?? null,
    docs,
    sections: source.sections ?? everySection,
    scopes: source.scopes ?? everyScope,
    gateways: source.gateways ?? everyGateway,
    doubtful: { sections: [], scopes: [], gateways: [], ...source.doubtful },
    resolver: source.resolver ?? null,
    once: source.once ?? null,
    childOnly: source.childOnly ?? false,
    notInside: source.notInside ?? [],
    ends: source.ends ?? false,
    notes: source.notes ?? [],
  };
}

function elementFacts(name: string, source: ElementSource): ElementFacts {
  return {
    name,
    summary: source.summary ?? '',
    attributes: new Map(Object.entries(source.attributes ?? {}).map(([key, facts]) => [key, attribute(key, facts)])),
    children: (source.children ?? []).map((child) => ({
      ...elementFacts(child.name, child),
      min: child.min ?? 0,
      max: child.max ?? Number.POSITIVE_INFINITY,
      policy: child.policy ?? false,
    })),
    ordered: source.ordered ?? false,
    policies: source.policies ?? false,
    text: source.text ?? 'none',
    texts: source.texts ?? [],
    foreign: source.foreign ?? false,
    combinations: source.combinations ?? [],
    childCombinations: source.childCombinations ?? [],
    undocumented: source.undocumented ?? false,
  };
}

function attribute(name: string, facts: AttributeSource): Attribute {
  return {
    name,
    type: facts.values ? 'enum' : 'string',
    required: false,
    omittable: false,
    values: [],
    doubtfulValues: [],
    default: null,
    expression: null,
    min: null,
    max: null,
    summary: '',
    undocumented: false,
    setsVariable: name.endsWith('variable-name'),
    ...facts,
  };
}

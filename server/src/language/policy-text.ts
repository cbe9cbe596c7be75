import type { Range } from 'vscode-languageserver-types';
import { variablesOf } from '../analysis/variables.ts';
import { type Placement, place } from '../policies/placement.ts';
import { parse } from '../syntax/parser.ts';
import type { Document } from '../syntax/tree.ts';
import { LineMap } from '../text/line-map.ts';
import type { Span } from '../text/span.ts';
import { type Mention, mentionsOf } from './mentions.ts';

/** Names of variables, each once. */
export interface VariableNames {
  readonly set: readonly string[];
  readonly read: readonly string[];
}

/** One version of a document, parsed once; what features need of it is computed when first asked for. */
export class PolicyText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  #document: Document | null;
  /** The tree of a text that has been released, for as long as someone else holds it. */
  #passing: WeakRef<Document> | null = null;
  #lines: LineMap | undefined;
  #mentions: readonly Mention[] | undefined;
  #variables: VariableNames | undefined;

  constructor(uri: string, text: string, version = 0) {
    this.uri = uri;
    this.version = version;
    this.text = text;
    this.#document = parse(text);
  }

  /** The tree; that of a released text is parsed anew where nobody holds it any more. */
  get document(): Document {
    const known = this.#document ?? this.#passing?.deref();
    if (known) return known;
    const document = parse(this.text);
    this.#passing = new WeakRef(document);
    return document;
  }

  /** Gives the tree away: what stays is the text and what it names. For the many documents that nobody edits. */
  release(): this {
    void this.mentions;
    void this.variables;
    this.#document = null;
    this.#lines = undefined;
    return this;
  }

  get lines(): LineMap {
    return (this.#lines ??= new LineMap(this.text));
  }

  /** What each element is where it stands. */
  get placement(): Placement {
    return place(this.document);
  }

  /** Where variables, fragments, named values and the like are named. */
  get mentions(): readonly Mention[] {
    return (this.#mentions ??= mentionsOf(this.document, this.placement));
  }

  /** The variables it sets and reads. */
  get variables(): VariableNames {
    if (!this.#variables) {
      const { set, read } = variablesOf(this.document, this.placement);
      this.#variables = { set: [...set.keys()], read: [...new Set(read.map(({ name }) => name))] };
    }
    return this.#variables;
  }

  range({ start, end }: Span): Range {
    return this.lines.rangeOf({ start, end });
  }

  slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}

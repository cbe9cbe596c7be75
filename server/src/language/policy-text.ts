import type { Range } from 'vscode-languageserver-types';
import { type Placement, place } from '../policies/placement.ts';
import { parse } from '../syntax/parser.ts';
import type { Document } from '../syntax/tree.ts';
import { LineMap } from '../text/line-map.ts';
import type { Span } from '../text/span.ts';
import { type Mention, mentionsOf } from './mentions.ts';

/** One version of a document, parsed once; what features need of it is computed when first asked for. */
export class PolicyText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly document: Document;
  #lines: LineMap | undefined;
  #placement: Placement | undefined;
  #mentions: readonly Mention[] | undefined;

  constructor(uri: string, text: string, version = 0) {
    this.uri = uri;
    this.version = version;
    this.text = text;
    this.document = parse(text);
  }

  get lines(): LineMap {
    return (this.#lines ??= new LineMap(this.text));
  }

  /** What each element is where it stands. */
  get placement(): Placement {
    return (this.#placement ??= place(this.document));
  }

  /** Where variables, fragments, named values and the like are named. */
  get mentions(): readonly Mention[] {
    return (this.#mentions ??= mentionsOf(this.document, this.placement));
  }

  range({ start, end }: Span): Range {
    return this.lines.rangeOf({ start, end });
  }

  slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}

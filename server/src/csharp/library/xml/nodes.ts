/** LINQ to XML's objects as values: a mutable tree with parents, copying what has one already. */

import { ClrArray } from '../../runtime/array.ts';
import { nullReference, raise, raiseArgument, raiseNull } from '../../runtime/exception.ts';
import { type RuntimeType, runtimeType } from '../../runtime/type.ts';
import { contentText } from './content.ts';
import { isNamespaceDeclaration, sameName, type XName } from './names.ts';

const handle = (name: string): RuntimeType => runtimeType(`System.Xml.Linq.${name}`);
const invalidOperation = (message: string): never => raise('System.InvalidOperationException', message);
/** System.Xml.XmlNodeType. */
export const NodeType = {
  Element: 1,
  Attribute: 2,
  Text: 3,
  CDATA: 4,
  ProcessingInstruction: 7,
  Comment: 8,
  Document: 9,
  DocumentType: 10,
} as const;

export abstract class XObject {
  abstract readonly clrType: RuntimeType;
  abstract readonly nodeType: number;
  /** The container it stands in: an element or a document. */
  holder: XContainer | null = null;
  annotations: unknown[] = [];
  /** `Parent`: null for what stands in a document. */
  get parent(): XElement | null {
    return this.holder instanceof XElement ? this.holder : null;
  }
  get document(): XDocument | null {
    let top: XObject = this;
    while (top.holder) top = top.holder;
    return top instanceof XDocument ? top : null;
  }
  /** Set by the writer, which needs these classes. */
  static text: (node: XObject, formatted: boolean) => string = () => '';
  toText(): string {
    return XObject.text(this, true);
  }
}

export class XAttribute extends XObject {
  static readonly handle = handle('XAttribute');
  readonly clrType = XAttribute.handle;
  readonly nodeType = NodeType.Attribute;
  readonly name: XName;
  value: string;
  constructor(name: XName | null, value: unknown) {
    super();
    this.name = name ?? raiseNull('name');
    this.value = value === null || value === undefined ? raiseNull('value') : contentText(value);
  }
  get isNamespaceDeclaration(): boolean {
    return isNamespaceDeclaration(this.name);
  }
  private sibling(step: number): XAttribute | null {
    const siblings = (this.holder as XElement | null)?.attributes;
    return siblings ? (siblings[siblings.indexOf(this) + step] ?? null) : null;
  }
  get next(): XAttribute | null {
    return this.sibling(1);
  }
  get previous(): XAttribute | null {
    return this.sibling(-1);
  }
  remove(): void {
    const element = this.parent ?? invalidOperation('The parent is missing.');
    element.attributes.splice(element.attributes.indexOf(this), 1);
    this.holder = null;
  }
  clone(): XAttribute {
    return new XAttribute(this.name, this.value);
  }
}

export abstract class XNode extends XObject {
  abstract clone(): XNode;
  private get siblings(): readonly XNode[] {
    return this.holder?.nodes ?? [];
  }
  /** Where it was last seen among its siblings, so that walking along them is not quadratic. */
  private place = 0;
  private seenAt(siblings: readonly XNode[]): number {
    if (siblings[this.place] !== this) this.place = siblings.indexOf(this);
    return this.place;
  }
  private sibling(step: 1 | -1): XNode | null {
    const { siblings } = this;
    const at = this.seenAt(siblings) + step;
    const found = siblings[at] ?? null;
    if (found) found.place = at;
    return found;
  }
  get next(): XNode | null {
    return this.sibling(1);
  }
  get previous(): XNode | null {
    return this.sibling(-1);
  }
  after(): XNode[] {
    const { siblings } = this;
    return siblings.slice(siblings.indexOf(this) + 1);
  }
  before(): XNode[] {
    const { siblings } = this;
    return siblings.slice(0, Math.max(0, siblings.indexOf(this)));
  }
  protected get home(): XContainer {
    return this.holder ?? invalidOperation('The parent is missing.');
  }
  remove(): void {
    this.home.removeNode(this);
  }
  addBeside(content: unknown, step: 0 | 1): void {
    const { home } = this;
    home.insertContent(home.nodes.indexOf(this) + step, content);
  }
  replaceWith(content: unknown): void {
    const { home } = this;
    const index = home.nodes.indexOf(this);
    home.removeNode(this);
    home.insertContent(index, content);
  }
  *ancestors(self: boolean): Iterable<XElement> {
    for (let element = self ? (this as XNode) : this.parent; element instanceof XElement; element = element.parent as XElement)
      yield element;
  }
}

export class XText extends XNode {
  static readonly handle: RuntimeType = handle('XText');
  get clrType(): RuntimeType {
    return XText.handle;
  }
  get nodeType(): number {
    return NodeType.Text;
  }
  value: string;
  constructor(value: string | null) {
    super();
    this.value = value ?? raiseNull('value');
  }
  clone(): XText {
    return new XText(this.value);
  }
}
export class XCData extends XText {
  static override readonly handle: RuntimeType = handle('XCData');
  override get clrType(): RuntimeType {
    return XCData.handle;
  }
  override get nodeType(): number {
    return NodeType.CDATA;
  }
  override clone(): XCData {
    return new XCData(this.value);
  }
}
export class XComment extends XNode {
  static readonly handle = handle('XComment');
  readonly clrType = XComment.handle;
  readonly nodeType = NodeType.Comment;
  value: string;
  constructor(value: string | null) {
    super();
    this.value = value ?? raiseNull('value');
  }
  clone(): XComment {
    return new XComment(this.value);
  }
}
export class XProcessingInstruction extends XNode {
  static readonly handle = handle('XProcessingInstruction');
  readonly clrType = XProcessingInstruction.handle;
  readonly nodeType = NodeType.ProcessingInstruction;
  target: string;
  data: string;
  constructor(target: string | null, data: string | null) {
    super();
    this.target = target ?? raiseNull('target');
    this.data = data ?? raiseNull('data');
  }
  clone(): XProcessingInstruction {
    return new XProcessingInstruction(this.target, this.data);
  }
}
export class XDocumentType extends XNode {
  static readonly handle = handle('XDocumentType');
  readonly clrType = XDocumentType.handle;
  readonly nodeType = NodeType.DocumentType;
  name: string;
  publicId: string | null;
  systemId: string | null;
  internalSubset: string | null;
  constructor(name: string, publicId: string | null, systemId: string | null, internalSubset: string | null) {
    super();
    this.name = name;
    this.publicId = publicId;
    this.systemId = systemId;
    this.internalSubset = internalSubset;
  }
  clone(): XDocumentType {
    return new XDocumentType(this.name, this.publicId, this.systemId, this.internalSubset);
  }
}
export class XDeclaration {
  static readonly handle = handle('XDeclaration');
  readonly clrType = XDeclaration.handle;
  version: string | null;
  encoding: string | null;
  standalone: string | null;
  constructor(version: string | null, encoding: string | null, standalone: string | null) {
    this.version = version;
    this.encoding = encoding;
    this.standalone = standalone;
  }
  toText(): string {
    const part = (name: string, value: string | null): string => (value === null ? '' : ` ${name}="${value}"`);
    return `<?xml${part('version', this.version)}${part('encoding', this.encoding)}${part('standalone', this.standalone)}?>`;
  }
}

export abstract class XContainer extends XNode {
  nodes: XNode[] = [];
  /** Text was added that made no node: `<a></a>` instead of `<a />`. */
  protected touched = false;
  protected abstract validate(node: XNode): void;
  protected abstract addText(text: string, index: number): boolean;
  get isEmpty(): boolean {
    return this.nodes.length === 0 && !this.touched;
  }
  add(content: unknown): void {
    this.insertContent(this.nodes.length, content);
  }
  /** Nodes, attributes, sequences of them; anything else is text. Gives the index behind what was inserted. */
  insertContent(index: number, content: unknown): number {
    if (content === null || content === undefined) return index;
    if (content instanceof XNode) return this.insertNode(index, content);
    if (content instanceof XAttribute) {
      this.addAttribute(content);
      return index;
    }
    if (content instanceof ClrArray || (typeof content === 'object' && Symbol.iterator in content)) {
      let at = index;
      for (const item of [...(content as Iterable<unknown>)]) at = this.insertContent(at, item);
      return at;
    }
    return this.addText(contentText(content), index) ? index + 1 : index;
  }
  protected addAttribute(_attribute: XAttribute): void {
    raise('System.ArgumentException', 'An attribute cannot be added to content.');
  }
  insertNode(index: number, node: XNode): number {
    this.validate(node);
    const own = node.holder || this.standsIn(node) ? node.clone() : node;
    own.holder = this;
    this.nodes.splice(index, 0, own);
    return index + 1;
  }
  /** Whether the node is this one or one around it; only what has content can be. */
  private standsIn(node: XNode): boolean {
    if (!(node instanceof XContainer) || (node !== this && node.nodes.length === 0)) return false;
    let top: XNode = this;
    while (top.holder) top = top.holder;
    return node === top;
  }
  /** Of a parser: the node is new and fits. */
  appendNode(node: XNode): void {
    node.holder = this;
    this.nodes.push(node);
  }
  /** Takes several children away at once. */
  removeAllOf(nodes: ReadonlySet<XNode>): void {
    this.nodes = this.nodes.filter((node) => !nodes.has(node));
    for (const node of nodes) node.holder = null;
    if (this.nodes.length === 0) this.touched = false;
  }
  removeNode(node: XNode): void {
    this.nodes.splice(this.nodes.indexOf(node), 1);
    node.holder = null;
    if (this.nodes.length === 0) this.touched = false;
  }
  removeNodes(): void {
    for (const node of this.nodes) node.holder = null;
    this.nodes = [];
    this.touched = false;
  }
  get firstNode(): XNode | null {
    return this.nodes[0] ?? null;
  }
  get lastNode(): XNode | null {
    return this.nodes.at(-1) ?? null;
  }
  element(name: XName | null): XElement | null {
    for (const node of this.nodes) if (node instanceof XElement && name && sameName(node.name, name)) return node;
    return null;
  }
  /** The child nodes. Whoever takes the current one away ends the walk, as in .NET, where each node knows the next. */
  *children(): Generator<XNode> {
    for (let i = 0; i < this.nodes.length; i++) {
      const node = this.nodes[i]!;
      yield node;
      if (node.holder !== this) return;
      if (this.nodes[i] !== node) i = this.nodes.indexOf(node);
    }
  }
  *elements(name?: XName | null): Iterable<XElement> {
    if (name === null) return;
    for (const node of this.children()) if (node instanceof XElement && (!name || sameName(node.name, name))) yield node;
  }
  *descendantNodes(): Iterable<XNode> {
    for (const node of this.below()) {
      yield node;
      if (node instanceof XContainer) yield* node.descendantNodes();
      if (!node.holder) nullReference();
    }
  }
  *descendants(name?: XName | null): Iterable<XElement> {
    if (name === null) return;
    for (const node of this.below()) {
      if (!(node instanceof XElement)) continue;
      if (!name || sameName(node.name, name)) yield node;
      yield* node.descendants(name);
      if (!node.holder) nullReference();
    }
  }
  /** As `children`, but a node that was taken away has no next to go on with. */
  private *below(): Iterable<XNode> {
    for (let i = 0; i < this.nodes.length; i++) {
      const node = this.nodes[i]!;
      yield node;
      if (this.nodes[i] !== node) i = this.nodes.indexOf(node);
      if (i < 0) return;
    }
  }
}

export class XElement extends XContainer {
  static readonly handle = handle('XElement');
  readonly clrType = XElement.handle;
  readonly nodeType = NodeType.Element;
  name: XName;
  attributes: XAttribute[] = [];
  constructor(name: XName | null, content: unknown = null) {
    super();
    this.name = name ?? raiseNull('name');
    this.add(content);
  }
  protected validate(node: XNode): void {
    if (node instanceof XDocument || node instanceof XDocumentType)
      raise(
        'System.ArgumentException',
        `A node of type ${node instanceof XDocument ? 'Document' : 'DocumentType'} cannot be added to content.`,
      );
  }
  protected addText(text: string, index: number): boolean {
    const before = this.nodes[index - 1];
    if (text === '') {
      if (this.nodes.length === 0) this.touched = true;
      return false;
    }
    if (before instanceof XText && !(before instanceof XCData)) {
      before.value += text;
      return false;
    }
    const node = new XText(text);
    node.holder = this;
    this.nodes.splice(index, 0, node);
    return true;
  }
  override addAttribute(attribute: XAttribute): void {
    if (this.attribute(attribute.name)) invalidOperation('Duplicate attribute.');
    const own = attribute.holder ? attribute.clone() : attribute;
    own.holder = this;
    this.attributes.push(own);
  }
  /** Of a parser, which has seen that there is none of this name. */
  appendAttribute(attribute: XAttribute): void {
    attribute.holder = this;
    this.attributes.push(attribute);
  }
  attribute(name: XName | null): XAttribute | null {
    return (name && this.attributes.find((attribute) => sameName(attribute.name, name))) || null;
  }
  *walkAttributes(): Generator<XAttribute> {
    for (let i = 0; i < this.attributes.length; i++) {
      const attribute = this.attributes[i]!;
      yield attribute;
      if (attribute.holder !== this) return;
      if (this.attributes[i] !== attribute) i = this.attributes.indexOf(attribute);
    }
  }
  removeAttributes(): void {
    for (const attribute of this.attributes) attribute.holder = null;
    this.attributes = [];
  }
  get value(): string {
    let text = '';
    for (const node of this.nodes) {
      if (node instanceof XText) text += node.value;
      else if (node instanceof XElement) text += node.value;
    }
    return text;
  }
  set value(text: string) {
    this.removeNodes();
    this.addText(text, 0);
  }
  setAttribute(name: XName, value: unknown): void {
    const existing = this.attribute(name);
    if (value === null) existing?.remove();
    else if (existing) existing.value = contentText(value);
    else this.addAttribute(new XAttribute(name, value));
  }
  setElement(name: XName, value: unknown): void {
    const existing = this.element(name);
    if (value === null) existing?.remove();
    else if (existing) existing.value = contentText(value);
    else this.add(new XElement(name, contentText(value)));
  }
  /** Marks `<a></a>`, which is not `<a />`. */
  markNotEmpty(): void {
    this.touched = true;
  }
  clone(): XElement {
    const copy = new XElement(this.name);
    for (const attribute of this.attributes) copy.addAttribute(attribute.clone());
    for (const node of this.nodes) copy.insertNode(copy.nodes.length, node.clone());
    copy.touched = this.touched;
    return copy;
  }
}

export class XDocument extends XContainer {
  static readonly handle = handle('XDocument');
  readonly clrType = XDocument.handle;
  readonly nodeType = NodeType.Document;
  declaration: XDeclaration | null;
  constructor(declaration: XDeclaration | null = null, content: unknown = null) {
    super();
    this.declaration = declaration;
    this.add(content);
  }
  get root(): XElement | null {
    for (const node of this.nodes) if (node instanceof XElement) return node;
    return null;
  }
  get documentType(): XDocumentType | null {
    for (const node of this.nodes) if (node instanceof XDocumentType) return node;
    return null;
  }
  override insertContent(index: number, content: unknown): number {
    if (content instanceof XDeclaration) return raise('System.ArgumentException', 'Non-whitespace characters cannot be added to content.');
    return super.insertContent(index, content);
  }
  protected validate(node: XNode): void {
    if (node instanceof XElement && this.root) invalidOperation('This operation would create an incorrectly structured document.');
    if (node instanceof XDocumentType && this.documentType)
      invalidOperation('This operation would create an incorrectly structured document.');
    if (node instanceof XCData || node instanceof XDocument)
      raiseArgument(
        'System.ArgumentException',
        `A node of type ${node instanceof XCData ? 'CDATA' : 'Document'} cannot be added to content.`,
        'node',
      );
    if (node instanceof XText && /\S/.test(node.value))
      raise('System.ArgumentException', 'Non-whitespace characters cannot be added to content.');
  }
  protected addText(text: string): boolean {
    if (/\S/.test(text)) raise('System.ArgumentException', 'Non-whitespace characters cannot be added to content.');
    return false;
  }
  clone(): XDocument {
    const copy = new XDocument();
    const { declaration } = this;
    if (declaration) copy.declaration = new XDeclaration(declaration.version, declaration.encoding, declaration.standalone);
    for (const node of this.nodes) copy.insertNode(copy.nodes.length, node.clone());
    return copy;
  }
}

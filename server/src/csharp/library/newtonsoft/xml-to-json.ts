/** XML as Newtonsoft's XmlNodeConverter writes it: attributes `@name`, mixed text `#text`, repeated elements an array. */
import type { XName } from '../xml/names.ts';
import { XCData, XComment, XDocument, XDocumentType, XElement, type XNode, XProcessingInstruction, XText } from '../xml/nodes.ts';
import { prefixOfNamespace } from '../xml/write.ts';
import { JArray, JObject, type JToken, JValue } from './token.ts';

export const xmlToToken = (node: XElement | XDocument, isDeclaration: (name: XName) => boolean): JToken => {
  const object = new JObject();
  if (node instanceof XDocument) {
    const { declaration } = node;
    if (declaration) {
      const value = new JObject();
      for (const [name, text] of [
        ['@version', declaration.version],
        ['@encoding', declaration.encoding],
        ['@standalone', declaration.standalone],
      ] as const)
        if (text !== null) value.set(name, new JValue(text));
      object.set('?xml', value);
    }
    group(node.nodes, object, isDeclaration);
  } else group([node], object, isDeclaration);
  return object;
};
const qualified = (element: XElement, name: XName): string => {
  const prefix = name.uri === '' ? null : prefixOfNamespace(element, name.uri);
  return prefix ? `${prefix}:${name.local}` : name.local;
};
const nameOf = (node: XNode): string | null => {
  if (node instanceof XElement) return qualified(node, node.name);
  if (node instanceof XCData) return '#cdata-section';
  if (node instanceof XText) return '#text';
  if (node instanceof XComment) return '#comment';
  if (node instanceof XProcessingInstruction) return `?${node.target}`;
  return node instanceof XDocumentType ? '!DOCTYPE' : null;
};
const group = (nodes: readonly XNode[], object: JObject, isDeclaration: (name: XName) => boolean): void => {
  const groups = new Map<string, XNode[]>();
  for (const node of nodes) {
    const name = nameOf(node);
    if (name === null) continue;
    const list = groups.get(name);
    if (list) list.push(node);
    else groups.set(name, [node]);
  }
  for (const [name, list] of groups) {
    const values = list.map((node) => valueOf(node, isDeclaration));
    object.set(name, values.length === 1 ? values[0]! : arrayOf(values));
  }
};
const arrayOf = (items: readonly JToken[]): JArray => {
  const array = new JArray();
  for (const item of items) array.addContent(item);
  return array;
};
const valueOf = (node: XNode, isDeclaration: (name: XName) => boolean): JToken => {
  if (node instanceof XText || node instanceof XComment) return new JValue(node.value);
  if (node instanceof XProcessingInstruction) return new JValue(node.data);
  if (!(node instanceof XElement)) return new JValue(null);
  if (node.attributes.length === 0) {
    if (node.nodes.length === 0) return node.isEmpty ? new JValue(null) : new JValue('');
    if (node.nodes.length === 1 && node.nodes[0] instanceof XText && !(node.nodes[0] instanceof XCData))
      return new JValue(node.nodes[0].value);
  }
  const object = new JObject();
  for (const attribute of node.attributes) {
    const name = isDeclaration(attribute.name)
      ? attribute.name.uri === ''
        ? 'xmlns'
        : `xmlns:${attribute.name.local}`
      : qualified(node, attribute.name);
    object.set(`@${name}`, new JValue(attribute.value));
  }
  group(node.nodes, object, isDeclaration);
  return object;
};

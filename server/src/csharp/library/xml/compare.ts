/** Equality and order of nodes. */
import { raise } from '../../runtime/exception.ts';
import { sameName } from './names.ts';
import { XComment, type XContainer, XDocument, XDocumentType, XElement, type XNode, XProcessingInstruction, XText } from './nodes.ts';

export const deepEquals = (a: XNode | null, b: XNode | null): boolean => {
  if (a === b) return true;
  if (!a || !b || a.nodeType !== b.nodeType) return false;
  if (a instanceof XText && b instanceof XText) return a.value === b.value;
  if (a instanceof XComment && b instanceof XComment) return a.value === b.value;
  if (a instanceof XProcessingInstruction && b instanceof XProcessingInstruction) return a.target === b.target && a.data === b.data;
  if (a instanceof XDocumentType && b instanceof XDocumentType)
    return a.name === b.name && a.publicId === b.publicId && a.systemId === b.systemId && a.internalSubset === b.internalSubset;
  if (a instanceof XElement && b instanceof XElement)
    return (
      sameName(a.name, b.name) &&
      a.isEmpty === b.isEmpty &&
      a.attributes.length === b.attributes.length &&
      a.attributes.every((attribute, i) => sameName(attribute.name, b.attributes[i]!.name) && attribute.value === b.attributes[i]!.value) &&
      sameContent(a, b)
    );
  return a instanceof XDocument && b instanceof XDocument && sameContent(a, b);
};
/** Neighbouring texts count as one. */
const parts = (container: XContainer): (XNode | string)[] => {
  const list: (XNode | string)[] = [];
  for (const node of container.nodes) {
    const last = list.at(-1);
    if (node.nodeType === 3) {
      const { value } = node as XText;
      if (typeof last === 'string') list[list.length - 1] = last + value;
      else if (value !== '') list.push(value);
    } else list.push(node);
  }
  return list;
};
const sameContent = (a: XContainer, b: XContainer): boolean => {
  const [first, second] = [parts(a), parts(b)];
  return (
    first.length === second.length &&
    first.every((part, i) => {
      const other = second[i]!;
      return typeof part === 'string' || typeof other === 'string' ? part === other : deepEquals(part, other);
    })
  );
};

/** Negative where `a` comes first. */
export const compareOrder = (a: XNode | null, b: XNode | null): number => {
  if (a === b) return 0;
  if (!a) return -1;
  if (!b) return 1;
  const path = (node: XNode): XNode[] => {
    const nodes = [node];
    for (let holder = node.holder; holder; holder = holder.holder) nodes.unshift(holder);
    return nodes;
  };
  const [first, second] = [path(a), path(b)];
  if (first[0] !== second[0]) raise('System.InvalidOperationException', 'A common ancestor is missing.');
  let i = 1;
  while (i < first.length && i < second.length && first[i] === second[i]) i++;
  if (i === first.length) return -1;
  if (i === second.length) return 1;
  const { nodes } = first[i - 1] as XContainer;
  return nodes.indexOf(first[i]!) < nodes.indexOf(second[i]!) ? -1 : 1;
};

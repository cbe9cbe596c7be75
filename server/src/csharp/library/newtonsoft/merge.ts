/** `JContainer.Merge`. */
import { raise } from '../../runtime/exception.ts';
import { JArray, type JContainer, JObject, type JProperty, type JToken, TokenType } from './token.ts';

export interface MergeOptions {
  /** 0 concat, 1 union, 2 replace, 3 merge by position. */
  readonly arrays: number;
  /** 0 ignore, 1 merge. */
  readonly nulls: number;
  readonly ignoreCase: boolean;
}
export const defaultMerge: MergeOptions = { arrays: 0, nulls: 0, ignoreCase: false };

export const merge = (target: JContainer, content: JToken | null, options: MergeOptions): void => {
  if (content === null) return;
  if (target instanceof JObject) {
    if (content instanceof JObject) mergeObjects(target, content, options);
    return;
  }
  if (target instanceof JArray) {
    if (content instanceof JArray) mergeArrays(target, content, options);
    return;
  }
  raise('System.ArgumentException', `Unexpected merge of ${content.clrType.simpleName} into ${target.clrType.simpleName}.`);
};
const isNull = (token: JToken): boolean => token.type === TokenType.Null;
const mergeObjects = (target: JObject, content: JObject, options: MergeOptions): void => {
  for (const { name, value } of content.properties.slice() as JProperty[]) {
    const existing = target.property(name, options.ignoreCase);
    if (!existing) target.add(name, value);
    else if (value) {
      const current = existing.value;
      const container = current as JContainer;
      if (!(current instanceof JObject || current instanceof JArray) || current.type !== value.type) {
        if (!isNull(value) || options.nulls === 1) existing.value = value;
      } else merge(container, value, options);
    }
  }
};
const mergeArrays = (target: JArray, content: JArray, options: MergeOptions): void => {
  const items = content.children.slice();
  switch (options.arrays) {
    case 1: {
      const known = new Set(target.children.map((item) => item.deepKey()));
      for (const item of items) {
        const key = item.deepKey();
        if (known.has(key)) continue;
        known.add(key);
        target.addContent(item);
      }
      return;
    }
    case 2:
      if (target === content) return;
      target.clear();
      for (const item of items) target.addContent(item);
      return;
    case 3:
      items.forEach((item, i) => {
        const existing = target.children[i];
        if (!existing) target.addContent(item);
        else if (existing instanceof JObject || existing instanceof JArray) {
          if (existing.type === item.type) merge(existing, item, options);
          else if (!isNull(item) || options.nulls === 1) target.set(i, item);
        } else if (!isNull(item) || options.nulls === 1) target.set(i, item);
      });
      return;
    default:
      for (const item of items) target.addContent(item);
  }
};

/** The runtime room in one import, for library types. */
export * from './array.ts';
export * from './decimal.ts';
export * from './enums.ts';
export * from './exception.ts';
export * from './numbers.ts';
export * from './operations.ts';
export * from './tuple.ts';
export * from './type.ts';
export { type ClrObject, type Delegate, type Ref, typeOf } from './value.ts';

/** Values of other namespaces that JSON holds, reached in one place. */
import { raise } from '../../runtime/exception.ts';

export const dateTime = (_ticks: bigint, _kind: 0 | 1 | 2): unknown => raise('System.NotSupportedException', 'dates');
export const dateTimeParts = (value: unknown): { ticks: bigint; kind: number } => value as { ticks: bigint; kind: number };
export const offsetParts = (value: unknown): { ticks: bigint; offset: number } => value as { ticks: bigint; offset: number };

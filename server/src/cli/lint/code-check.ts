import type { CodeCheck } from '../../analysis/analyze.ts';

/** The C# checker as analysis takes it. */
export const codeCheck = async (): Promise<CodeCheck | null> => null;

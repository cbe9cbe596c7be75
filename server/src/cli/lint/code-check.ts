import type { CodeCheck } from '../../analysis/analyze.ts';

/** The C# checker as analysis takes it, loaded when first asked for. */
export const codeCheck = async (): Promise<CodeCheck> => (await import('../../analysis/code-check.ts')).checkCode;

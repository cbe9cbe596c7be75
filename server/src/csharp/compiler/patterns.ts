import type { BoundPattern } from '../bound.ts';
import { equalValues } from '../runtime/operations.ts';
import type { Frame } from './frame.ts';
import { writeLocal } from './locals.ts';
import type { Unit } from './unit.ts';

/** Whether a value matches; a match assigns the pattern's variable. */
export function compilePattern(unit: Unit, pattern: BoundPattern): (f: Frame, value: unknown) => boolean {
  switch (pattern.kind) {
    case 'constant-pattern':
      return (_, value) => equalValues(value ?? null, pattern.value);
    case 'var-pattern': {
      if (!pattern.local) return () => true;
      const write = writeLocal(unit, pattern.local);
      return (f, value) => {
        write(f, value);
        return true;
      };
    }
    case 'type-pattern': {
      const handle = unit.handle(pattern.of);
      const write = pattern.local && writeLocal(unit, pattern.local);
      return (f, value) => {
        if (value === null || value === undefined || !f.run.machine.types.isInstance(value, handle(f))) return false;
        write?.(f, value);
        return true;
      };
    }
  }
}

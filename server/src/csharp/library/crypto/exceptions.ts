import { ClrException, raise } from '../../runtime/index.ts';
import { declare } from '../declare.ts';

const name = 'System.Security.Cryptography.CryptographicException';

export const raiseCryptographic = (message: string): never => raise(name, message);

export const cryptographicException = declare(`public class ${name} : SystemException`, {
  'new()': () => new ClrException(name, 'Error occurred during a cryptographic operation.'),
  'new(string message)': (message: string | null) => new ClrException(name, message ?? `Exception of type '${name}' was thrown.`),
  'new(string message, Exception inner)': (message: string | null, inner: ClrException | null) =>
    new ClrException(name, message ?? `Exception of type '${name}' was thrown.`, inner),
});

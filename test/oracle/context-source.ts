/** The policy `context` (all types without a namespace) as C# source, made of the very declarations Gatehouse checks expressions against, so that the two cannot drift apart. */
import type { Declaration } from '../../server/src/csharp/library/declare.ts';
import { declarations } from '../../server/src/csharp/library/index.ts';

const usings = [
  'System',
  'System.Collections.Generic',
  'System.Linq',
  'System.Security.Cryptography',
  'System.Security.Cryptography.X509Certificates',
  'System.Text',
  'System.Xml.Linq',
  'Newtonsoft.Json.Linq',
];

function member(signature: string, inInterface: boolean): string {
  const text = signature.replace(/\b(?:virtual|override|abstract)\s+/g, '').replace(/^static readonly (.*)$/, 'static $1');
  if (inInterface) return text.endsWith('}') ? text : `${text};`;
  return text.endsWith('}')
    ? `public ${text.replace(/\{ get; (?:set; )?\}/, '{ get { throw null; } }')}`
    : `public ${text} { throw null; }`;
}

function typeSource({ header, kind, members }: Declaration): string {
  if (kind === 'enum')
    return `${header} { ${Object.entries(members)
      .map(([name, value]) => `${name} = ${String(value)}`)
      .join(', ')} }`;
  const body = Object.keys(members)
    .filter((signature) => !signature.startsWith('new('))
    .map((signature) => `  ${member(signature, kind === 'interface')}`);
  return `${header}\n{\n${body.join('\n')}\n}`;
}

export const contextSource = (): string =>
  `${usings.map((name) => `using ${name};`).join('\n')}\n\n${declarations
    .filter(({ name }) => !name.includes('.'))
    .map(typeSource)
    .join('\n\n')}\n`;

/** Policy expressions as people write them, each with the same logic in JavaScript as someone would write it for Node: what is asked is what is answered, with nothing left out. */
import { createHmac } from 'node:crypto';
import { request, response, uploaded, user, variable } from './given.ts';

export interface Case {
  readonly name: string;
  readonly code: string;
  /** The code is statements. */
  readonly block?: boolean;
  byHand(): unknown;
}

const header = (name: string): string | undefined => request.headers.get(name);
const names = new Intl.Collator('en');
const orderPath = /^\/orders\/(\d+)(?:\/lines\/(\d+))?$/;
const key = Buffer.from('k3y');
interface Claims {
  readonly roles?: string | readonly string[];
}
const jwt = (text: string): { readonly header: unknown; readonly claims: Claims } | null => {
  const parts = text.split('.');
  if (parts.length !== 3) return null;
  try {
    return {
      header: JSON.parse(Buffer.from(parts[0]!, 'base64url').toString()),
      claims: JSON.parse(Buffer.from(parts[1]!, 'base64url').toString()) as Claims,
    };
  } catch {
    return null;
  }
};
interface Order {
  readonly order: { readonly id: string; readonly customer: { readonly name: string } };
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly price: number }[];
}

export const cases: readonly Case[] = [
  {
    name: 'header, split, last',
    code: 'context.Request.Headers.GetValueOrDefault("Authorization", "").Split(\' \').Last()',
    byHand: () => (header('authorization') ?? '').split(' ').at(-1),
  },
  {
    name: 'method and variable',
    code: 'context.Request.Method == "GET" && (int)context.Variables["count"] > 40',
    byHand: () => request.method === 'GET' && (variable.get('count') as number) > 40,
  },
  {
    name: 'interpolation',
    code: '$"{context.Request.Method} {context.Variables["name"]}"',
    byHand: () => `${request.method} ${variable.get('name')}`,
  },
  {
    name: 'loop over 1,000',
    code: 'var s = 0; for (var i = 0; i < 1000; i++) { if (i % 3 == 0) { s += i; } } return s;',
    block: true,
    byHand: () => {
      let s = 0;
      for (let i = 0; i < 1000; i++) if (i % 3 === 0) s = (s + i) | 0;
      return s;
    },
  },
  {
    name: 'LINQ over 100',
    code: 'Enumerable.Range(0, 100).Where(x => x % 2 == 0).Select(x => x * x).Sum()',
    byHand: () => {
      let s = 0;
      for (const x of Array.from({ length: 100 }, (_, i) => i)
        .filter((x) => x % 2 === 0)
        .map((x) => x * x))
        s += x;
      return s;
    },
  },
  {
    name: 'status condition',
    code: 'context.Response.StatusCode >= 500',
    byHand: () => response.statusCode >= 500,
  },
  {
    name: 'header check',
    code: 'context.Request.Headers.GetValueOrDefault("X-Api-Key", "") == "k-4711" && !context.Request.Headers.ContainsKey("X-Debug")',
    byHand: () => (header('x-api-key') ?? '') === 'k-4711' && !request.headers.has('x-debug'),
  },
  {
    name: 'user in group',
    code: 'context.User?.Groups.Any(g => g.Name == "admins") ?? false',
    byHand: () => user?.groups.some(({ name }) => name === 'admins') ?? false,
  },
  {
    name: 'query parameter',
    code: 'int.Parse(context.Request.Url.Query.GetValueOrDefault("page", "1")) + 1',
    byHand: () => (Number.parseInt(request.url.searchParams.get('page') ?? '1', 10) + 1) | 0,
  },
  {
    name: 'JWT claim',
    code: 'context.Request.Headers.GetValueOrDefault("Authorization", "").Split(\' \').Last().AsJwt()?.Claims.GetValueOrDefault("roles", "").Split(\',\').Contains("admin") ?? false',
    byHand: () => {
      const token = jwt((header('authorization') ?? '').split(' ').at(-1)!);
      const roles = token?.claims.roles ?? '';
      return token ? (typeof roles === 'string' ? roles : roles.join(',')).split(',').includes('admin') : false;
    },
  },
  {
    name: 'client certificate',
    code: 'context.Request.Certificate != null && context.Request.Certificate.NotAfter > DateTime.Now && context.Deployment.Certificates.Any(c => c.Value.Thumbprint == context.Request.Certificate.Thumbprint)',
    byHand: () => {
      const { certificate } = request;
      return (
        certificate !== undefined &&
        certificate.notAfter > new Date() &&
        [...uploaded.values()].some(({ thumbprint }) => thumbprint === certificate.thumbprint)
      );
    },
  },
  {
    name: 'JSON reshaped',
    code: `var body = context.Request.Body.As<JObject>(preserveContent: true);
var lines = (JArray)body["lines"];
return new JObject(
  new JProperty("id", body["order"]["id"]),
  new JProperty("customer", body["order"]["customer"]["name"]),
  new JProperty("total", lines.Sum(l => (int)l["quantity"] * (int)l["price"])),
  new JProperty("skus", new JArray(lines.Select(l => (string)l["sku"])))
).ToString(Newtonsoft.Json.Formatting.None);`,
    block: true,
    byHand: () => {
      const { order, lines } = JSON.parse(new TextDecoder().decode(request.body)) as Order;
      return JSON.stringify({
        id: order.id,
        customer: order.customer.name,
        total: lines.reduce((total, { quantity, price }) => total + quantity * price, 0),
        skus: lines.map(({ sku }) => sku),
      });
    },
  },
  {
    name: 'string.Format',
    code: 'string.Format("{0}-{1:D4}/{2}", context.Variables["name"], context.Variables["count"], context.Request.Method.ToLower())',
    byHand: () => `${variable.get('name')}-${String(variable.get('count')).padStart(4, '0')}/${request.method.toLowerCase()}`,
  },
  {
    name: 'StringBuilder loop',
    code: `var sb = new StringBuilder();
foreach (var part in ((string)context.Variables["csv"]).Split(',')) {
  if (sb.Length > 0) { sb.Append('|'); }
  sb.Append(part.Trim().ToUpperInvariant());
}
return sb.ToString();`,
    block: true,
    byHand: () => {
      let text = '';
      for (const part of (variable.get('csv') as string).split(',')) {
        if (text.length > 0) text += '|';
        text += part.trim().toUpperCase();
      }
      return text;
    },
  },
  {
    name: 'LINQ over headers',
    code: 'string.Join(";", context.Request.Headers.Where(h => h.Key.StartsWith("X-")).OrderBy(h => h.Key).Select(h => h.Key.ToLower() + "=" + string.Join(",", h.Value)))',
    byHand: () =>
      [...request.headers]
        .filter(([name]) => name.startsWith('x-'))
        .sort(([a], [b]) => names.compare(a, b))
        .map(([name, value]) => `${name}=${value}`)
        .join(';'),
  },
  {
    name: 'dates',
    code: `var expires = DateTime.Parse((string)context.Variables["expires"]).ToUniversalTime();
return expires > DateTime.UtcNow ? expires.AddMinutes(-5).ToString("yyyy-MM-ddTHH:mm:ssZ") : "expired";`,
    block: true,
    byHand: () => {
      const expires = new Date(variable.get('expires') as string);
      return expires > new Date() ? `${new Date(expires.getTime() - 300_000).toISOString().slice(0, 19)}Z` : 'expired';
    },
  },
  {
    name: 'regex groups',
    code: 'Regex.Match(context.Request.Url.Path, @"^/orders/(\\d+)(?:/lines/(\\d+))?$").Groups[1].Value',
    byHand: () => orderPath.exec(request.url.pathname)?.[1] ?? '',
  },
  {
    name: 'HMAC and base64',
    code: `var text = context.Request.Method + "\\n" + context.Request.Url.Path;
using (var hmac = new HMACSHA256(Encoding.UTF8.GetBytes("k3y"))) {
  return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(text)));
}`,
    block: true,
    byHand: () => createHmac('sha256', key).update(`${request.method}\n${request.url.pathname}`).digest('base64'),
  },
  {
    name: 'basic credentials',
    code: 'Encoding.UTF8.GetString(Convert.FromBase64String(context.Request.Headers.GetValueOrDefault("X-Basic", "").Substring(6))).Split(\':\')[0]',
    byHand: () =>
      Buffer.from((header('x-basic') ?? '').slice(6), 'base64')
        .toString()
        .split(':')[0],
  },
  {
    name: 'dictionary of counts',
    code: `var counts = new Dictionary<string, int>();
foreach (var word in ((string)context.Variables["words"]).Split(' ')) {
  counts[word] = counts.ContainsKey(word) ? counts[word] + 1 : 1;
}
return string.Join(",", counts.Select(p => p.Key + ":" + p.Value));`,
    block: true,
    byHand: () => {
      const counts = new Map<string, number>();
      for (const word of (variable.get('words') as string).split(' ')) counts.set(word, counts.has(word) ? (counts.get(word)! + 1) | 0 : 1);
      return [...counts].map(([word, count]) => `${word}:${count}`).join(',');
    },
  },
];

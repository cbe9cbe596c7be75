import { type Handler, PolicyFailure } from '../step.ts';

/** Sets, adds, skips or deletes a query parameter of the request to the back end. */
export default {
  prepare(policy) {
    const name = policy.requiredText('name');
    const action = policy.text('exists-action');
    const values = policy.children('value').map((value) => value.content(true));
    return (flow) => {
      const { url } = flow.request;
      const wanted = name.read(flow);
      const what = action?.read(flow) ?? 'override';
      if (!['override', 'skip', 'append', 'delete'].includes(what))
        throw new PolicyFailure('InvalidAttribute', `exists-action is override, skip, append or delete, not "${what}".`);
      const pairs = url.query
        .slice(1)
        .split('&')
        .filter((pair) => pair !== '');
      const isIt = (pair: string) => decode(pair.split('=')[0]!) === wanted;
      if (what === 'skip' && pairs.some(isIt)) return flow.note('skipped', wanted);
      const kept = what === 'append' ? pairs : pairs.filter((pair) => !isIt(pair));
      const added = what === 'delete' ? [] : values.map((value) => `${encodeURIComponent(wanted)}=${encodeURIComponent(value.read(flow))}`);
      const all = [...kept, ...added];
      url.query = all.length === 0 ? '' : `?${all.join('&')}`;
      flow.note('query', url.query);
    };
  },
} satisfies Handler;

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

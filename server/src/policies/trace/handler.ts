import type { Handler } from '../step.ts';

/** Writes a message and its metadata into the trace. */
export default {
  prepare(policy) {
    const source = policy.requiredText('source');
    const severity = policy.text('severity');
    const message = policy.child('message')?.content(true) ?? policy.problem('<trace> needs a <message>.');
    const metadata = policy.children('metadata').map((item) => [item.requiredText('name'), item.requiredText('value')] as const);
    return (flow) => {
      flow.note('source', source.read(flow));
      flow.note('severity', severity?.read(flow) ?? 'verbose');
      flow.note('message', message.read(flow));
      if (metadata.length > 0)
        flow.note('metadata', Object.fromEntries(metadata.map(([name, value]) => [name.read(flow), value.read(flow)])));
    };
  },
} satisfies Handler;

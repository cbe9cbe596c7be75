import { type Handler, PolicyFailure } from '../step.ts';

/** Refuses a request without the header, or with a value that is not among those allowed. */
export default {
  prepare(policy) {
    const name = policy.requiredText('name');
    const status = policy.requiredWhole('failed-check-httpcode');
    const message = policy.requiredText('failed-check-error-message');
    const ignoreCase = policy.flag('ignore-case', false);
    if (policy.attribute('ignore-case') === null) policy.problem('<check-header> needs the attribute "ignore-case".');
    const allowed = policy.children('value').map((value) => value.content(true));
    return (flow) => {
      const header = name.read(flow);
      const values = flow.request.headers.get(header);
      const answer = () => ({ status: status.read(flow), message: message.read(flow) });
      if (!values) throw new PolicyFailure('HeaderNotFound', `Header ${header} was not found in the request. Access denied.`, answer());
      const value = values.join(',');
      const fold = (text: string) => (ignoreCase.read(flow) ? text.toLowerCase() : text);
      if (allowed.length > 0 && !allowed.some((candidate) => fold(candidate.read(flow)) === fold(value)))
        throw new PolicyFailure('HeaderValueNotAllowed', `Header ${header} value of ${value} is not allowed. Access denied.`, answer());
      flow.note('message', 'Header validated.');
    };
  },
} satisfies Handler;

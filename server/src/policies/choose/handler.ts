import type { Flow, Handler } from '../step.ts';

/** The first branch whose condition is true, else `otherwise`. The trace says of each branch that was looked at whether it was taken. */
export default {
  prepare(policy) {
    const whens = policy.children('when');
    const otherwise = policy.child('otherwise');
    if (whens.length === 0) policy.problem('<choose> needs at least one <when>.');
    const branches = whens.map((branch) => ({
      branch,
      condition: branch.flag('condition', false),
      given: branch.attribute('condition'),
      run: branch.steps(),
    }));
    for (const { branch, given } of branches) if (given === null) branch.problem('<when> needs the attribute "condition".');
    const rest = otherwise ? { branch: otherwise, run: otherwise.steps() } : null;
    const take = ({ branch, run }: { branch: typeof policy; run: (flow: Flow) => void | Promise<void> }, name: string, flow: Flow) => {
      flow.entry(branch, 'taken', {});
      flow.note('branch', name);
      return run(flow);
    };
    return (flow) => {
      for (let i = 0; i < branches.length; i++) {
        const candidate = branches[i]!;
        if (candidate.condition.read(flow)) return take(candidate, branches.length > 1 ? `when[${i + 1}]` : 'when', flow);
        flow.entry(candidate.branch, 'not-taken', {});
      }
      if (rest) return take(rest, 'otherwise', flow);
      flow.note('branch', 'none');
    };
  },
} satisfies Handler;

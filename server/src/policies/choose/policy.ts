import { policy } from '../policy.ts';

export default policy('choose', {
  summary: 'Runs the first when branch whose condition is true, else otherwise.',
  category: 'Policy control and flow',
  ordered: true,
  children: [
    {
      name: 'when',
      min: 1,
      attributes: {
        condition: { type: 'bool', required: true, expression: true, summary: 'Boolean literal or expression.' },
      },
      policies: true,
    },
    { name: 'otherwise', max: 1, policies: true },
  ],
  notes: [
    'At least one when; at most one otherwise, last.',
    'Conditions are tried in order; only the first true branch runs.',
    'Branches contain any policies valid for the enclosing section.',
    'Allowed child of wait.',
  ],
});

/** System.Linq.Enumerable: lazy where .NET is, with its exceptions. Operators give their elements (`visit`) as well as being asked for them, which is what most ends of a query do. */
import { declare } from '../declare.ts';
import { elements } from './elements.ts';
import { filters } from './filters.ts';
import { groups } from './group-members.ts';
import { makers } from './makers.ts';
import { moreLinq } from './more.ts';
import { numericMembers } from './numbers.ts';
import { ordering } from './ordering.ts';
import { projections } from './projections.ts';
import { quantifiers } from './quantifiers.ts';
import { sets } from './sets.ts';

export default declare('public static class System.Linq.Enumerable', {
  ...elements,
  ...projections,
  ...filters,
  ...quantifiers,
  ...sets,
  ...ordering,
  ...groups,
  ...makers,
  ...numericMembers,
  ...moreLinq,
});

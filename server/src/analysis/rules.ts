// Every file of rules/, written by scripts/catalogue.mjs (npm run new:policy, npm run new:rule call it); a test says when it is behind.
import type { Rule } from './rule.ts';
import attributeCombination from './rules/attribute-combination.ts';
import backendOnePolicy from './rules/backend-one-policy.ts';
import certificateById from './rules/certificate-by-id.ts';
import certificateNotRequested from './rules/certificate-not-requested.ts';
import corsOrigin from './rules/cors-origin.ts';
import deletedValue from './rules/deleted-value.ts';
import documentSize from './rules/document-size.ts';
import doubleEscaping from './rules/double-escaping.ts';
import duplicateId from './rules/duplicate-id.ts';
import elementCombination from './rules/element-combination.ts';
import elementOrder from './rules/element-order.ts';
import expressionNotAllowed from './rules/expression-not-allowed.ts';
import fixedHeader from './rules/fixed-header.ts';
import fragmentContent from './rules/fragment-content.ts';
import invalidValue from './rules/invalid-value.ts';
import invertedExpiry from './rules/inverted-expiry.ts';
import metricDimension from './rules/metric-dimension.ts';
import misplacedElement from './rules/misplaced-element.ts';
import missingAttribute from './rules/missing-attribute.ts';
import missingBackend from './rules/missing-backend.ts';
import missingBase from './rules/missing-base.ts';
import missingElement from './rules/missing-element.ts';
import missingFragment from './rules/missing-fragment.ts';
import notWellFormed from './rules/not-well-formed.ts';
import partialExpression from './rules/partial-expression.ts';
import rotatingThumbprint from './rules/rotating-thumbprint.ts';
import spoofableIdentity from './rules/spoofable-identity.ts';
import thumbprintCase from './rules/thumbprint-case.ts';
import thumbprintFormat from './rules/thumbprint-format.ts';
import thumbprintSha256 from './rules/thumbprint-sha256.ts';
import tooManyElements from './rules/too-many-elements.ts';
import trustNeedsCa from './rules/trust-needs-ca.ts';
import undefinedNamedValue from './rules/undefined-named-value.ts';
import undocumentedPolicy from './rules/undocumented-policy.ts';
import unexpectedText from './rules/unexpected-text.ts';
import unguardedCertificate from './rules/unguarded-certificate.ts';
import unknownAttribute from './rules/unknown-attribute.ts';
import unknownElement from './rules/unknown-element.ts';
import unreachablePolicy from './rules/unreachable-policy.ts';
import unsetVariable from './rules/unset-variable.ts';
import unusedVariable from './rules/unused-variable.ts';
import wrongNesting from './rules/wrong-nesting.ts';
import wrongScope from './rules/wrong-scope.ts';
import wrongSection from './rules/wrong-section.ts';
import wrongTier from './rules/wrong-tier.ts';

export const all: readonly Rule[] = [
  attributeCombination,
  backendOnePolicy,
  certificateById,
  certificateNotRequested,
  corsOrigin,
  deletedValue,
  documentSize,
  doubleEscaping,
  duplicateId,
  elementCombination,
  elementOrder,
  expressionNotAllowed,
  fixedHeader,
  fragmentContent,
  invalidValue,
  invertedExpiry,
  metricDimension,
  misplacedElement,
  missingAttribute,
  missingBackend,
  missingBase,
  missingElement,
  missingFragment,
  notWellFormed,
  partialExpression,
  rotatingThumbprint,
  spoofableIdentity,
  thumbprintCase,
  thumbprintFormat,
  thumbprintSha256,
  tooManyElements,
  trustNeedsCa,
  undefinedNamedValue,
  undocumentedPolicy,
  unexpectedText,
  unguardedCertificate,
  unknownAttribute,
  unknownElement,
  unreachablePolicy,
  unsetVariable,
  unusedVariable,
  wrongNesting,
  wrongScope,
  wrongSection,
  wrongTier,
];

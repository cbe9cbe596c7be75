import type { Placed } from '../../policies/placement.ts';
import { walkCode } from '../certificate/guards.ts';
import type { Island } from '../islands.ts';
import type { Report, Rule } from '../rule.ts';

const MENTIONS = /\bRequest\s*\.\s*Certificate\b/;

export default {
  id: 'unguarded-certificate',
  severity: 'warning',
  summary: 'A member of context.Request.Certificate is used where the certificate may be null.',
  check({ placement, islands, document }, report) {
    if (placement.kind !== 'policies' || !MENTIONS.test(document.text)) return;
    const byOwner = new Map<Placed, Island[]>();
    for (const island of islands) if (island.owner) byOwner.set(island.owner, [...(byOwner.get(island.owner) ?? []), island]);
    const inbound = placement.placed.find(({ role, element }) => role === 'section' && element.name === 'inbound');
    // What follows inbound runs behind its guards and those of wider scopes: only inbound is judged.
    if (inbound) new Flow(byOwner, report).list(inbound.children, false);
  },
} satisfies Rule;

/** Follows a section's policies with what is known of the certificate; null: nothing behind runs. */
class Flow {
  readonly #islands: ReadonlyMap<Placed, readonly Island[]>;
  readonly #report: Report;
  /** Variables that were computed from the certificate: a condition on one may be a guard. */
  readonly #derived = new Set<string>();

  constructor(islands: ReadonlyMap<Placed, readonly Island[]>, report: Report) {
    this.#islands = islands;
    this.#report = report;
  }

  list(policies: readonly Placed[], known: boolean): boolean | null {
    let now: boolean | null = known;
    for (const policy of policies) {
      if (now === null) return null;
      now = this.#policy(policy, now);
    }
    return now;
  }

  #policy(placed: Placed, known: boolean): boolean | null {
    const { element, policy, children } = placed;
    if (element.name === 'choose') return this.#choose(children, known);
    let now = this.#own(placed, known);
    if (element.name === 'include-fragment') return true;
    if (element.name === 'validate-client-certificate')
      return now || !/^\s*true\s*$/i.test(element.attributes.find(({ name }) => name === 'ignore-error')?.value?.text ?? 'false');
    if (element.name === 'set-variable' && (this.#islands.get(placed) ?? []).some(({ code }) => MENTIONS.test(code) || this.#uses(code))) {
      const name = element.attributes.find((attribute) => attribute.name === 'name')?.value?.text;
      if (name) this.#derived.add(name);
    }
    for (const child of children) now = this.#policy(child, now) ?? true;
    return policy?.ends ? null : now;
  }

  #choose(branches: readonly Placed[], known: boolean): boolean | null {
    let rest = known;
    let after: boolean | null = null;
    let hasOtherwise = false;
    const join = (state: boolean | null): void => {
      if (state !== null) after = after === null ? state : after && state;
    };
    for (const branch of branches) {
      if (branch.element.name !== 'when') {
        hasOtherwise ||= branch.element.name === 'otherwise';
        join(this.list(branch.children, rest));
        continue;
      }
      let inside = rest;
      for (const island of this.#islands.get(branch) ?? []) {
        if (this.#uses(island.code)) {
          inside = true;
          rest = true;
        } else [inside, rest] = this.#walk(island, rest);
      }
      join(this.list(branch.children, inside));
    }
    if (!hasOtherwise) join(rest);
    return after;
  }

  #uses(code: string): boolean {
    return [...this.#derived].some((name) => code.includes(`"${name}"`));
  }

  /** The expressions of an element itself. */
  #own(placed: Placed, known: boolean): boolean {
    let now = known;
    for (const island of this.#islands.get(placed) ?? []) {
      const [yes, no] = this.#walk(island, now);
      now = yes && no;
    }
    return now;
  }

  #walk(island: Island, known: boolean): readonly [boolean, boolean] {
    if (!MENTIONS.test(island.code)) return [known, known];
    const { root, errors } = island.parsed;
    if (errors.length) return [true, true];
    return walkCode(root, known, (span) =>
      this.#report(
        island.at(span),
        'context.Request.Certificate is null when the client sends no certificate: check for null first, or use "?.".',
      ),
    );
  }
}

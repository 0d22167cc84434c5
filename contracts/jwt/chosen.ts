import type { Operation } from '../../core/operations/types.ts';
import type { Applicability } from '../../core/oracle/types.ts';
import { isSelected, isSignIn, mayBeSent } from '../../core/plan/safety.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import { isSecured } from '../access/who.ts';

const known = new WeakMap<PlanFacts, readonly Operation[]>();

/** How tokens are judged is one piece of code: one reading and one creating operation of each security scheme show it. */
function chosenOf(facts: PlanFacts): readonly Operation[] {
  const found = known.get(facts);
  if (found) return found;
  const secured = facts.operations.filter(
    (operation) =>
      isSecured(operation) &&
      !isSignIn(operation) &&
      isSelected(operation, facts.config).applies &&
      mayBeSent(operation, facts.config, facts.model).applies,
  );
  const schemesOf = ({ security }: Operation): string =>
    security.map((uses) => uses.map(({ scheme }) => scheme).join('+')).join('|');
  const isCreation = ({ id, path }: Operation): boolean =>
    !path.includes('{') && facts.model.resources.some((one) => one.create === id && one.delete !== undefined);
  const chosen = [...new Set(secured.map(schemesOf))].flatMap((schemes) => {
    const same = secured.filter((one) => schemesOf(one) === schemes);
    const readings = same.filter(({ method }) => method === 'GET');
    const reading = readings.find(({ path }) => !path.includes('{')) ?? readings[0];
    const creation = same.find((one) => one.method === 'POST' && isCreation(one));
    return [...(reading ? [reading] : []), ...(creation ? [creation] : [])];
  });
  known.set(facts, chosen);
  return chosen;
}

/** Is tokens' handling tried on this operation? */
export function triedHere(operation: Operation, facts: PlanFacts): Applicability {
  if (!isSecured(operation)) return { applies: false, reason: 'the description lets everybody call it' };
  const chosen = chosenOf(facts);
  if (chosen.includes(operation)) return { applies: true };
  const names = chosen.map(({ id }) => id).join(', ');
  return {
    applies: false,
    reason: `tokens are tried once for each security scheme: ${names || 'nothing can be sent'}`,
  };
}

/** Is the token itself looked at on this operation? It is the same one everywhere. */
export function triedOnce(operation: Operation, facts: PlanFacts): Applicability {
  const tried = triedHere(operation, facts);
  const [first] = chosenOf(facts);
  if (!tried.applies || first === operation) return tried;
  return { applies: false, reason: `the token is looked at once, at ${first?.id}` };
}

import type { Operation } from '../../core/operations/types.ts';
import { isSelected, isSignIn, mayBeSent } from '../../core/plan/safety.ts';
import type { PlanFacts } from '../../core/plan/types.ts';

const MOST = 6;

/** A reading operation without path parameters from each module. */
export function readingsByModule(facts: PlanFacts): Operation[] {
  const chosen = new Map<string, Operation>();
  for (const operation of facts.operations) {
    const fits =
      operation.method === 'GET' &&
      !operation.path.includes('{') &&
      !operation.parameters.some(({ required }) => required) &&
      !isSignIn(operation) &&
      isSelected(operation, facts.config).applies &&
      mayBeSent(operation, facts.config, facts.model).applies;
    if (fits && !chosen.has(operation.module)) chosen.set(operation.module, operation);
  }
  return [...chosen.values()].slice(0, MOST);
}

/** Origins a front end of this API may have: its own host's, and those of development servers. */
export function likelyOrigins(facts: PlanFacts, baseUrl: string): string[] {
  const given = facts.config.values.origin;
  const { origin } = new URL(baseUrl);
  const local = [3000, 5173, 8080, 4200].map((port) => `http://localhost:${port}`);
  return [...new Set([...(typeof given === 'string' ? [given] : []), origin, ...local])];
}

/** Origins that a careless comparison takes for a trusted one, each of which somebody else can have. */
export function lookAlikes(trusted: string): Record<string, string> {
  const { protocol, hostname, port } = new URL(trusted);
  const rest = port === '' ? '' : `:${port}`;
  const isName = hostname.includes('.') && !/^[\d.]+$/.test(hostname);
  return {
    'the trusted name as the beginning of another': `${protocol}//${hostname}.assay.example${rest}`,
    ...(isName && { 'the trusted name as the end of another': `${protocol}//assay${hostname}${rest}` }),
    ...(isName && {
      'a letter instead of a dot': `${protocol}//${hostname.replace('.', 'x')}${rest}`,
    }),
    ...(protocol === 'https:' && { 'plain http': `http://${hostname}${rest}` }),
  };
}

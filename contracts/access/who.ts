import type { ResolvedConfig } from '../../core/config/types.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { Applicability } from '../../core/oracle/types.ts';
import { selects } from '../../core/plan/safety.ts';

/** The description asks for credentials, without an alternative. */
export const isSecured = ({ security }: Operation): boolean =>
  security.length > 0 && security.every((alternative) => alternative.length > 0);

export const securedOnly = (operation: Operation): Applicability =>
  isSecured(operation) ? { applies: true } : { applies: false, reason: 'the description lets everybody call it' };

/** Name of an identity of another tenant than the default one; in words why there is none. */
export function strangerOf({ identities }: ResolvedConfig): { readonly identity: string } | string {
  const own = identities.default?.tenant;
  if (own === undefined)
    return 'the configuration does not say which tenant the credentials belong to (credentials.tenant)';
  const found = Object.entries(identities).find(([, { tenant }]) => tenant !== undefined && tenant !== own);
  return found ? { identity: found[0] } : 'no identity of another tenant is configured (identities)';
}

export interface RoleHolder {
  readonly identity: string;
  readonly role: string;
  readonly allowed: boolean;
}

/** Identities of the default one's tenant whose role has a row in the matrix, one for each role. */
export function roleHolders({ identities, capabilities }: ResolvedConfig, operation: Operation): RoleHolder[] {
  const own = identities.default?.tenant;
  const known = new Set<string>();
  return Object.entries(identities).flatMap(([identity, { role, tenant }]) => {
    const patterns = role === undefined ? undefined : capabilities[role];
    if (role === undefined || patterns === undefined || known.has(role)) return [];
    if (tenant !== undefined && own !== undefined && tenant !== own) return [];
    known.add(role);
    return [{ identity, role, allowed: selects(patterns, operation) }];
  });
}

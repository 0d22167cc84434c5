import type { Operation } from '../description.ts';
import type { Caller, Role } from './call.ts';

const READ = ['partners', 'products', 'stock', 'orders', 'payments', 'wallets', 'coupons', 'webhooks', 'events'];
const VIEWER = ['session', ...[...READ, 'exports', 'jobs'].map((module) => `${module}:read`)];
const CLERK = [
  ...VIEWER,
  ...['partners:write', 'stock:write', 'orders:write', 'payments:write', 'wallets:write', 'coupons:redeem'],
  'exports:write',
];
const ADMIN = [...CLERK, 'products:write', 'coupons:write', 'webhooks:write', 'tokens:read', 'audit:read'];

const BY_ROLE: Readonly<Record<Role, readonly string[]>> = { viewer: VIEWER, clerk: CLERK, admin: ADMIN };

/** What a role may do, as `module:verb`. */
export function capabilitiesOf(role: Role): readonly string[] {
  return BY_ROLE[role] ?? [];
}

export const mayCall = (operation: Operation, caller: Caller): boolean =>
  operation.capability === undefined || capabilitiesOf(caller.role).includes(operation.capability);

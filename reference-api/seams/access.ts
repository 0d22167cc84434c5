import type { Operation } from '../description.ts';
import type { Caller, Services } from '../http/call.ts';
import { mayCall } from '../http/capabilities.ts';
import { type TokenSeams, tokenSecret, verifyToken } from '../http/tokens.ts';

type PathValues = Readonly<Record<string, string>>;

/** The places that decide who may do what. */
export interface AccessSeams extends TokenSeams {
  /** Whether a caller's role has the capability an operation asks for. */
  mayCall(operation: Operation, caller: Caller): boolean;
  /** The caller as whom an operation works on the things its path names. */
  actsAs(services: Services, operation: Operation, caller: Caller, path: PathValues): Promise<Caller>;
  /** The values of a path as handlers see them. */
  pathOf(services: Services, operation: Operation, path: PathValues): Promise<PathValues>;
}

export const cleanAccess = (): AccessSeams => ({
  tokenSecret,
  tokenClaims: (claims) => claims,
  verifyToken,
  mayCall,
  actsAs: async (_services, _operation, caller) => caller,
  pathOf: async (_services, _operation, path) => path,
});

import type { Exchange } from '../../exchange/types.ts';
import type { Operation } from '../../operations/types.ts';

/** Tells where a 401 is worth new credentials, and learns where they change nothing. */
export class RenewalSense {
  readonly #byId: ReadonlyMap<string, Operation>;
  readonly #inVain = new Set<string>();

  constructor(byId: ReadonlyMap<string, Operation>) {
    this.#byId = byId;
  }

  /**
   * No for an operation that asks for no credentials (a sign-in with a wrong password answers 401 too), and for one that
   * refused new ones before (it wants another scheme).
   */
  mayHelp(refused: Exchange): boolean {
    const operation = this.#byId.get(refused.request.operation ?? '');
    return !this.#inVain.has(keyOf(refused)) && (operation === undefined || operation.security.length > 0);
  }

  learn(exchange: Exchange): void {
    if (exchange.response === undefined) return;
    if (exchange.response.status !== 401) this.#inVain.delete(keyOf(exchange));
    else if (exchange.resentAfter !== undefined) this.#inVain.add(keyOf(exchange));
  }
}

const keyOf = ({ identity, request }: Exchange): string => `${identity} ${request.operation ?? ''}`;

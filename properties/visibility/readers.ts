import { release } from '../../core/exchange/gate.ts';
import type { Exchange } from '../../core/exchange/types.ts';
import { at, isObject, jsonOf } from '../../core/exercise/json-body.ts';
import type { PoolItem } from '../../core/exercise/pool.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import type { Elsewhere } from './types.ts';

/** Somebody besides the session that writes. */
export interface Reader {
  readonly who: Elsewhere['who'];
  read(): Promise<{ readonly exchange: string; readonly status: number; readonly item?: JsonObject } | undefined>;
}

/** Another connection, and the first other caller of the same tenant. */
export function readersOf(session: Session, resource: Resource, item: PoolItem): Reader[] {
  const operation = session.facts.byId.get(resource.read ?? '');
  if (!operation) return [];
  const request = (identity?: string) => {
    const bound = session.reach.bindTo(operation, resource, item);
    const [one] = session.cases.minimal(operation, bound);
    return (
      one &&
      session.traffic.prepare(operation, one.values, {
        purpose: 'read-back',
        ...(identity !== undefined && { identity }),
      })
    );
  };
  const seen = (exchange: Exchange) => {
    const { response } = exchange;
    const json = response?.status === 200 ? jsonOf(response) : undefined;
    const shown = json && 'value' in json ? at(json.value, resource.itemAt) : undefined;
    return { exchange: exchange.id, status: response?.status ?? 0, ...(isObject(shown) && { item: shown }) };
  };
  const connection: Reader = {
    who: 'another connection',
    async read() {
      const outgoing = request();
      if (!outgoing) return undefined;
      const { exchanges } = await release([outgoing], { client: session.client, protocol: 'pool' });
      const [exchange] = exchanges;
      if (exchange) session.traffic.absorb(exchange);
      return exchange && seen(exchange);
    },
  };
  return [
    connection,
    ...colleagues(session).map(
      (identity): Reader => ({
        who: 'another caller',
        async read() {
          const outgoing = request(identity);
          return outgoing && seen(await session.traffic.send(outgoing));
        },
      }),
    ),
  ];
}

/** Identities that are said to be of the same tenant as the default one. */
function colleagues({ config: { identities } }: Session): string[] {
  const own = identities.default?.tenant;
  if (own === undefined) return [];
  const others = Object.entries(identities).filter(([name, { tenant }]) => name !== 'default' && tenant === own);
  return others.slice(0, 1).map(([name]) => name);
}

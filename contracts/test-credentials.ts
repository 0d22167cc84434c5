import type { Exchange, OutgoingRequest } from '../core/exchange/types.ts';
import type { Session } from '../core/exercise/session.ts';
import type { GeneratedCase } from '../core/generate/types.ts';
import type { Operation } from '../core/operations/types.ts';
import { type CredentialPlace, credentialPlaces, falseCredentials } from './credential-places.ts';
import type { OwnItem } from './own-item.ts';

type Kind = 'missing' | 'false';

const names = (places: readonly CredentialPlace[], place: CredentialPlace['place']): Set<string> =>
  new Set(places.filter((one) => one.place === place).map((one) => one.name));

/** A request without the credentials it would have had. */
function bare(request: OutgoingRequest, places: readonly CredentialPlace[]): OutgoingRequest {
  const url = new URL(request.url);
  const inQuery = names(places, 'query');
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !inQuery.has((pair.split('=')[0] ?? '').toLowerCase()));
  const inHeader = names(places, 'header');
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !inHeader.has(name)));
  const address = request.url.split('?')[0] ?? request.url;
  return { ...request, url: kept.length > 0 ? `${address}?${kept.join('&')}` : address, headers };
}

/** The same with false credentials where the good ones would be; undefined when there is nothing to falsify. */
function falsified(request: OutgoingRequest, session: Session): OutgoingRequest | undefined {
  const places = credentialPlaces(session.schemes);
  const { headers, query } = session.credentials();
  const inHeader = names(places, 'header');
  const carried = Object.entries(headers).filter(([name]) => inHeader.has(name));
  const added = Object.entries(query);
  if (carried.length === 0 && added.length === 0) return undefined;
  const others = Object.fromEntries(Object.entries(headers).filter(([name]) => !inHeader.has(name)));
  const wrong = Object.fromEntries(carried.map(([name, value]) => [name, falseCredentials(value)]));
  const pairs = added.map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(falseCredentials(value))}`,
  );
  const glue = request.url.includes('?') ? '&' : '?';
  const url = pairs.length > 0 ? `${request.url}${glue}${pairs.join('&')}` : request.url;
  return { ...request, url, headers: { ...others, ...request.headers, ...wrong } };
}

/**
 * Sends a request that was accepted with good credentials once without any and once with false ones. Returns how many
 * were sent, and why none, if none.
 */
export async function testCredentials(
  session: Session,
  operation: Operation,
  base: GeneratedCase | undefined,
  item: OwnItem,
  onAnswer: (exchange: Exchange, kind: Kind) => void,
): Promise<{ readonly sent: number; readonly reason?: string }> {
  const { config, schemes, traffic } = session;
  const own = session.credentials();
  if (Object.keys(own.headers).length + Object.keys(own.query).length === 0)
    return { sent: 0, reason: 'no credentials are configured' };
  const places = credentialPlaces(schemes);
  const fixed = Object.keys(config.headers).map((name) => name.toLowerCase());
  if (fixed.some((name) => names(places, 'header').has(name)))
    return { sent: 0, reason: 'the credentials are given as a header of every request; give them as credentials' };
  if (!base) return { sent: 0, reason: 'no request with the credentials given was accepted' };
  let sent = 0;
  const send = async (kind: Kind, one: GeneratedCase): Promise<number | undefined> => {
    if (!(await item.bound())) return undefined;
    const options = { purpose: 'case', caseId: one.id, identity: 'anonymous', headers: await item.headers() } as const;
    const stripped = bare(traffic.prepare(operation, item.fresh(one.values), options), places);
    const request = kind === 'missing' ? stripped : falsified(stripped, session);
    if (!request) return undefined;
    const exchange = await traffic.send(request);
    sent++;
    onAnswer(exchange, kind);
    await item.settle(exchange);
    return exchange.response?.status;
  };
  for (const kind of ['missing', 'false'] as const) {
    const status = await send(kind, base);
    const other = status === 409 ? await item.another() : undefined;
    if (other) await send(kind, other);
  }
  return sent > 0 ? { sent } : { sent, reason: 'no item of ours to send it to' };
}

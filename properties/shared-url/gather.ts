import { randomUUID } from 'node:crypto';
import { isObject, jsonOf, textOf } from '../../core/exercise/json-body.ts';
import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import { strangerOf } from './judging.ts';
import type { SharedAnswer, SharedUrlEvidence } from './types.ts';

const PAST_CACHES = { 'cache-control': 'no-cache', pragma: 'no-cache' };

/** Asks one URL as two callers in turn; the reason in words when that cannot be done. */
export async function gatherSharedUrl(session: Session, operation: Operation): Promise<SharedUrlEvidence | string> {
  const identity = strangerOf(session.config);
  if (identity === undefined) return 'no identity of another tenant is configured';
  const [one] = session.cases.minimal(operation, { ok: true, path: {} });
  if (!one) return 'no valid request could be generated';
  const ask = async (
    who: string | undefined,
    headers: Readonly<Record<string, string>> = {},
    more = '',
  ): Promise<SharedAnswer> => {
    const options = { purpose: 'read-back' as const, headers, ...(who !== undefined && { identity: who }) };
    const request = session.traffic.prepare(operation, one.values, options);
    const glue = more === '' ? '' : `${request.url.includes('?') ? '&' : '?'}${more}`;
    const exchange = await session.traffic.send({ ...request, url: `${request.url}${glue}` });
    const { response } = exchange;
    if (!response) return { exchange: exchange.id, status: 0, text: '' };
    const json = response.body.length > 0 ? jsonOf(response) : undefined;
    const text = json && 'value' in json ? JSON.stringify(steady(json.value)) : textOf(response);
    const age = Number(response.headers.age);
    return { exchange: exchange.id, status: response.status, text, ...(age >= 0 && { age }) };
  };
  const other = await ask(identity);
  const own = await ask(undefined);
  let ownFresh = await ask(undefined, PAST_CACHES);
  // Many caches do not let a client past them: another URL is.
  if (ownFresh.text === own.text) {
    const busted = await ask(undefined, PAST_CACHES, `assay=${randomUUID().slice(0, 8)}`);
    if (busted.status === 200) ownFresh = busted;
  }
  const otherFresh = await ask(identity, PAST_CACHES);
  return { operation, identity, other, own, ownFresh, otherFresh };
}

/** Without ids and times of the single request. */
function steady(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !/^(meta|(correlation|request|trace)_?id|timestamp|time|links?|_links|self)$/i.test(name))
      .map(([name, member]) => [name, steady(member)]),
  );
}

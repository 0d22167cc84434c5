import { setTimeout as pause } from 'node:timers/promises';
import { pathBelow } from '../../core/exercise/learn.ts';
import { madeBy } from '../../core/exercise/made-by.ts';
import { matchPath } from '../../core/exercise/paths.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { Accepted, Probe, ProbeContext } from '../probe.ts';

export interface LocationEvidence {
  readonly created: Shot;
  readonly location: string;
  /** Readings of the Location, the last one decisive: it is asked again when it leads nowhere. */
  readonly at: readonly Shot[];
  /** The same item by its id, where an operation reads it and the Location leads elsewhere. */
  readonly byId?: Shot;
}

const AGAIN_MS = [250, 1000];
const isGone = (status: number): boolean => status === 404 || status === 410;

export const oracle: Probe<LocationEvidence> = {
  id: 'location-resolves',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'status-semantics',
  holds: 'Location leads to what was created',
  broken: 'Location leads nowhere',
  asserts: 'A GET of the Location of a 201 or 202 is not answered 404 or 410.',
  why: 'Clients follow Location to what they have just created, or to the job that creates it.',
  source: [
    { standard: 'RFC 9110', clause: '10.2.2 Location', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2' },
    {
      standard: 'RFC 9110',
      clause: '15.3.2 201 Created',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2',
    },
  ],
  remedy: 'Build Location from the address at which the new item is read, with the prefix that clients see.',
  considers: (operation) => operation.method === 'POST' || operation.method === 'PUT',
  appliesTo: (operation, { config, model }) => mayBeSent(operation, config, model),
  async gather(context) {
    const created = context.accepted.filter(({ exchange }) => [201, 202].includes(exchange.response?.status ?? 0));
    const named = created.find(({ exchange }) => exchange.response?.headers.location !== undefined);
    if (!named) return created.length > 0 ? 'no 201 or 202 carried a Location' : 'nothing was answered 201 or 202';
    return follow(context, named);
  },
  verify({ created, location, at, byId }) {
    const last = at.at(-1);
    const reason = unusable(last?.status ?? 0);
    if (!last || reason !== undefined) return { outcome: 'inconclusive', reason: reason ?? 'nothing was asked' };
    if (last.status < 400) return { outcome: 'pass', evidence: at.length };
    if (!isGone(last.status))
      return { outcome: 'inconclusive', reason: `GET of the Location was answered ${last.status}` };
    if (byId && !isSuccess(byId.status))
      return { outcome: 'inconclusive', reason: 'what was created cannot be read by its id either' };
    const known = byId ? `; by its id it is there (${byId.status})` : '';
    return {
      outcome: 'fail',
      evidence: at.length,
      violations: [
        {
          key: 'gone',
          expected: 'anything but 404 or 410 at the Location',
          observed: `${created.status} with Location: ${location.slice(0, 120)}, where GET is answered ${last.status}${known}`,
          witness: [created.line, ...(byId ? [byId.line] : []), last.line],
          exchanges: [created.exchange, ...(byId ? [byId.exchange] : []), last.exchange],
          confidence: byId ? 'certain' : created.status === 202 ? 'tentative' : 'firm',
          // A job may be done and forgotten before it is asked for.
          ...(created.status === 202 && { severity: 'low' as const }),
        },
      ],
    };
  },
};

async function follow(context: ProbeContext, { exchange }: Accepted): Promise<LocationEvidence | string> {
  const { session, operation } = context;
  const { facts, client, pool } = session;
  const location = exchange.response?.headers.location ?? '';
  const reference =
    location.trim() !== '' && !/\s/.test(location.trim()) && URL.canParse(location, exchange.request.url);
  if (!reference) return 'the Location is no URI reference: created-has-location speaks of that';
  const url = new URL(location, exchange.request.url).href.replace(/#.*$/s, '');
  if (!client.allows(url)) return 'the Location leads to another host';
  const resource = facts.model.resources.find((one) => one.create === operation.id);
  const read = resource?.read === undefined ? undefined : facts.byId.get(resource.read);
  const get = async (address: string, words: string): Promise<Shot> =>
    shotOf(
      await context.send(
        { method: 'GET', url: address, headers: { accept: 'application/json, */*;q=0.1' }, purpose: 'read-back' },
        words,
      ),
    );
  const at = [await get(url, 'the Location of what was created')];
  const gone = (): boolean => isGone(at.at(-1)?.status ?? 0);
  if (gone() && read && matchPath(read.path, pathBelow(facts.baseUrl, url)))
    return 'it leads to the address of the item, which is not there: created-readable speaks of that';
  for (const ms of AGAIN_MS) {
    if (!gone()) break;
    await pause(ms);
    at.push(await get(url, 'the Location again'));
  }
  const made = gone() && read ? madeBy(session, operation, exchange) : undefined;
  const item = resource && pool.all(resource.name).find((one) => made !== undefined && String(one.id) === made);
  const byId = item && (await get(`${facts.baseUrl.replace(/\/$/, '')}${item.path}`, 'the address by its id'));
  return { created: shotOf(exchange), location, at, ...(byId && { byId }) };
}

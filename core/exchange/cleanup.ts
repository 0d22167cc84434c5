import type { Client } from './client.ts';
import { now } from './clock.ts';
import type { Ledger } from './ledger.ts';
import type { CleanupResult, Exchange, LedgerEntry, OutgoingRequest } from './types.ts';

export interface CleanUpOptions {
  /** Milliseconds for the whole clean-up; what is not reached is left. */
  readonly limitMs: number;
}

type Removal = { readonly done: true } | { readonly done: false; readonly again: boolean; readonly reason: string };

const GONE: ReadonlySet<number> = new Set([404, 410]);
const PRECONDITION: ReadonlySet<number> = new Set([412, 428]);
const TRY_AGAIN: ReadonlySet<number> = new Set([401, 408, 409, 412, 425, 428, 429]);
const REASON_LENGTH = 160;

function shortText(exchange: Exchange): string {
  const { response, failure } = exchange;
  if (response === undefined) return `no answer (${failure?.kind ?? 'unknown'}): ${failure?.message ?? ''}`;
  const text = Buffer.from(response.body).toString('utf8').replace(/\s+/g, ' ').trim();
  return `${response.status} ${text}`.trim().slice(0, REASON_LENGTH);
}

function judge(exchange: Exchange): Removal {
  const status = exchange.response?.status ?? 0;
  if ((status >= 200 && status < 300) || GONE.has(status)) return { done: true };
  const again = status === 0 || status >= 500 || TRY_AGAIN.has(status);
  return { done: false, again, reason: shortText(exchange) };
}

async function currentTag(client: Client, base: OutgoingRequest): Promise<string | undefined> {
  const { url, identity } = base;
  const request = { method: 'GET', url, headers: {}, purpose: 'cleanup' as const };
  const exchange = await client.send(identity === undefined ? request : { ...request, identity });
  return exchange.response?.status === 200 ? exchange.response.headers.etag : undefined;
}

/** Nothing deletes it by itself; it may have gone with what it belonged to. Asked at the end, when all else is gone. */
async function goneWithAnother(
  client: Client,
  { readUrl, identity }: LedgerEntry,
  atTheEnd: boolean,
): Promise<Removal> {
  const reason = 'the description has no operation that deletes it';
  if (readUrl === undefined) return { done: false, again: false, reason };
  if (!atTheEnd) return { done: false, again: true, reason };
  const exchange = await client.send({ method: 'GET', url: readUrl, headers: {}, purpose: 'cleanup', identity });
  return GONE.has(exchange.response?.status ?? 0) ? { done: true } : { done: false, again: false, reason };
}

async function remove(client: Client, entry: LedgerEntry, withFreshTag: boolean): Promise<Removal> {
  const { remove: how, identity } = entry;
  try {
    if (how === undefined) return await goneWithAnother(client, entry, withFreshTag);
    const { method, url, operation, headers = {} } = how;
    const request: OutgoingRequest = { method, url, headers, operation, purpose: 'cleanup', identity };
    const first = await client.send(request);
    const removal = judge(first);
    if (removal.done || !withFreshTag || !PRECONDITION.has(first.response?.status ?? 0)) return removal;
    const tag = await currentTag(client, request);
    if (tag === undefined) return removal;
    return judge(await client.send({ ...request, headers: { ...headers, 'if-match': tag } }));
  } catch (error) {
    return { done: false, again: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Deletes what the ledger lists, newest first, and nothing else. What is refused for a reason that may pass (conflict,
 * precondition, sign-in, server error, no answer) is tried once more at the end, with a fresh If-Match where a
 * precondition was asked for. Everything noted is either deleted or left with the reason.
 */
export async function cleanUp(ledger: Ledger, client: Client, options: CleanUpOptions): Promise<CleanupResult> {
  const deadline = now() + options.limitMs;
  const left: { label: string; createdBy: string; reason: string }[] = [];
  const pass = async (entries: readonly LedgerEntry[], last: boolean): Promise<LedgerEntry[]> => {
    const later: LedgerEntry[] = [];
    for (const entry of entries) {
      const leave = (reason: string): number => left.push({ label: entry.label, createdBy: entry.createdBy, reason });
      if (now() >= deadline) {
        leave(`the time for cleaning up (${options.limitMs} ms) was over`);
        continue;
      }
      const removal = await remove(client, entry, last);
      if (removal.done) ledger.removed(entry.id);
      else if (removal.again && !last) later.push(entry);
      else leave(removal.reason);
    }
    return later;
  };
  await pass(await pass(ledger.entries().toReversed(), false), true);
  const created = ledger.totalCreated;
  return { created, deleted: created - left.length, left };
}

import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { Sender } from '../probe.ts';
import { type Seen, seenOf } from '../seen.ts';
import { likelyOrigins, lookAlikes, readingsByModule } from './candidates.ts';

/** One answer to a request with an Origin. */
export interface OriginAnswer {
  /** `Operation.id`. */
  readonly operation: string;
  readonly origin: string;
  /** What is special about that origin. */
  readonly kind: 'foreign' | 'other foreign' | 'null' | 'trusted' | 'look-alike';
  readonly words: string;
  readonly seen: Seen;
}

export interface Preflight {
  readonly operation: string;
  readonly origin: string;
  readonly seen: Seen;
}

export interface CorsEvidence {
  readonly answers: readonly OriginAnswer[];
  /** Without credentials, for an origin that is allowed. */
  readonly preflights: readonly Preflight[];
  /** Browsers send credentials by themselves: cookies, Basic. */
  readonly ambient: boolean;
}

const FOREIGN = 'https://assay.example';
const OTHER_FOREIGN = 'https://other.assay.example';

const known = new WeakMap<Session, Promise<CorsEvidence | string>>();

/** Asked once for all oracles on CORS. */
export function gatherCors(context: Sender): Promise<CorsEvidence | string> {
  const found = known.get(context.session) ?? gather(context);
  known.set(context.session, found);
  return found;
}

export const allowedOrigin = ({ headers }: Seen): string | undefined => headers['access-control-allow-origin']?.trim();

async function gather({ session, send }: Sender): Promise<CorsEvidence | string> {
  const { facts } = session;
  const operations = readingsByModule(facts);
  const [first] = operations;
  if (!first) return 'no operation can be read without parameters';
  const ask = async (
    operation: Operation,
    kind: OriginAnswer['kind'],
    origin: string,
    words: string,
  ): Promise<OriginAnswer | undefined> => {
    const [one] = session.cases.minimal(operation, { ok: true, path: {} });
    if (!one) return undefined;
    const request = session.traffic.prepare(operation, one.values, { purpose: 'probe', headers: { origin } });
    const seen = seenOf(session, await send(request, `a request from ${words}`));
    return { operation: operation.id, origin, kind, words, seen };
  };
  const answers: OriginAnswer[] = [];
  const note = (answer: OriginAnswer | undefined): void => {
    if (answer) answers.push(answer);
  };
  for (const operation of operations) {
    note(await ask(operation, 'foreign', FOREIGN, 'an unknown site'));
    note(await ask(operation, 'other foreign', OTHER_FOREIGN, 'another unknown site'));
    note(await ask(operation, 'null', 'null', 'a sandboxed frame'));
  }
  const trusted = await findTrusted(session, answers, (origin) => ask(first, 'trusted', origin, 'a likely site'), note);
  if (trusted !== undefined) {
    for (const [words, origin] of Object.entries(lookAlikes(trusted)))
      note(await ask(first, 'look-alike', origin, words));
  }
  const allowed = trusted ?? (answers.some(isOpen) ? FOREIGN : undefined);
  const preflights: Preflight[] = [];
  if (allowed !== undefined) {
    for (const operation of operations.slice(0, 2)) {
      const [one] = session.cases.minimal(operation, { ok: true, path: {} });
      if (!one) continue;
      const wire = session.traffic.prepare(operation, one.values, { purpose: 'probe' });
      const headers = {
        origin: allowed,
        'access-control-request-method': operation.method,
        'access-control-request-headers': 'authorization,content-type',
      };
      const request = { method: 'OPTIONS', url: wire.url, headers, purpose: 'probe', identity: 'anonymous' } as const;
      const seen = seenOf(session, await send(request, 'a preflight'));
      preflights.push({ operation: operation.id, origin: allowed, seen });
    }
  }
  const ambient = session.schemes.some(
    (one) => one.in === 'cookie' || (one.type === 'http' && one.scheme?.toLowerCase() === 'basic'),
  );
  return { answers, preflights, ambient };
}

const isOpen = ({ kind, origin, seen }: OriginAnswer): boolean =>
  kind === 'foreign' && [origin, '*'].includes(allowedOrigin(seen) ?? '');

/** An origin that is allowed while unknown ones are not; the answers themselves may name it. */
async function findTrusted(
  session: Session,
  answers: readonly OriginAnswer[],
  ask: (origin: string) => Promise<OriginAnswer | undefined>,
  note: (answer: OriginAnswer) => void,
): Promise<string | undefined> {
  if (answers.some(isOpen)) return undefined;
  const named = answers
    .map(({ seen }) => allowedOrigin(seen))
    .filter((one) => one !== undefined && /^https?:/.test(one));
  const likely = [...named.filter((one) => one !== undefined), ...likelyOrigins(session.facts, session.facts.baseUrl)];
  for (const origin of new Set(likely)) {
    if (!URL.canParse(origin)) continue;
    const answer = await ask(origin);
    if (answer && allowedOrigin(answer.seen) === origin) {
      note(answer);
      return origin;
    }
  }
  return undefined;
}

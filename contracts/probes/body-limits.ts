import type { FailureKind } from '../../core/exchange/types.ts';
import type { Violation } from '../../core/oracle/types.ts';
import { bodyVariants } from '../body-variants.ts';
import { freshToken } from '../own-item.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { bodySent } from '../written-item.ts';

/** One unusual body and what came of it. */
export interface BodyTrial {
  readonly id: string;
  readonly words: string;
  readonly exchange: string;
  /** 0: no answer. */
  readonly status: number;
  readonly failure?: FailureKind;
  readonly forbidden?: string;
  /** Without an answer: how it failed when it was sent again, if it did. */
  readonly again?: FailureKind;
}

export interface BodyLimitsEvidence {
  readonly trials: readonly BodyTrial[];
  /** A plain request after all that was answered as usual; absent when every body was answered. */
  readonly alive?: boolean;
}

const MOST_MS = 10_000;

export const oracle: Probe<BodyLimitsEvidence> = {
  id: 'body-limits',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'body-limits',
  holds: 'Unusual bodies get a plain answer',
  broken: 'An unusual body got no answer, or was taken for JSON',
  asserts:
    'Deep, long, doubled, wrongly encoded and malformed JSON bodies are answered in time, and what is no JSON is refused.',
  why: 'One such request ties up a connection or a worker; and what a parser guesses is not what the caller sent.',
  source: [
    { standard: 'RFC 8259', clause: '9 Parsers, limits', url: 'https://www.rfc-editor.org/rfc/rfc8259#section-9' },
    {
      standard: 'RFC 9110',
      clause: '15.5.14 413 Content Too Large',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14',
    },
    {
      standard: 'CWE',
      clause: '400 Uncontrolled Resource Consumption',
      url: 'https://cwe.mitre.org/data/definitions/400.html',
    },
  ],
  remedy:
    'Limit size and depth before parsing, parse strictly as UTF-8, and answer every failure of the parser with 400.',
  considers: (operation) => operation.body?.contents.some((content) => content.type.includes('json')) ?? false,
  appliesTo: () => ({ applies: true }),
  gather,
  verify({ trials, alive }) {
    const violations = trials.flatMap((trial) => [...hanging(trial, alive === true), ...lenient(trial)]);
    if (violations.length > 0) return { outcome: 'fail', evidence: trials.length, violations };
    const judged = trials.filter(({ status }) => status > 0 && status < 500);
    const silent = trials.filter(({ status }) => status === 0);
    if (judged.length === 0 || (silent.length > 0 && alive === false)) {
      const [one] = silent;
      const reason = one
        ? `${one.words}: no answer (${one.failure ?? 'unknown'})`
        : 'a server error: no-server-error judges that';
      return { outcome: 'inconclusive', reason };
    }
    return { outcome: 'pass', evidence: judged.length };
  },
};

async function gather(context: ProbeContext): Promise<BodyLimitsEvidence | string> {
  const { session, operation } = context;
  const plain = await context.request();
  if (typeof plain === 'string') return plain;
  const text = new TextDecoder().decode(plain.body);
  if (!bodySent(plain.body)) return 'its body is no JSON object';
  const considered = session.facts.operations.find(
    (one) => one.module === operation.module && oracle.considers(one, session.facts),
  );
  const timeoutMs = Math.min(session.config.http.timeoutMs, MOST_MS);
  const trials: BodyTrial[] = [];
  for (const { id, words, bytes, contentType, forbidden } of bodyVariants(text, considered === operation)) {
    const send = async (note: string) => {
      const fresh = await context.request(
        contentType === undefined ? {} : { headers: { 'content-type': contentType } },
      );
      const request = typeof fresh === 'string' ? plain : fresh;
      return context.send(
        { ...request, body: renamed(bytes, plain.body, request.body, freshToken(session.facts.runToken)), timeoutMs },
        note,
      );
    };
    const { id: exchange, response, failure } = await send(words);
    const again = response || !failure ? undefined : (await send(`${words}, once more`)).failure?.kind;
    trials.push({
      id,
      words,
      exchange,
      status: response?.status ?? 0,
      ...(failure && { failure: failure.kind }),
      ...(forbidden && { forbidden }),
      ...(again && { again }),
    });
  }
  if (trials.every(({ status }) => status > 0)) return { trials };
  const last = await context.request();
  const answer = typeof last === 'string' ? undefined : await context.send(last, 'a plain request after all that');
  return { trials, alive: answer?.response !== undefined && answer.response.status < 500 };
}

/** The names of one request in the place of those of another, where the bytes are text. */
function renamed(
  bytes: Uint8Array,
  from: Uint8Array | undefined,
  to: Uint8Array | undefined,
  token: RegExp,
): Uint8Array {
  const first = (body: Uint8Array | undefined): string | undefined => new TextDecoder().decode(body).match(token)?.[0];
  const [old, fresh] = [first(from), first(to)];
  if (old === undefined || fresh === undefined) return bytes;
  return Uint8Array.from(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(old, fresh), 'latin1'));
}

/** Twice no answer, while a plain request is answered. A big body may be cut off as soon as it is too much. */
function hanging({ id, words, exchange, status, failure, again }: BodyTrial, alive: boolean): Violation[] {
  if (status > 0 || !alive || failure !== again || failure === undefined || failure === 'not-sent') return [];
  if (failure !== 'timeout' && id === 'big') return [];
  const how = failure === 'timeout' ? 'no answer in time' : 'the connection was closed without an answer';
  return [
    {
      key: `no answer: ${id}`,
      expected: 'an answer, 400 or 413',
      observed: `${how}, twice; a plain request is answered`,
      witness: [`${words} -> ${how}`],
      exchanges: [exchange],
      confidence: 'firm',
    },
  ];
}

function lenient({ id, words, exchange, status, forbidden }: BodyTrial): Violation[] {
  if (forbidden === undefined || status < 200 || status > 299 || status === 207) return [];
  return [
    {
      key: `accepted: ${id}`,
      expected: `a refusal, 400: ${forbidden}`,
      observed: `status ${status}`,
      witness: [`${words} -> ${status}`],
      exchanges: [exchange],
      confidence: 'tentative',
      severity: 'low',
      // All bodies come through one parser.
      everywhere: true,
    },
  ];
}

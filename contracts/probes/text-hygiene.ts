import { isObject, textOf } from '../../core/exercise/json-body.ts';
import type { Violation } from '../../core/oracle/types.ts';
import { isSignIn } from '../../core/plan/safety.ts';
import type { Json } from '../../core/spec/types.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { type Change, changeOf } from '../texts/change-of-text.ts';
import { HOSTILE_TEXTS, MARKER_HEADER, SCRIPT } from '../texts/hostile-texts.data.ts';
import { baseline, writtenFields } from '../written-fields.ts';
import { answersAnyId, bodySent, isReadBack, isWrite, writeAndRead, writtenResource } from '../written-item.ts';

/** One text in some fields, and what came of it. */
export interface TextTrial {
  readonly id: string;
  readonly exchange: string;
  readonly status: number;
  readonly readExchange?: string;
  readonly fields: readonly { readonly name: string; readonly sent: string; readonly shown: Json | undefined }[];
  /** A line of the text became a header of the answer. */
  readonly injected?: boolean;
  /** The answer is a page with the script of the text in it. */
  readonly page?: boolean;
}

export interface TextEvidence {
  readonly trials: readonly TextTrial[];
  readonly nothing?: string;
  readonly stub?: boolean;
}

const MOST_TEXTS = { quick: 3, default: HOSTILE_TEXTS.length, deep: HOSTILE_TEXTS.length } as const;
/** Replacing and patching mostly share their code with creating. */
const OF_CHANGES = 2;
const MOST_FIELDS = 4;
const LENGTHS = [Number.POSITIVE_INFINITY, 1000, 200, 100, 40];

/** What each change means; what sanitisers and normalisers do on purpose is no more than a remark. */
const WEIGHT: Readonly<Record<Change, Pick<Violation, 'severity' | 'confidence'>>> = {
  lost: { severity: 'medium', confidence: 'firm' },
  'cut short': { severity: 'medium', confidence: 'firm' },
  'letters replaced': { severity: 'medium', confidence: 'firm' },
  escaped: { severity: 'medium', confidence: 'firm' },
  'markup taken out': { severity: 'low', confidence: 'tentative' },
  'characters taken out': { severity: 'info', confidence: 'tentative' },
  'line breaks': { severity: 'info', confidence: 'tentative' },
  normalised: { severity: 'info', confidence: 'tentative' },
  blanks: { severity: 'info', confidence: 'tentative' },
  changed: { severity: 'low', confidence: 'tentative' },
};

export const oracle: Probe<TextEvidence> = {
  id: 'text-hygiene',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'text-hygiene',
  holds: 'Text is stored as it was sent, or refused',
  broken: 'Text was changed, cut or taken for something else',
  asserts:
    'Markup, emoji, combining marks, line breaks, control and direction characters in a text field are refused or read back unchanged, and never become a header or a page.',
  why: 'Names lose letters, texts are escaped twice or cut without a word, and what one user writes runs in the browser of another.',
  source: [
    {
      standard: 'RFC 8259',
      clause: '8.1 Character Encoding',
      url: 'https://www.rfc-editor.org/rfc/rfc8259#section-8.1',
    },
    {
      standard: 'OWASP',
      clause: 'Cross Site Scripting Prevention: encode on output',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html',
    },
    { standard: 'CWE', clause: '113 HTTP Response Splitting', url: 'https://cwe.mitre.org/data/definitions/113.html' },
  ],
  remedy:
    'Store text as it is (UTF-8 with all planes), refuse with 4xx what you do not want, and escape when it is shown.',
  considers: isWrite,
  appliesTo: (operation, facts) =>
    isSignIn(operation)
      ? { applies: false, reason: 'its texts are credentials: others than the right ones are refused' }
      : isReadBack(operation, facts),
  gather,
  verify({ trials, nothing, stub }) {
    if (nothing !== undefined) return { outcome: 'not-applicable', reason: nothing };
    const changed = trials.flatMap(changes);
    const violations = [...changed, ...trials.flatMap(leaks)];
    if (changed.length > 0 && stub)
      return { outcome: 'inconclusive', reason: 'an id that nobody was ever given is answered like an item' };
    const judged = trials.filter(({ status, fields }) => isRefusal(status) || (isSuccess(status) && fields.length > 0));
    if (violations.length > 0) {
      const each = new Map(violations.toReversed().map((one) => [one.key, one]));
      return { outcome: 'fail', evidence: trials.length, violations: [...each.values()] };
    }
    if (judged.length > 0) return { outcome: 'pass', evidence: judged.length };
    return {
      outcome: 'inconclusive',
      reason: `the texts were answered ${[...new Set(trials.map((one) => one.status))].join(', ') || 'nothing'}`,
    };
  },
};

async function gather(context: ProbeContext): Promise<TextEvidence | string> {
  const { session, operation, base, accepted } = context;
  const fields = writtenFields(context);
  const resource = writtenResource(operation, session.facts);
  if (!base || !fields || !resource || !isObject(base.values.body?.value))
    return 'no valid request with a JSON object was accepted';
  const plain = bodySent(accepted.find(({ one }) => one === base)?.exchange.request.body) ?? {};
  const shown = baseline(context);
  const kept = [...fields.taken].filter(([name]) => typeof plain[name] === 'string' && plain[name] === shown[name]);
  const most = resource.create === operation.id ? MOST_TEXTS[session.config.depth] : OF_CHANGES;
  const trials: TextTrial[] = [];
  for (const { id, text } of HOSTILE_TEXTS.slice(0, most)) {
    const values = kept.slice(0, MOST_FIELDS * 4).flatMap(([name, schema]): [string, string][] => {
      const judge = session.validators.schema(schema, 'request');
      const nonce = session.cases.nonce();
      const made = LENGTHS.map((length) => `${[...text].slice(0, length).join('')} ${nonce}`);
      const value = made.find((one, index) => (index === 0 || id === 'long text') && judge(one).length === 0);
      return value === undefined ? [] : [[name, value]];
    });
    if (values.length === 0) continue;
    const chosen = Object.fromEntries(values.slice(0, MOST_FIELDS));
    const trial = await writeAndRead(context, chosen, `${id} in ${Object.keys(chosen).join(', ')}`);
    if (typeof trial === 'string') return trial;
    const { response } = trial.exchange;
    const seen = trial.read?.status === 200 ? trial.read.item : undefined;
    trials.push({
      id,
      exchange: trial.write.exchange,
      status: trial.write.status,
      ...(trial.read && { readExchange: trial.read.exchange }),
      fields: seen
        ? Object.keys(chosen).map((name) => ({ name, sent: String(trial.sent[name]), shown: seen[name] }))
        : [],
      ...(response?.headers[MARKER_HEADER] !== undefined && { injected: true }),
      ...(response &&
        /html/i.test(response.headers['content-type'] ?? '') &&
        textOf(response).includes(SCRIPT) && { page: true }),
    });
  }
  if (trials.length === 0) return { trials, nothing: 'no field takes free text and shows it again' };
  const isChanged = trials.some((one) => changes(one).length > 0);
  return { trials, ...(isChanged && { stub: await answersAnyId(context) }) };
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300 && status !== 202;
const isRefusal = (status: number): boolean => [400, 413, 422].includes(status);

function changes({ id, status, fields, exchange, readExchange }: TextTrial): Violation[] {
  if (!isSuccess(status)) return [];
  return fields.flatMap(({ name, sent, shown }) => {
    const change = changeOf(sent, shown);
    if (change === undefined) return [];
    return [
      {
        key: `${name}: ${change}`,
        expected: `${name} as it was sent, or a refusal`,
        observed: `${id}: ${change}`,
        witness: [`${name} ${quoted(sent)} -> ${status}`, `GET -> ${quoted(shown)}`],
        exchanges: [...(readExchange === undefined ? [] : [readExchange]), exchange],
        ...WEIGHT[change],
      },
    ];
  });
}

function leaks({ id, exchange, status, injected, page }: TextTrial): Violation[] {
  const one = (key: string, observed: string): Violation => ({
    key,
    expected: 'text that stays text',
    observed,
    witness: [`${id} -> ${status}`],
    exchanges: [exchange],
    confidence: 'certain',
  });
  return [
    ...(injected ? [one('header', `the answer has a header ${MARKER_HEADER}, a line of the text`)] : []),
    ...(page ? [one('page', 'the answer is HTML with the script of the text in it')] : []),
  ];
}

/** Control and direction characters visible. */
const quoted = (value: unknown): string =>
  (JSON.stringify(value) ?? 'nothing')
    .slice(0, 120)
    .replace(/[\p{Cc}\p{Cf}]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);

import type { Violation } from '../../core/oracle/types.ts';
import type { Json } from '../../core/spec/types.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { isGet, mayBeRead } from '../http/get-operation.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import { departure, steadyPart } from '../http/steady.ts';
import { variesBy } from '../http/vary.ts';
import type { Accepted, Probe } from '../probe.ts';

export interface CompressionEvidence {
  /** Accept-Encoding: identity, before and after the others. */
  readonly plain: Shot;
  readonly plainAgain: Shot;
  readonly coded: readonly { readonly asked: string; readonly shot: Shot }[];
}

const SMALLEST = 512;
/** Everybody who compresses at all compresses this. */
const LARGE = 32 * 1024;

export const oracle: Probe<CompressionEvidence> = {
  id: 'compression-same-content',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'compression',
  holds: 'Compressed and plain answers have the same content',
  broken: 'Compressed and plain answers do not have the same content, or cannot be told apart',
  asserts:
    'A compressed answer can be decoded, has the content of the plain one, is of a coding that was asked for, and is told apart by Vary and ETag.',
  why: 'Which of the two a client gets depends on its library and on caches in between: both have to be right.',
  source: [
    { standard: 'RFC 9110', clause: '8.4 Content-Encoding', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.4' },
    {
      standard: 'RFC 9110',
      clause: '12.5.3 Accept-Encoding',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3',
    },
    {
      standard: 'RFC 9110',
      clause: '8.8.3.3 Entity Tags Varying on Content-Negotiated Resources',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3',
    },
  ],
  remedy: 'Compress last, in one place (framework or proxy), with Vary: Accept-Encoding and a tag of its own.',
  considers: isGet,
  appliesTo: mayBeRead,
  async gather(context) {
    const largest = context.accepted.toSorted((left, right) => sizeOf(right) - sizeOf(left))[0];
    if (!largest) return 'no valid request was accepted';
    if (sizeOf(largest) < SMALLEST) return 'the answers are too small to be compressed';
    const made = await context.request({ values: largest.one.values });
    if (typeof made === 'string') return made;
    const { operation: _, ...request } = made;
    const ask = async (coding: string): Promise<Shot> => {
      const headers = { ...request.headers, 'accept-encoding': coding };
      const words = `Accept-Encoding: ${coding}`;
      return shotOf(await context.send({ ...request, headers }, words), words);
    };
    const plain = await ask('identity');
    const coded = [];
    for (const asked of ['gzip', 'br']) coded.push({ asked, shot: await ask(asked) });
    return { plain, coded, plainAgain: await ask('identity') };
  },
  verify({ plain, plainAgain, coded }) {
    const reason = [plain, plainAgain, ...coded.map(({ shot }) => shot)]
      .map(({ status }) => unusable(status))
      .find(Boolean);
    if (reason !== undefined) return { outcome: 'inconclusive', reason };
    if (!isSuccess(plain.status) || !isSuccess(plainAgain.status))
      return {
        outcome: 'inconclusive',
        reason: `the plain request was answered ${plain.status}, ${plainAgain.status}`,
      };
    if (plain.headers['content-encoding'] !== undefined && plain.headers['content-encoding'] !== 'identity')
      return { outcome: 'not-tested', reason: 'every answer is compressed, asked for or not' };
    const compressed = coded.filter(({ shot }) => isSuccess(shot.status) && codingOf(shot) !== 'identity');
    if (compressed.length === 0) return uncompressed(plain, coded);
    const violations = compressed.flatMap(({ asked, shot }) => judge(asked, shot, plain, plainAgain));
    if (violations.length > 0) return { outcome: 'fail', evidence: compressed.length, violations };
    return { outcome: 'pass', evidence: compressed.length };
  },
};

const sizeOf = ({ exchange }: Accepted): number => exchange.response?.bodyBytes ?? 0;
const codingOf = ({ headers }: Shot): string => (headers['content-encoding'] ?? 'identity').trim().toLowerCase();

function uncompressed(plain: Shot, coded: CompressionEvidence['coded']): ReturnType<typeof oracle.verify> {
  const [first] = coded;
  if (plain.bytes < LARGE || !first || !/json/.test(plain.headers['content-type'] ?? ''))
    return { outcome: 'not-tested', reason: 'nothing was compressed' };
  const violation: Violation = {
    key: 'not compressed',
    expected: 'a large JSON answer compressed when gzip or br is asked for',
    observed: 'not compressed, whatever was asked for',
    witness: [first.shot.line],
    exchanges: [first.shot.exchange],
    confidence: 'tentative',
    severity: 'info',
  };
  return { outcome: 'fail', evidence: coded.length, violations: [violation] };
}

function judge(asked: string, shot: Shot, plain: Shot, plainAgain: Shot): Violation[] {
  const coding = codingOf(shot);
  const common = { witness: [plain.line, shot.line], exchanges: [plain.exchange, shot.exchange] };
  if (shot.failure !== undefined) {
    const observed = `Content-Encoding: ${coding}, but ${shot.failure}`.slice(0, 200);
    return [
      {
        ...common,
        key: `${asked} undecodable`,
        expected: `content coded as ${coding}`,
        observed,
        confidence: 'certain',
      },
    ];
  }
  const found: Violation[] = [];
  if (coding !== asked && coding !== `x-${asked}`)
    found.push({
      ...common,
      key: `${asked} answered otherwise`,
      expected: `${asked} or no coding`,
      observed: `Content-Encoding: ${coding}`,
      confidence: 'certain',
      severity: 'low',
    });
  const where = difference(shot, plain, plainAgain);
  if (where !== undefined)
    found.push({
      ...common,
      key: 'other content',
      expected: 'the content of the plain answer',
      observed: `with ${coding} the content differs at ${where}`,
      confidence: 'firm',
    });
  const tag = shot.headers.etag;
  if (tag !== undefined && !tag.startsWith('W/') && tag === plain.headers.etag && tag === plainAgain.headers.etag)
    found.push({
      ...common,
      key: 'one strong tag',
      expected: 'another ETag, or a weak one, for the compressed answer',
      observed: `ETag: ${tag} for both`,
      confidence: 'firm',
      severity: 'low',
    });
  const stored = !/\b(no-store|private)\b/i.test(shot.headers['cache-control'] ?? '');
  if (stored && !variesBy(shot.headers.vary, 'accept-encoding'))
    found.push({
      ...common,
      key: 'no Vary',
      expected: 'Vary: Accept-Encoding',
      observed: `Vary: ${shot.headers.vary ?? '(none)'} with Content-Encoding: ${coding}`,
      confidence: 'firm',
      severity: 'low',
    });
  return found;
}

/** Where decoded content departs from what both plain answers agree in; undefined when it does not. */
function difference(shot: Shot, plain: Shot, plainAgain: Shot): string | undefined {
  const [one, before, after] = [parsed(shot), parsed(plain), parsed(plainAgain)];
  if (one !== undefined && before !== undefined && after !== undefined)
    return departure(steadyPart(before, after), one);
  if (before !== undefined || plain.text !== plainAgain.text)
    return before !== undefined && after !== undefined ? 'its whole' : undefined;
  return shot.text === plain.text ? undefined : 'its whole';
}

/** Undefined when it is no JSON, or was cut for the evidence. */
function parsed({ text }: Shot): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

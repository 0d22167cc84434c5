import { fillPath } from '../../core/exercise/paths.ts';
import type { Violation } from '../../core/oracle/types.ts';
import { methodsOf } from '../http/allow.ts';
import { atPath, speaksForPath } from '../http/at-path.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { Probe } from '../probe.ts';
import { type MethodTried, methodsTried } from './unsupported-method.ts';

export interface OptionsEvidence {
  readonly options: Shot;
  /** What the description has at this path, in upper case. */
  readonly described: readonly string[];
  readonly tried: readonly MethodTried[];
}

export const oracle: Probe<OptionsEvidence> = {
  id: 'options-allow-truthful',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'status-semantics',
  holds: 'OPTIONS names the methods there are',
  broken: 'OPTIONS does not name the methods there are',
  asserts:
    'The Allow of an answer to OPTIONS names each method that is described for the path, and none that is answered 405.',
  why: 'Gateways, browsers and generated clients choose from Allow what they offer; what it leaves out seems not to exist.',
  source: [
    { standard: 'RFC 9110', clause: '10.2.1 Allow', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.1' },
    { standard: 'RFC 9110', clause: '9.3.7 OPTIONS', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.7' },
  ],
  remedy: 'Make Allow from the routes that are registered, not from a list kept by hand.',
  considers: speaksForPath,
  appliesTo: () => ({ applies: true }),
  async gather(context) {
    const { facts } = context.session;
    const path = context.base?.values.path ?? {};
    if (fillPath(context.operation.path, path) === undefined) return 'no item of this path is known';
    const options = shotOf(await context.send(atPath(context, 'OPTIONS', path), 'OPTIONS'));
    const described = facts.operations.filter((one) => one.path === context.operation.path).map(({ method }) => method);
    const answered = isSuccess(options.status) && options.headers.allow !== undefined;
    return { options, described, tried: answered ? await methodsTried(context) : [] };
  },
  verify({ options, described, tried }) {
    const reason = unusable(options.status);
    if (reason !== undefined) return { outcome: 'inconclusive', reason };
    const field = options.headers.allow;
    if (!isSuccess(options.status)) return { outcome: 'not-tested', reason: `OPTIONS was answered ${options.status}` };
    if (field === undefined) return { outcome: 'not-tested', reason: 'the answer to OPTIONS carries no Allow' };
    const allowed = methodsOf(field);
    // A star or an empty list says nothing about single methods.
    if (allowed.length === 0 || allowed.includes('*'))
      return { outcome: 'not-tested', reason: 'the Allow of OPTIONS names no method' };
    const observed = `Allow: ${allowed.join(', ').slice(0, 120)}`;
    const missing = described.filter((method) => !allowed.includes(method) && method !== 'TRACE');
    const refused = tried.filter(({ method, shot }) => shot.status === 405 && allowed.includes(method));
    const violations: Violation[] = [
      ...missing.map((method) => ({
        key: `${method} missing`,
        expected: `${method}, which is described for this path, in Allow`,
        observed,
        witness: [options.line, observed],
        exchanges: [options.exchange],
        confidence: 'firm' as const,
      })),
      ...refused.map(({ method, shot }) => ({
        key: `${method} refused`,
        expected: `an Allow without ${method}, which is answered 405`,
        observed,
        witness: [options.line, observed, shot.line],
        exchanges: [shot.exchange, options.exchange],
        confidence: 'firm' as const,
      })),
    ];
    if (violations.length > 0) return { outcome: 'fail', evidence: 1 + tried.length, violations };
    return { outcome: 'pass', evidence: 1 + tried.length };
  },
};

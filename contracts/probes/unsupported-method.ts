import type { Violation } from '../../core/oracle/types.ts';
import { atPath, speaksForPath } from '../http/at-path.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { methodsToTry, NO_METHOD } from '../http/methods-to-try.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { Probe, ProbeContext } from '../probe.ts';

export interface MethodTried {
  readonly method: string;
  readonly shot: Shot;
}

export const oracle: Probe<readonly MethodTried[]> = {
  id: 'unsupported-method',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'unsupported-method',
  holds: 'Methods that are not described are refused',
  broken: 'A method that is not described is not refused',
  asserts: 'A method that the description does not have for the path is not answered with success.',
  why: 'A method nobody described was tested and protected by nobody: it is a back door.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '15.5.6 405 Method Not Allowed',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6',
    },
    { standard: 'RFC 9110', clause: '9.1 Methods', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.1' },
  ],
  remedy: 'Answer 405 with Allow, or 501 for methods the service does not know at all; or describe the method.',
  considers: speaksForPath,
  appliesTo: () => ({ applies: true }),
  gather: async (context) => {
    const tried = await methodsTried(context);
    return tried.length > 0 ? tried : 'no method could be tried without risk';
  },
  verify(tried) {
    const usable = tried.filter(
      ({ shot: { status } }) => unusable(status) === undefined && (status < 500 || status === 501),
    );
    if (usable.length === 0) {
      const reason = unusable(tried[0]?.shot.status ?? 0) ?? 'a server error is judged by no-server-error';
      return { outcome: 'inconclusive', reason };
    }
    const violations = usable.flatMap((one) => violationOf(one) ?? []);
    if (violations.length > 0) return { outcome: 'fail', evidence: usable.length, violations };
    return { outcome: 'pass', evidence: usable.length };
  },
};

/** Shared with options-allow-truthful. */
export function methodsTried(context: ProbeContext): Promise<readonly MethodTried[]> {
  return context.once('methods that are not described', async () => {
    const { session, operation, base } = context;
    const tried: MethodTried[] = [];
    for (const { method, path } of methodsToTry(operation, session.facts, base?.values.path ?? {})) {
      const words = `${method}, which is not described here`;
      tried.push({ method, shot: shotOf(await context.send(atPath(context, method, path), words)) });
    }
    return tried;
  });
}

function violationOf({ method, shot }: MethodTried): Violation | undefined {
  const { status, exchange, line } = shot;
  const common = { witness: [line], exchanges: [exchange] };
  if (!isSuccess(status)) return undefined;
  // A front end shows its page for anything: unknown-path speaks of that.
  if (/^(text\/html|application\/xhtml)/i.test(shot.headers['content-type'] ?? '')) return undefined;
  return {
    ...common,
    key: `${method} accepted`,
    expected: '405, 404 or 501',
    observed: `${method}, which is not described for this path, was answered ${status}`,
    // A described path without its GET is most often a description that is not complete.
    confidence: method === NO_METHOD ? 'certain' : method === 'GET' ? 'tentative' : 'firm',
    ...(method === 'GET' && { severity: 'info' as const }),
    ...(method === NO_METHOD && { everywhere: true as const }),
  };
}

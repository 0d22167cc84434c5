import type { Operation } from '../../core/operations/types.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { WholeApiProbe } from '../probe.ts';

export interface VersionEvidence {
  readonly plain: Shot;
  /** The same request with a version that does not exist. */
  readonly versioned: Shot;
  /** Another first segment altogether: what answers that answers anything. */
  readonly nonsense: Shot;
}

const VERSION = /\/v\d+(?:\.\d+)?(?=\/|$)/i;
const NO_VERSION = 'v973';

/** Reads something without needing anything. */
const candidate = ({ operations, config, model }: PlanFacts): Operation | undefined =>
  operations.find(
    (operation) =>
      operation.method === 'GET' &&
      VERSION.test(operation.path) &&
      !operation.path.includes('{') &&
      !operation.parameters.some(({ required }) => required) &&
      mayBeSent(operation, config, model).applies,
  );

export const oracle: WholeApiProbe<VersionEvidence> = {
  id: 'version-discipline',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'versioning',
  holds: 'A version that does not exist is refused',
  broken: 'A version that does not exist is answered as another one',
  asserts: 'A reading request whose path names a version that does not exist is not answered with success.',
  why: 'A client that asks for the next version silently gets the old one, and breaks on the day the next one is real.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '15.5.5 404 Not Found',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
    },
    { standard: 'house', clause: 'version discipline', url: 'https://google.aip.dev/185' },
  ],
  remedy: 'Route the versions there are, one by one, and answer 404 for the others.',
  appliesToApi: (facts) =>
    facts.operations.some(({ path }) => VERSION.test(path))
      ? { applies: true }
      : { applies: false, reason: 'no path names a version' },
  async gather({ session, send }) {
    const operation = candidate(session.facts);
    if (!operation) return 'no operation of a version can be read without knowing anything';
    const values = { path: {}, query: {}, header: {}, cookie: {} };
    const { operation: _, ...request } = session.traffic.prepare(operation, values, { purpose: 'probe' });
    const ask = async (segment: string | undefined, words: string): Promise<Shot> => {
      const url = new URL(request.url);
      if (segment !== undefined) url.pathname = url.pathname.replace(VERSION, `/${segment}`);
      return shotOf(await send({ ...request, url: url.href }, words));
    };
    return {
      plain: await ask(undefined, 'the version there is'),
      versioned: await ask(NO_VERSION, 'a version there is not'),
      nonsense: await ask('assay-no-such-version', 'no version at all'),
    };
  },
  verify({ plain, versioned, nonsense }) {
    const reason = unusable(plain.status) ?? unusable(versioned.status) ?? unusable(nonsense.status);
    if (reason !== undefined) return { outcome: 'inconclusive', reason };
    if (!isSuccess(plain.status))
      return { outcome: 'not-tested', reason: `the version there is was answered ${plain.status}` };
    if (!isSuccess(versioned.status)) return { outcome: 'pass', evidence: 1 };
    if (isSuccess(nonsense.status))
      return { outcome: 'inconclusive', reason: 'any path is answered with success: unknown-path speaks of that' };
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: 'answered',
          expected: '404, or another 4xx',
          observed: `status ${versioned.status} for ${NO_VERSION}, which does not exist`,
          witness: [plain.line, versioned.line],
          exchanges: [plain.exchange, versioned.exchange],
          confidence: 'firm',
        },
      ],
    };
  },
};

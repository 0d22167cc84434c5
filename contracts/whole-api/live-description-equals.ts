import { AssayError } from '../../core/errors/assay-error.ts';
import type { Violation } from '../../core/oracle/types.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import { readingsAt, urlAt } from '../at-base.ts';
import { compareDescriptions, type Differences } from '../live/compare.ts';
import type { WholeApiProbe } from '../probe.ts';
import { isSuccess, type Seen, seenOf } from '../seen.ts';

export interface ServedDescription {
  readonly path: string;
  readonly seen: Seen;
  /** How it differs; in words why it cannot be read. */
  readonly differences: Differences | string;
}

const DESCRIPTION = /(^|\/)(openapi|swagger|api-docs)[\w-]*(\.(json|ya?ml))?\/?$/i;
const WELL_KNOWN = ['openapi.json', 'openapi.yaml', 'swagger.json', 'v3/api-docs', 'api-docs'];
const SHOWN = 8;

function wrong({ path, seen, differences }: ServedDescription): Violation[] {
  const base = { exchanges: [seen.exchange], confidence: 'certain' } as const;
  if (typeof differences === 'string') {
    return [
      {
        ...base,
        key: `cannot be read: ${path}`,
        expected: 'a description that can be read',
        observed: differences,
        witness: [seen.line],
        severity: 'low',
      },
    ];
  }
  const { both, added, missing, changed } = differences;
  // Nothing or little in common: the description of something else.
  if (both === 0 || both < added.length + missing.length) return [];
  const all = Object.entries({ missing, added, changed }).flatMap(([kind, ids]) => ids.map((id) => `${kind}: ${id}`));
  if (all.length === 0) return [];
  return [
    {
      ...base,
      key: `other operations: ${path}`,
      expected: 'the operations of the description that was given, unchanged',
      observed: `${path} differs in ${all.length} operations: ${all.slice(0, SHOWN).join(', ')}`,
      witness: [seen.line, ...all.slice(0, SHOWN)],
    },
  ];
}

export const oracle: WholeApiProbe<readonly ServedDescription[]> = {
  id: 'live-description-equals',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'api-docs',
  holds: 'The description that is served is the one that was given',
  broken: 'The description that is served is another one',
  asserts:
    'Every description the service publishes has the operations of the one given, with equal parameters, bodies, answers and security.',
  why: 'Clients are made from a contract that is not the one that was tested and released.',
  source: [
    {
      standard: 'OpenAPI 3.1',
      clause: '4.3 Document Structure',
      url: 'https://spec.openapis.org/oas/v3.1.0#document-structure',
    },
    { standard: 'RFC 8631', clause: '4 service-desc', url: 'https://www.rfc-editor.org/rfc/rfc8631#section-4' },
  ],
  remedy: 'Serve the description from the file that was reviewed, or make both from the code at build time.',
  appliesToApi: () => ({ applies: true }),
  async gather({ session, send }) {
    const { facts } = session;
    const documented = readingsAt(facts, DESCRIPTION).map(({ path }) => path);
    const served: ServedDescription[] = [];
    const wanted = [...new Set([...documented, ...(documented.length > 0 ? [] : WELL_KNOWN)])];
    const others = wanted.filter((path) => urlAt(facts, path) !== facts.description.source);
    for (const path of others) {
      const url = urlAt(facts, path);
      const exchange = await send({ method: 'GET', url, headers: {}, purpose: 'probe' }, 'the description');
      const seen = seenOf(session, exchange);
      const isHtml = /html/i.test(seen.headers['content-type'] ?? '');
      if (!isSuccess(seen) || isHtml) continue;
      const { authorization } = exchange.request.headers;
      const headers = authorization === undefined ? {} : { authorization };
      const read = await readDescription(url, { headers }).catch((error: unknown) => {
        if (error instanceof AssayError) return error.message;
        throw error;
      });
      const differences = typeof read === 'string' ? read : compareDescriptions(facts.description, read);
      // A page at a usual place is no description; a documented one that cannot be read is a fault.
      if (typeof differences !== 'string' || documented.includes(path)) served.push({ path, seen, differences });
    }
    if (served.length > 0) return served;
    return wanted.length > others.length
      ? 'the description that was given was read from the service, which serves no other one'
      : 'the service publishes no description at the usual places';
  },
  verify(served) {
    const violations = served.flatMap(wrong);
    if (violations.length > 0) return { outcome: 'fail', evidence: served.length, violations };
    const judged = served.filter(({ differences }) => typeof differences !== 'string' && differences.both > 0);
    if (judged.length === 0) return { outcome: 'not-tested', reason: 'what is served describes something else' };
    return { outcome: 'pass', evidence: judged.length };
  },
};

import type { Violation } from '../../core/oracle/types.ts';
import type { ListLaw } from '../law.ts';
import { isList, isPaged, notTested } from '../lists/judging.ts';
import { isLinkField, RFC_8288 } from '../lists/page-links.ts';
import type { Page } from '../lists/types.ts';

/** Names of query parameters that carry a secret. */
const SECRET =
  /^(?:access_?token|api_?key|apikey|auth|authorization|client_?secret|jwt|passwd|password|secret|session_?id)$/i;

export const oracle: ListLaw = {
  id: 'page-links-valid',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-links',
  holds: 'Links between pages are well formed and safe to follow',
  broken: 'A link between pages is malformed or unsafe',
  asserts:
    'The Link field follows RFC 8288, its targets are http or https references to the same scheme and host, and they carry no credentials that the request did not have.',
  why: 'Clients follow these links with their credentials: a wrong host, a plain scheme or a token in them gives these away.',
  source: [RFC_8288],
  remedy:
    'Write links relative to the request, or from the configured public address, and leave credentials to the headers.',
  considers: isList,
  appliesTo: isPaged,
  verify({ walks }) {
    const pages = walks.flatMap((walk) => walk.pages).filter(({ says }) => speaks(says));
    if (pages.length === 0) return notTested('its pages carry no links');
    const found = pages.flatMap(faultsOf);
    const keys = [...new Set(found.map(({ key }) => key))];
    if (keys.length === 0) return { outcome: 'pass', evidence: pages.length };
    const violations = keys.flatMap((key) => found.find((one) => one.key === key) ?? []);
    return { outcome: 'fail', evidence: pages.length, violations };
  },
};

const isLoopback = (host: string): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(host);
const isPublicName = (host: string): boolean =>
  /\.[a-z]{2,}$/i.test(host) && !/\.(internal|local|lan|home|corp|svc|cluster\.local)$/i.test(host);

const speaks = (says: Page['says']): boolean =>
  says !== undefined && (says.linkField !== undefined || Object.keys(says.links).length > 0);

function faultsOf({ says, url, exchange }: Page): Violation[] {
  const faults: Violation[] = [];
  const report = (key: string, expected: string, observed: string, rest: Partial<Violation> = {}): void => {
    const common = { witness: [url, observed.slice(0, 300)], exchanges: [exchange], confidence: 'firm' as const };
    faults.push({ key, expected, observed: observed.slice(0, 200), ...common, ...rest });
  };
  if (says?.linkField !== undefined && !isLinkField(says.linkField)) {
    report('syntax', 'a Link field as RFC 8288 writes it: <target>; rel="name", …', `Link: ${says.linkField}`);
  }
  const from = URL.parse(url);
  for (const [relation, target] of Object.entries(says?.links ?? {})) {
    const link = URL.parse(target, url);
    const words = `${relation}: ${target}`;
    if (!from || !link || !/^https?:$/.test(link.protocol)) {
      report('no reference', 'a target that resolves to an http or https URL', words);
      continue;
    }
    // Behind a port on this machine a service knows itself by its public name.
    if (link.hostname !== from.hostname && isLoopback(from.hostname) && isPublicName(link.hostname)) continue;
    if (link.hostname !== from.hostname) {
      // A proxy in front may be known to the service by its public name only; one place writes all links.
      report('other host', `a target on ${from.hostname}`, words, {
        confidence: 'tentative',
        severity: 'low',
        everywhere: true,
      });
    } else if (from.protocol === 'https:' && link.protocol === 'http:') {
      report('plain scheme', 'a target with https, as the page itself', words);
    }
    if (link.username !== '' || link.password !== '') report('credentials', 'a target without credentials', words);
    const secret = [...link.searchParams.keys()].find((name) => SECRET.test(name) && !from.searchParams.has(name));
    if (secret !== undefined) report('credentials', 'a target without credentials', words);
  }
  return faults;
}

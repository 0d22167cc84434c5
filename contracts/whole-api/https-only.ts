import { get } from 'node:http';
import type { WholeApiProbe } from '../probe.ts';
import type { Seen } from '../seen.ts';

/** What plain http answered; nothing when nobody listens there. */
export interface PlainAnswer {
  readonly url: string;
  readonly status: number;
  readonly location: string;
  readonly contentType: string;
  /** The same path over https. */
  readonly secure: Pick<Seen, 'exchange' | 'line'>;
}

const PATIENCE_MS = 3_000;

/** One request without credentials over plain http; undefined when there is no connection or no answer. */
export function askPlain(url: string): Promise<Omit<PlainAnswer, 'secure'> | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: PATIENCE_MS, agent: false }, (response) => {
      const { statusCode = 0, headers } = response;
      response.destroy();
      resolve({
        url,
        status: statusCode,
        location: headers.location ?? '',
        contentType: headers['content-type'] ?? '',
      });
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
}

export const oracle: WholeApiProbe<PlainAnswer | null> = {
  id: 'https-only',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'https',
  holds: 'Nothing is served over plain http',
  broken: 'The API is served over plain http',
  asserts: 'The host of an https address refuses plain http, or redirects to https.',
  why: 'Whoever shares the network reads and changes what clients send and get, their credentials first of all.',
  source: [
    {
      standard: 'OWASP',
      clause: 'REST Security, HTTPS',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#https',
    },
    {
      standard: 'RFC 9110',
      clause: '4.2.2 https URI Scheme',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-4.2.2',
    },
  ],
  remedy: 'Close port 80, or answer everything there with a redirect to https and nothing else.',
  appliesToApi({ baseUrl }) {
    const { protocol, port } = new URL(baseUrl);
    if (protocol !== 'https:') return { applies: false, reason: 'the address of the target is plain http' };
    return port === ''
      ? { applies: true }
      : { applies: false, reason: `the target is at port ${port}: plain http has none` };
  },
  async gather({ session, send }) {
    const url = session.facts.baseUrl;
    const exchange = await send(
      { method: 'GET', url, headers: {}, purpose: 'probe', identity: 'anonymous' },
      'the base path',
    );
    const plain = await askPlain(url.replace(/^https:/, 'http:'));
    const status = exchange.response?.status ?? 'no answer';
    return plain ? { ...plain, secure: { exchange: exchange.id, line: `GET ${url} -> ${status}` } } : null;
  },
  verify(answer) {
    if (answer === null) return { outcome: 'pass', evidence: 1, note: 'nobody listens for plain http' };
    const { url, status, location, contentType, secure } = answer;
    if (status >= 300 && status < 400) {
      if (location.startsWith('https:')) return { outcome: 'pass', evidence: 1 };
      return { outcome: 'inconclusive', reason: `a redirect to ${location || 'nowhere'}` };
    }
    if (status >= 400) return { outcome: 'pass', evidence: 1 };
    if (!/json/i.test(contentType))
      return { outcome: 'inconclusive', reason: 'something else than the API may answer there' };
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: 'served over plain http',
          expected: 'no connection, a redirect to https, or a refusal',
          observed: `status ${status} with ${contentType.split(';')[0]} over plain http`,
          witness: [`GET ${url} -> ${status}`, secure.line],
          exchanges: [secure.exchange],
          confidence: 'firm',
        },
      ],
    };
  },
};

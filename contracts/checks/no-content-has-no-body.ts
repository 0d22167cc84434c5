import { type Broken, type Check, fail, pass, silent } from '../check.ts';

export const oracle: Check = {
  id: 'no-content-has-no-body',
  part: 'contracts',
  kind: 'check',
  judgesProbes: true,
  severity: 'medium',
  criterion: 'status-semantics',
  holds: 'Answers that cannot have a body announce none',
  broken: 'An answer that cannot have a body announces or has one',
  asserts: 'A 204 carries neither Transfer-Encoding nor a Content-Length above 0, and a 205 or 304 carries no content.',
  why: 'Clients and proxies stop reading after the header: what follows is taken for the next answer, or waited for.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '8.6 Content-Length',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.6',
    },
    {
      standard: 'RFC 9112',
      clause: '6.1 Transfer-Encoding',
      url: 'https://www.rfc-editor.org/rfc/rfc9112#section-6.1',
    },
    {
      standard: 'RFC 9110',
      clause: '15.3.6 205 Reset Content',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.6',
    },
  ],
  remedy: 'Send 204 without body and framing headers, or 200 with the body.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  verify({ response, exchange }) {
    const { status, headers, bodyBytes } = response;
    if (status !== 204 && status !== 205 && status !== 304) return silent('no answer 204, 205 or 304');
    const length = Number(headers['content-length'] ?? 0);
    const broken: Broken[] = [];
    if (bodyBytes > 0)
      broken.push(violation(`${status} body`, `no content with ${status}`, `${bodyBytes} bytes of content`));
    // A 304 may say how long the 200 would be; of a 205 the length is what is sent.
    else if (status === 204 && length > 0)
      broken.push(violation('204 content-length', 'no Content-Length with 204', `204 with Content-Length: ${length}`));
    if (status === 204 && headers['transfer-encoding'] !== undefined && exchange.request.method !== 'HEAD') {
      const observed = `204 with Transfer-Encoding: ${headers['transfer-encoding']}`;
      broken.push({
        ...violation('204 transfer-encoding', 'no Transfer-Encoding with 204', observed),
        severity: 'low',
      });
    }
    return broken.length > 0 ? fail(...broken) : pass;
  },
};

const violation = (key: string, expected: string, observed: string): Broken => ({
  key,
  expected,
  observed,
  confidence: 'certain',
});

import { AssayError } from '../errors/assay-error.ts';

interface Explanation {
  readonly observed: string;
  readonly reasons: readonly string[];
  readonly next?: string;
}

function codeOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** What a failure to get any HTTP answer means, in words; `limitMs` is how long was waited. */
export function explainFailure(cause: unknown, url: URL, limitMs: number): Explanation {
  const code = codeOf(cause);
  const message = cause instanceof Error ? cause.message : String(cause);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const swapped = `${url.protocol === 'https:' ? 'http' : 'https'}${url.href.slice(url.protocol.length - 1)}`;
  if (code === 'ECONNREFUSED') {
    return {
      observed: `connection refused at ${url.hostname}, port ${port}`,
      reasons: ['the service is not running, or has not started yet', 'the port is wrong', 'it runs on another host'],
    };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return {
      observed: `the host name ${url.hostname} is not known (${code})`,
      reasons: ['the host name is mistyped', 'the name is only known inside a VPN or a container network'],
    };
  }
  if (/HEADERS_TIMEOUT|BODY_TIMEOUT/.test(code)) {
    return {
      observed: `connected, and then no answer within ${limitMs / 1000} s`,
      reasons: ['the service hangs, or is very slow to start', 'it waits for something that does not answer'],
    };
  }
  if (/TIMEOUT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/.test(code)) {
    return {
      observed: `no connection within ${limitMs / 1000} s (${code})`,
      reasons: ['a firewall drops the packets', 'the host is down, or only reached through a VPN or proxy'],
    };
  }
  if (/SSL|EPROTO|TLS/.test(code)) {
    return {
      observed: `no TLS handshake (${code})`,
      reasons: ['http is spoken at this port, not https', 'the server only offers a TLS version that is too old'],
      next: `assay run --url ${swapped}`,
    };
  }
  if (/CERT|SIGNATURE|ISSUER|CA_/.test(code)) {
    return {
      observed: `its certificate is not trusted (${code})`,
      reasons: ['the certificate is self-signed or of a private authority', 'it is expired or of another host name'],
      next: 'NODE_EXTRA_CA_CERTS=authority.pem assay run …',
    };
  }
  if (code.startsWith('HPE_') || /HTTP\/1\.1 protocol|Parse Error/i.test(message)) {
    return {
      observed: 'something answers there, and it is not HTTP',
      reasons: ['the port belongs to another kind of service (database, mail, SSH)', 'https is spoken at this port'],
    };
  }
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' || code === 'EPIPE') {
    return {
      observed: 'the connection was closed without an answer',
      reasons: ['https is spoken at this port', 'a proxy without a service behind it', 'the service crashed'],
      next: `assay run --url ${swapped}`,
    };
  }
  return {
    observed: `${code} ${message}`.trim(),
    reasons: ['the service is not running', 'the host or port is wrong', 'a proxy, VPN or firewall is in between'],
  };
}

/** TARGET_UNREACHABLE for a target that gave no HTTP answer. */
export function unreachable(url: string, cause: unknown, limitMs: number): AssayError {
  const { next = `curl -i ${url}`, ...explained } = explainFailure(cause, new URL(url), limitMs);
  const parts = { what: 'The target does not answer.', where: url, expected: 'any HTTP answer', ...explained, next };
  return new AssayError('TARGET_UNREACHABLE', parts, { cause });
}

import type { OAuth2Credentials } from '../../config/access-types.ts';
import type { OAuthFlow, SecurityScheme } from '../../operations/types.ts';
import { mayReceiveSecrets } from './safe-endpoint.ts';
import { unclear } from './sign-in-error.ts';
import { bareUrl } from './tell-answer.ts';
import type { OAuth2Way, SignInFacts } from './types.ts';

const FLOWS = { client_credentials: 'clientCredentials', password: 'password' } as const;
const GRANT_WORDS = { client_credentials: 'client credentials', password: 'user name and password' } as const;

/** Relative URLs are relative to the server's (OpenAPI 3.1, 4.8.28). */
function absolute(url: string, baseUrl: string): string | undefined {
  return URL.parse(url, `${baseUrl.replace(/\/+$/, '')}/`)?.href;
}

function flowOf(schemes: readonly SecurityScheme[], grant: OAuth2Way['grant'], scheme?: string): OAuthFlow | undefined {
  return schemes
    .filter(({ name }) => scheme === undefined || name === scheme)
    .flatMap(({ flows }) => flows?.[FLOWS[grant]] ?? [])
    .find(({ tokenUrl }) => tokenUrl !== undefined);
}

/** Any flow with a token endpoint: one server has one for all grants. */
function anyFlow(schemes: readonly SecurityScheme[], scheme?: string): OAuthFlow | undefined {
  return schemes
    .filter(({ name }) => scheme === undefined || name === scheme)
    .flatMap(({ flows }) => Object.values(flows ?? {}))
    .find(({ tokenUrl }) => tokenUrl !== undefined);
}

function discoveryOf(issuer: string): string {
  return /\/\.well-known\//.test(issuer) ? issuer : `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
}

/** A token endpoint as configured, else as described, else by discovery. Throws CONFIG_INVALID when there is none. */
export function planOAuth2(identity: string, settings: OAuth2Credentials, facts: SignInFacts): OAuth2Way {
  const { schemes, baseUrl } = facts;
  const grant = settings.grant ?? (settings.username === undefined ? 'client_credentials' : 'password');
  const base = { kind: 'oauth2', grant, settings } as const;
  const words = `OAuth 2 ${GRANT_WORDS[grant]} at`;
  if (settings.tokenUrl !== undefined) {
    const tokenUrl = absolute(settings.tokenUrl, baseUrl);
    if (tokenUrl === undefined) throw unclear(identity, `oauth2.tokenUrl '${settings.tokenUrl}'`, 'a URL', []);
    return { ...base, tokenUrl, words: `${words} ${bareUrl(tokenUrl)}` };
  }
  if (settings.issuer !== undefined) {
    const discoveryUrl = discoveryOf(settings.issuer);
    if (!URL.canParse(discoveryUrl)) throw unclear(identity, `oauth2.issuer '${settings.issuer}'`, 'a URL', []);
    return { ...base, discoveryUrl, words: `${words} the token endpoint of ${bareUrl(settings.issuer)}` };
  }
  const flow = flowOf(schemes, grant, settings.scheme) ?? anyFlow(schemes, settings.scheme);
  const fromFlow = flow?.tokenUrl === undefined ? undefined : absolute(flow.tokenUrl, baseUrl);
  const openId = schemes.find(
    ({ name, openIdConnectUrl }) => openIdConnectUrl !== undefined && (settings.scheme ?? name) === name,
  );
  const found = fromFlow ?? (openId?.openIdConnectUrl && absolute(openId.openIdConnectUrl, baseUrl));
  if (found === undefined || found === '')
    throw unclear(
      identity,
      'oauth2 without tokenUrl and issuer',
      'one of them, or a flow with tokenUrl in the description',
      ['the description says nothing of a token endpoint'],
    );
  if (!mayReceiveSecrets(found, [baseUrl]))
    throw unclear(
      identity,
      `the description names ${bareUrl(found)}, which is another host without TLS`,
      'oauth2.tokenUrl, said by you',
      [],
    );
  const inferred = 'the address is that of the description';
  if (fromFlow === undefined)
    return { ...base, discoveryUrl: found, words: `${words} the token endpoint of ${bareUrl(found)}`, inferred };
  const refreshUrl = flow?.refreshUrl === undefined ? undefined : absolute(flow.refreshUrl, baseUrl);
  const safe = refreshUrl !== undefined && mayReceiveSecrets(refreshUrl, [baseUrl]) ? { refreshUrl } : {};
  return { ...base, tokenUrl: fromFlow, ...safe, words: `${words} ${bareUrl(fromFlow)}`, inferred };
}

/** Has the description a token endpoint for a user name and a password? */
export function describesPasswordFlow({ schemes }: SignInFacts): boolean {
  return flowOf(schemes, 'password') !== undefined;
}

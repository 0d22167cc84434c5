import { isSecured } from '../access/who.ts';
import { directivesOf, onlyReadings } from '../cache-control.ts';
import { type Check, fail, pass, silent } from '../check.ts';

export const oracle: Check = {
  id: 'private-not-public-cacheable',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'cache-rules',
  holds: 'No shared cache may keep what needs credentials',
  broken: 'A shared cache may keep what needs credentials',
  asserts:
    'A success answer of an operation that asks for credentials is not marked public or s-maxage, unless it is marked private or no-store.',
  why: 'A proxy or delivery network hands one user the data of another.',
  source: [
    {
      standard: 'RFC 9111',
      clause: '3.5 Storing Responses to Authenticated Requests',
      url: 'https://www.rfc-editor.org/rfc/rfc9111#section-3.5',
    },
  ],
  remedy: 'Send Cache-Control: private or no-store with everything that depends on the caller.',
  considers: () => true,
  appliesTo: (operation) =>
    isSecured(operation)
      ? onlyReadings(operation)
      : { applies: false, reason: 'the description lets everybody call it, so every cache may keep it' },
  verify({ response, credentials }) {
    if (credentials || response.status < 200 || response.status > 299) return silent('not a success with credentials');
    const directives = directivesOf(response.headers['cache-control']);
    if (directives.has('private') || directives.has('no-store')) return pass;
    // 'public' with nothing to say how long is kept by guess; a life of 0 must be asked for again each time.
    const life = Number(directives.get('s-maxage') ?? directives.get('max-age') ?? 1);
    const shared = directives.has('public') || directives.has('s-maxage');
    if (!shared || directives.has('no-cache') || life === 0) return pass;
    return fail({
      key: directives.has('public') ? 'public' : 's-maxage',
      expected: 'Cache-Control: private or no-store',
      observed: `Cache-Control: ${response.headers['cache-control']}`,
      confidence: 'firm',
    });
  },
};

import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export const CLIENT = { id: 'assay-client', secret: 'client-s3cret/with+signs' } as const;
export const USERS = {
  alice: { password: 'alice-pa55word!', role: 'clerk' },
  bob: { password: 'bob-pa55word?', role: 'viewer' },
} as const;

/** What goes wrong at the token endpoint and the login operation. */
export type Trouble = 'down' | 'hang' | 'html' | 'redirect' | 'no-token' | 'echo';

export interface AuthServerOptions {
  /** Seconds tokens hold; said in expires_in. Default 3600. */
  readonly expiresIn?: number;
  /** Without expires_in. */
  readonly silent?: boolean;
  readonly clientAuth?: 'basic' | 'post';
  readonly refreshTokens?: boolean;
  readonly trouble?: Trouble;
  /** 401 without WWW-Authenticate. */
  readonly noChallenge?: boolean;
}

export interface AuthServer {
  readonly url: string;
  /** Every request, 'POST /oauth/token password'. */
  readonly log: string[];
  /** Every token and cookie that was ever given. */
  readonly issued: string[];
  trouble: Trouble | undefined;
  /** All tokens given so far stop working. */
  revokeAll(): void;
  stop(): Promise<void>;
}

interface Grant {
  readonly who: string;
  readonly until: number;
}

/**
 * An API with three ways to sign in: an OAuth 2 token endpoint with discovery (client credentials, password, refresh), a
 * login operation that gives a token, and one that gives a cookie. /things wants a token, /basket the cookie.
 */
export async function startAuthServer(options: AuthServerOptions = {}): Promise<AuthServer> {
  const grants = new Map<string, Grant>();
  const refreshes = new Map<string, string>();
  const log: string[] = [];
  const issued: string[] = [];
  const things = new Map([['t1', { id: 't1', name: 'first' }]]);
  const state: { trouble: Trouble | undefined } = { trouble: options.trouble };
  const life = options.expiresIn ?? 3600;

  const issue = (who: string): string => {
    const token = `tok${randomBytes(18).toString('hex')}`;
    issued.push(token);
    grants.set(token, { who, until: Date.now() + life * 1000 });
    return token;
  };
  const holder = (token: string | undefined): string | undefined => {
    const grant = grants.get(token ?? '');
    return grant !== undefined && grant.until > Date.now() ? grant.who : undefined;
  };
  const json = (
    response: ServerResponse,
    status: number,
    value: unknown,
    headers: Record<string, string> = {},
  ): unknown => {
    return response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
  };
  const inTrouble = (response: ServerResponse, secret: string): boolean => {
    if (state.trouble === undefined) return false;
    if (state.trouble === 'down') json(response, 503, { message: 'upstream is down' });
    if (state.trouble === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in</html>');
    if (state.trouble === 'redirect') response.writeHead(302, { location: '/portal?secret=1' }).end();
    if (state.trouble === 'no-token') json(response, 200, { status: 'ok', user: { name: 'x', sessionHint: secret } });
    if (state.trouble === 'echo')
      json(response, 400, { error: 'invalid_grant', error_description: `wrong: ${secret}` });
    return true;
  };
  const refuse = (response: ServerResponse): unknown =>
    json(
      response,
      401,
      { error: 'unauthorised' },
      options.noChallenge ? {} : { 'www-authenticate': 'Bearer realm="things"' },
    );

  const tokenAnswer = (who: string): object => {
    const refresh = options.refreshTokens ? { refresh_token: `ref${randomBytes(18).toString('hex')}` } : {};
    if (refresh.refresh_token !== undefined) {
      refreshes.set(refresh.refresh_token, who);
      issued.push(refresh.refresh_token);
    }
    return {
      access_token: issue(who),
      token_type: 'Bearer',
      ...(options.silent ? {} : { expires_in: life }),
      ...refresh,
    };
  };

  const isClient = (request: IncomingMessage, form: URLSearchParams): boolean => {
    const decoded = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
    const [id = '', secret = ''] = decoded.split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
    const basic = id === CLIENT.id && secret === CLIENT.secret;
    const post = form.get('client_id') === CLIENT.id && form.get('client_secret') === CLIENT.secret;
    return options.clientAuth === 'post' ? post : options.clientAuth === 'basic' ? basic : basic || post;
  };

  const token = (request: IncomingMessage, response: ServerResponse, body: string): unknown => {
    const form = new URLSearchParams(body);
    const grant = form.get('grant_type') ?? '';
    log[log.length - 1] += ` ${grant}`;
    if (inTrouble(response, form.get('password') ?? form.get('client_secret') ?? CLIENT.secret)) return;
    if (grant === 'client_credentials' && !isClient(request, form))
      return json(response, 401, { error: 'invalid_client' });
    if (grant === 'client_credentials') return json(response, 200, tokenAnswer(CLIENT.id));
    if (grant === 'refresh_token') {
      const who = refreshes.get(form.get('refresh_token') ?? '');
      refreshes.delete(form.get('refresh_token') ?? '');
      return who === undefined
        ? json(response, 400, { error: 'invalid_grant' })
        : json(response, 200, tokenAnswer(who));
    }
    const user = form.get('username') ?? '';
    const known = Object.entries(USERS).some(
      ([name, { password }]) => name === user && password === form.get('password'),
    );
    return known ? json(response, 200, tokenAnswer(user)) : json(response, 400, { error: 'invalid_grant' });
  };

  const login = (response: ServerResponse, body: string, asCookie: boolean): unknown => {
    const given = parsed(body) as { username?: string; password?: string };
    if (inTrouble(response, given.password ?? '')) return;
    const known = Object.entries(USERS).some(
      ([name, { password }]) => name === given.username && password === given.password,
    );
    if (!known) return refuse(response);
    const made = issue(given.username ?? '');
    if (asCookie) return json(response, 200, { ok: true }, { 'set-cookie': `sid=${made}; HttpOnly; Path=/` });
    return json(response, 200, { data: { token: made, expires_in: options.silent ? undefined : life } });
  };

  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const route = `${request.method} ${path}`;
    log.push(route);
    void text(request).then((body) => {
      if (state.trouble === 'hang' && /token|login/.test(path)) return;
      if (route === 'POST /oauth/token') return token(request, response, body);
      if (route === 'POST /login') return login(response, body, false);
      if (route === 'POST /session') return login(response, body, true);
      if (path === '/.well-known/openid-configuration') {
        const methods =
          options.clientAuth === undefined
            ? {}
            : { token_endpoint_auth_methods_supported: [`client_secret_${options.clientAuth}`] };
        return json(response, 200, { issuer: url, token_endpoint: `${url}/oauth/token`, ...methods });
      }
      if (path === '/openapi.json') return json(response, 200, description(url));
      const cookie = /(?:^|; )sid=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
      const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      const who = holder(path === '/basket' ? cookie : bearer);
      if (who === undefined) return refuse(response);
      if (path === '/me') return json(response, 200, { name: who });
      if (path === '/basket') return json(response, 200, { owner: who });
      if (route === 'GET /things') return json(response, 200, [...things.values()]);
      if (route === 'POST /things') {
        const { name } = parsed(body) as { name?: string };
        if (typeof name !== 'string' || name === '') return json(response, 400, { error: 'name is wrong' });
        const thing = { id: `t${things.size + 1}x${log.length}`, name };
        things.set(thing.id, thing);
        return json(response, 201, thing);
      }
      const id = /^\/things\/([^/]+)$/.exec(path)?.[1] ?? '';
      const thing = things.get(id);
      if (thing === undefined) return json(response, 404, { error: 'no such thing' });
      if (request.method === 'DELETE') {
        things.delete(id);
        return response.writeHead(204).end();
      }
      return json(response, 200, thing);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    log,
    issued,
    get trouble() {
      return state.trouble;
    },
    set trouble(value) {
      state.trouble = value;
    },
    revokeAll: () => grants.clear(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The object of a body; an empty one when it is none. */
function parsed(body: string): object {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const credentialsBody = {
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['username', 'password'],
        properties: { username: { type: 'string' }, password: { type: 'string', format: 'password' } },
      },
    },
  },
};
const thing = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string', readOnly: true }, name: { type: 'string', minLength: 1, maxLength: 40 } },
};
const answer = (schema: object) => ({ description: 'ok', content: { 'application/json': { schema } } });
const refused = { description: 'refused' };

/** The description; `schemes` may be narrowed. */
export function description(url: string, options: { flows?: boolean; open?: boolean } = {}): object {
  const { flows = false } = options;
  const oauth = {
    type: 'oauth2',
    flows: {
      password: { tokenUrl: '/oauth/token', scopes: {} },
      clientCredentials: { tokenUrl: `${url}/oauth/token`, scopes: {} },
    },
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Things behind a door', version: '1.0.0' },
    servers: [{ url }],
    security: [{ door: [] }],
    components: {
      securitySchemes: {
        door: flows ? oauth : { type: 'http', scheme: 'bearer' },
        sid: { type: 'apiKey', in: 'cookie', name: 'sid' },
      },
    },
    paths: {
      '/login': {
        post: {
          operationId: 'logIn',
          security: [],
          requestBody: credentialsBody,
          responses: { 200: answer({ type: 'object' }), 400: refused, 401: refused },
        },
      },
      '/me': { get: { operationId: 'whoAmI', responses: { 200: answer({ type: 'object' }), 401: refused } } },
      '/basket': {
        get: {
          operationId: 'readBasket',
          security: [{ sid: [] }],
          responses: { 200: answer({ type: 'object' }), 401: refused },
        },
      },
      '/things': {
        get: { operationId: 'listThings', responses: { 200: answer({ type: 'array', items: thing }), 401: refused } },
        post: {
          operationId: 'createThing',
          requestBody: { required: true, content: { 'application/json': { schema: thing } } },
          responses: { 201: answer(thing), 400: refused, 401: refused },
        },
      },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: { operationId: 'readThing', responses: { 200: answer(thing), 401: refused, 404: refused } },
        delete: { operationId: 'deleteThing', responses: { 204: { description: 'gone' }, 401: refused, 404: refused } },
      },
    },
  };
}

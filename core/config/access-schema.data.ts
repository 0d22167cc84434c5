/** JSON Schema of credentials, identities and what is expected of them; keywords as in `config-schema.data.ts`. */
const text = { type: 'string', minLength: 1, accepted: 'a non-empty text' };
const secretText = { type: 'string', minLength: 1, accepted: "a text, or '$NAME' of a variable", secret: true };
const duration = {
  type: ['string', 'number'],
  format: 'duration-text',
  exclusiveMinimum: 0,
  accepted: "a duration such as '15m', or milliseconds",
};
const HEADER_NAME = { pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", accepted: 'a header name (RFC 9110 token)' };

export const HEADERS_SCHEMA = {
  type: 'object',
  propertyNames: HEADER_NAME,
  additionalProperties: {
    type: 'string',
    pattern: '^[^\\r\\n\\u0000]*$',
    accepted: 'a text without line breaks',
    secret: true,
  },
  accepted: "an object of header names and values such as { 'X-Tenant': 'acme' }",
};

const oauth2 = {
  type: 'object',
  additionalProperties: false,
  accepted: 'an object such as { tokenUrl, clientId, clientSecret }',
  properties: {
    grant: { enum: ['client_credentials', 'password'], accepted: 'one of client_credentials, password' },
    tokenUrl: { ...text, accepted: 'the URL of the token endpoint' },
    issuer: { ...text, accepted: 'the URL of the OpenID Connect issuer' },
    clientId: text,
    clientSecret: secretText,
    clientAuth: { enum: ['basic', 'post'], accepted: 'basic (client_secret_basic) or post (client_secret_post)' },
    username: text,
    password: secretText,
    scopes: { type: 'array', items: text, accepted: "a list of scopes such as ['orders:read']" },
    audience: text,
    refreshToken: secretText,
    scheme: { ...text, accepted: 'the name of a security scheme of the description' },
  },
};

const login = {
  type: 'object',
  additionalProperties: false,
  accepted: "an object such as { operation: 'POST /login', body: { … } }",
  properties: {
    operation: { ...text, accepted: "an operationId, or method and path such as 'POST /login'" },
    body: { type: 'object', accepted: 'the body as an object', secret: true },
    headers: HEADERS_SCHEMA,
    username: text,
    password: secretText,
    token: {
      type: 'string',
      pattern: "^(/.*|header:[!#$%&'*+.^_`|~0-9A-Za-z-]+|cookies)$",
      accepted: "a JSON Pointer such as '/data/token', 'header:X-Auth-Token', or 'cookies'",
    },
    expiresIn: duration,
  },
};

const words = { minItems: 1, items: text, accepted: "a list such as ['vault', 'read', '-field=token', 'secret/api']" };
const command = {
  type: ['array', 'object'],
  ...words,
  additionalProperties: false,
  required: ['run'],
  properties: {
    run: { type: 'array', ...words },
    timeoutMs: { type: 'integer', minimum: 1, maximum: 600000, accepted: 'milliseconds from 1 to 600000' },
    expiresIn: duration,
  },
};

const properties = {
  token: secretText,
  basic: {
    type: 'object',
    additionalProperties: false,
    required: ['username', 'password'],
    accepted: 'an object { username, password }',
    secret: true,
    properties: {
      username: { ...secretText, minLength: 0 },
      password: { ...secretText, minLength: 0 },
    },
  },
  apiKeys: {
    type: 'object',
    additionalProperties: secretText,
    accepted: 'an object: name of the security scheme and its key',
    secret: true,
  },
  headers: HEADERS_SCHEMA,
  cookies: {
    type: 'object',
    propertyNames: HEADER_NAME,
    additionalProperties: {
      type: 'string',
      pattern: '^[^\\r\\n\\u0000;]*$',
      accepted: 'a text without line breaks and semicolons',
      secret: true,
    },
    accepted: 'an object: name of the cookie and its value',
    secret: true,
  },
  username: text,
  password: secretText,
  oauth2,
  login,
  command,
};

const accepted =
  'an object with token, basic, apiKeys, headers, cookies, username and password, oauth2, login or command';

const identity = {
  type: 'object',
  additionalProperties: false,
  accepted,
  properties: { ...properties, role: text, tenant: text },
};

/** The default identity may have a role and a tenant too. */
export const CREDENTIALS_SCHEMA = identity;
export const IDENTITY_SCHEMA = identity;

const operations = {
  type: 'array',
  items: text,
  accepted: "a list of operations such as ['listOrders', 'GET /orders/*']",
};
export const CAPABILITIES_SCHEMA = {
  type: 'object',
  additionalProperties: operations,
  accepted: "an object: name of the role and what it may call, such as { clerk: ['GET *'] }",
};

const statuses = {
  type: 'array',
  minItems: 1,
  items: {
    type: ['integer', 'string'],
    minimum: 100,
    maximum: 599,
    pattern: '^[1-5]([0-9]{2}|XX)$',
    accepted: "a status such as 201 or '2XX'",
  },
  accepted: 'a list of statuses such as [201, 202]',
};
export const EXPECT_SCHEMA = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    accepted: 'an object with accepts, refuses, unauthorised, forbidden, missing or documented',
    properties: {
      accepts: statuses,
      refuses: statuses,
      unauthorised: statuses,
      forbidden: statuses,
      missing: statuses,
      documented: statuses,
    },
  },
  accepted: 'an object: operation and its statuses, such as { createOrder: { accepts: [201, 202] } }',
};

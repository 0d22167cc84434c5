import {
  CAPABILITIES_SCHEMA,
  CREDENTIALS_SCHEMA,
  EXPECT_SCHEMA,
  HEADERS_SCHEMA,
  IDENTITY_SCHEMA,
} from './access-schema.data.ts';
import { LISTS_SCHEMA } from './list-schema.data.ts';

/**
 * JSON Schema (2020-12) of what a user may write. `accepted` is the wording of error messages; `secret` keeps the
 * received value out of them.
 */
const text = { type: 'string', minLength: 1, accepted: 'a non-empty text' };
const flag = { type: 'boolean', accepted: 'true or false' };
const texts = { type: 'array', items: text, accepted: "a list of texts such as ['GET /orders', 'payments']" };
const waiver = {
  type: 'object',
  additionalProperties: false,
  required: ['reason', 'owner', 'expires'],
  accepted: 'an object with fingerprint or oracle, reason, owner and expires',
  properties: {
    fingerprint: {
      type: 'string',
      pattern: '^[0-9a-f]{16}$',
      accepted: 'the 16 hex digits printed with the finding',
    },
    oracle: text,
    operation: {
      type: 'string',
      pattern: '^[A-Z]+ /',
      accepted: "method and path as in the description, such as 'GET /orders/{id}'",
    },
    reason: text,
    owner: text,
    expires: { type: 'string', format: 'calendar-date', accepted: "a date such as '2030-01-31'" },
    ticket: text,
  },
};

export const CONFIG_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  accepted: 'an object (see defineConfig)',
  properties: {
    url: {
      type: 'string',
      format: 'base-url',
      accepted: 'an absolute http or https URL without query, such as http://localhost:3000/v1',
    },
    spec: { ...text, accepted: 'a file path or URL of an OpenAPI description' },
    previous: { ...text, accepted: 'a file, a URL or git:REVISION:path of the previous OpenAPI description' },
    environment: {
      enum: ['local', 'preview', 'staging', 'production'],
      accepted: 'one of local, preview, staging, production',
    },
    only: {
      type: 'array',
      minItems: 1,
      items: {
        enum: ['contracts', 'properties', 'scenarios', 'load'],
        accepted: 'one of contracts, properties, scenarios, load',
      },
      accepted: 'at least one of contracts, properties, scenarios, load',
    },
    include: texts,
    exclude: texts,
    writes: flag,
    load: flag,
    seed: { type: 'integer', minimum: 0, maximum: 2147483647, accepted: 'an integer from 0 to 2147483647' },
    depth: { enum: ['quick', 'default', 'deep'], accepted: 'one of quick, default, deep' },
    budget: {
      type: ['string', 'number'],
      format: 'duration-text',
      exclusiveMinimum: 0,
      maximum: 86400000,
      accepted: "a duration such as '90s', '6m', '1h', or milliseconds, at most a day",
    },
    profile: {
      type: 'string',
      pattern: '^[a-z][a-z0-9-]*$',
      accepted: 'the name of a load profile, such as smoke',
    },
    quick: flag,
    out: { ...text, accepted: 'a folder path' },
    headers: HEADERS_SCHEMA,
    credentials: CREDENTIALS_SCHEMA,
    identities: {
      type: 'object',
      propertyNames: {
        not: { enum: ['default', 'anonymous'] },
        accepted: "any name but 'default' (use credentials) and 'anonymous' (always there)",
      },
      additionalProperties: IDENTITY_SCHEMA,
      accepted: 'an object: name of the identity and its credentials',
    },
    capabilities: CAPABILITIES_SCHEMA,
    expect: EXPECT_SCHEMA,
    lists: LISTS_SCHEMA,
    idempotency: {
      type: 'object',
      accepted: "an object by operation: { createPayment: { header: 'Idempotency-Key', required: true } }",
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        accepted: 'an object with header, required or quoted',
        properties: {
          header: {
            type: ['string', 'boolean'],
            minLength: 1,
            not: { const: true },
            accepted: 'the name of a header, or false',
          },
          required: flag,
          quoted: flag,
        },
      },
    },
    strictness: { enum: ['strict', 'default', 'lenient'], accepted: 'one of strict, default, lenient' },
    values: { type: 'object', accepted: "an object of values by name or by 'operationId.name'" },
    http: {
      type: 'object',
      additionalProperties: false,
      accepted: 'an object with timeoutMs, maxBodyBytes, concurrency or rate',
      properties: {
        timeoutMs: { type: 'integer', minimum: 1, maximum: 600000, accepted: 'milliseconds from 1 to 600000' },
        maxBodyBytes: {
          type: 'integer',
          minimum: 1024,
          maximum: 1073741824,
          accepted: 'bytes from 1024 to 1073741824',
        },
        concurrency: { type: 'integer', minimum: 1, maximum: 256, accepted: 'an integer from 1 to 256' },
        rate: { type: 'number', minimum: 0, maximum: 100000, accepted: 'requests per second; 0 is no limit' },
      },
    },
    budgets: {
      type: 'object',
      additionalProperties: false,
      accepted: 'an object with p95 or errorRate',
      properties: {
        p95: { type: 'number', exclusiveMinimum: 0, accepted: 'milliseconds, more than 0' },
        errorRate: { type: 'number', minimum: 0, maximum: 1, accepted: 'a fraction from 0 to 1 (0.01 is 1 %)' },
      },
    },
    gate: {
      type: 'object',
      additionalProperties: false,
      accepted: 'an object with failOn or minimumSuccess',
      properties: {
        failOn: {
          enum: ['critical', 'high', 'medium', 'low', 'info'],
          accepted: 'one of critical, high, medium, low, info',
        },
        minimumSuccess: { type: 'number', minimum: 0, maximum: 1, accepted: 'a fraction from 0 to 1' },
      },
    },
    waivers: { type: 'array', items: waiver, accepted: 'a list of waivers' },
    k6: {
      type: 'object',
      additionalProperties: false,
      accepted: 'an object with bin or engine',
      properties: {
        bin: { ...text, accepted: 'the path of a k6 binary' },
        engine: { enum: ['auto', 'k6', 'autocannon'], accepted: 'one of auto, k6, autocannon' },
      },
    },
    crossCheck: flag,
  },
} as const;

import { loadDescription } from '../../../reference-api/description.ts';
import type { ReferenceApi } from '../../../reference-api/start.ts';
import { send } from '../support/api.ts';

type Probe = (api: ReferenceApi) => Promise<boolean>;
type Document = Record<string, unknown>;

const truth: unknown = JSON.parse(loadDescription().json);

const at = (document: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as Document)[name] : undefined),
    document,
  );

/** The served description says at this place what openapi.yaml says. */
const says =
  (...path: string[]): Probe =>
  async (api) => {
    const { body } = await send(api, 'GET', '/openapi.json');
    return JSON.stringify(at(body, path)) === JSON.stringify(at(truth, path));
  };

/** Probes of the faults in the description that is served. */
export const DESCRIPTION_PROBES: Readonly<Record<string, Probe>> = {
  'accepted-without-address': says('paths', '/v1/webhooks', 'post', 'responses'),
  'body-on-delete': says('paths', '/v1/wallets/{wallet_id}', 'delete'),
  'created-without-address': says('paths', '/v1/exports', 'post', 'responses'),
  'creation-without-key': says('paths', '/v1/wallets', 'post'),
  'deprecated-without-sunset': says('paths', '/v1/products/{product_id}/price', 'get'),
  'error-format-odd': says('paths', '/v1/jobs', 'get', 'responses', '500'),
  'example-wrong': says('components', 'schemas', 'Version'),
  'id-described-twice': says('paths', '/v1/jobs/{job_id}', 'delete'),
  'key-in-query': says('components', 'securitySchemes'),
  'list-undescribed-paging': says('paths', '/v1/jobs', 'get'),
  'operation-id-twice': says('paths', '/v1/events', 'get', 'operationId'),
  'operation-without-id': says('paths', '/v1/audit/entries', 'get', 'operationId'),
  'path-without-version': says('paths', '/notes/{note_id}'),
  'refusal-undescribed': says('paths', '/v1/webhooks', 'get', 'responses'),
  'request-list-unbounded': says('components', 'schemas', 'WebhookInput'),
  'security-unsaid': says('security'),
};

type Json = Record<string, unknown>;

const NOUNS = [
  'order',
  'invoice',
  'customer',
  'shipment',
  'ticket',
  'device',
  'contract',
  'payment',
  'project',
  'asset',
];
const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });
const json = (schema: Json): Json => ({ 'application/json': { schema } });

/**
 * A description of at least that many operations: resources of five operations each (list, create, read, replace,
 * delete), a tenth of them below another one, ten resources a module, with schemas of their own that refer to each
 * other and to shared ones, shared parameters and shared error answers.
 */
export function syntheticDescription(operations: number): Json {
  const paths: Json = {};
  const schemas: Json = {
    Money: {
      type: 'object',
      required: ['amount', 'currency'],
      properties: { amount: { type: 'integer' }, currency: { type: 'string', enum: ['EUR', 'USD'] } },
    },
    Problem: {
      type: 'object',
      required: ['title', 'status'],
      properties: { title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' } },
    },
    Page: {
      type: 'object',
      properties: { next: { type: ['string', 'null'] }, total: { type: 'integer', minimum: 0 } },
    },
  };
  const resources = Math.ceil(operations / 5);
  for (let index = 0; index < resources; index += 1) addResource(index, paths, schemas);
  return {
    openapi: '3.1.0',
    info: { title: `${resources * 5} operations`, version: '1' },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas,
      parameters: {
        limit: { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
        cursor: { name: 'cursor', in: 'query', schema: { type: 'string', maxLength: 80 } },
      },
      responses: {
        Problem: {
          description: 'refused',
          content: { 'application/problem+json': { schema: ref('schemas', 'Problem') } },
        },
      },
    },
  };
}

function addResource(index: number, paths: Json, schemas: Json): void {
  const noun = `${NOUNS[index % NOUNS.length]}${index}`;
  const type = noun.charAt(0).toUpperCase() + noun.slice(1);
  const parent = `${NOUNS[(index - 1 + NOUNS.length) % NOUNS.length]}${index - 1}`;
  const nested = index % 10 === 9;
  const collection = nested ? `/${parent}s/{${parent}Id}/${noun}s` : `/${noun}s`;
  const above = nested
    ? [{ name: `${parent}Id`, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }]
    : [];
  const refused = { '400': ref('responses', 'Problem'), '404': ref('responses', 'Problem') };
  schemas[type] = {
    type: 'object',
    required: ['id', 'name', 'price', 'createdAt'],
    properties: {
      id: { type: 'string', format: 'uuid', readOnly: true },
      name: { type: 'string', minLength: 1, maxLength: 80 },
      price: ref('schemas', 'Money'),
      status: { type: 'string', enum: ['draft', 'open', 'closed'] },
      tags: { type: 'array', items: { type: 'string' }, maxItems: 5 },
      createdAt: { type: 'string', format: 'date-time', readOnly: true },
      ...(index > 0 ? { [`${parent}Id`]: { type: 'string', format: 'uuid' } } : {}),
    },
  };
  schemas[`${type}Input`] = {
    type: 'object',
    required: ['name', 'price'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 80 },
      price: ref('schemas', 'Money'),
      status: { type: 'string', enum: ['draft', 'open', 'closed'] },
      tags: { type: 'array', items: { type: 'string' }, maxItems: 5 },
    },
  };
  schemas[`${type}List`] = {
    allOf: [
      ref('schemas', 'Page'),
      { type: 'object', required: ['items'], properties: { items: { type: 'array', items: ref('schemas', type) } } },
    ],
  };
  const tags = [`module${Math.floor(index / 10)}`];
  const one = { description: 'one', content: json(ref('schemas', type)) };
  const body = { required: true, content: json(ref('schemas', `${type}Input`)) };
  const id = { name: `${noun}Id`, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
  const status = { name: 'status', in: 'query', schema: { type: 'string', enum: ['draft', 'open', 'closed'] } };
  const paged = [ref('parameters', 'limit'), ref('parameters', 'cursor'), status];
  paths[collection] = {
    parameters: above,
    get: {
      operationId: `list${type}s`,
      tags,
      parameters: paged,
      responses: { '200': { description: 'page', content: json(ref('schemas', `${type}List`)) }, ...refused },
    },
    post: { operationId: `create${type}`, tags, requestBody: body, responses: { '201': one, ...refused } },
  };
  paths[`${collection}/{${noun}Id}`] = {
    parameters: [...above, id],
    get: { operationId: `get${type}`, tags, responses: { '200': one, ...refused } },
    put: { operationId: `replace${type}`, tags, requestBody: body, responses: { '200': one, ...refused } },
    delete: { operationId: `delete${type}`, tags, responses: { '204': { description: 'gone' }, ...refused } },
  };
}

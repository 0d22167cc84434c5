import { describe, expect, it } from 'vitest';
import { valueAt } from '../../core/spec/pointer.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import { fileOf, openapi } from './support.ts';

const SWAGGER = `
swagger: 2.0
info: {title: Pets, version: 1.2}
host: api.example.com
basePath: /v1
schemes: [http, https]
consumes: [application/json]
produces: [application/json]
securityDefinitions:
  key: {type: apiKey, name: X-Key, in: header}
  login: {type: basic}
  oauth: {type: oauth2, flow: accessCode, authorizationUrl: 'https://a/x', tokenUrl: 'https://a/t', scopes: {read: r}}
parameters:
  Page: {name: page, in: query, type: integer, minimum: 0, exclusiveMinimum: true}
  NewPet: {name: body, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}
responses:
  Oops:
    description: bad
    schema: {$ref: '#/definitions/Error'}
paths:
  /pets:
    get:
      parameters:
        - $ref: '#/parameters/Page'
        - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: multi}
        - {name: ids, in: query, type: array, items: {type: string}, collectionFormat: pipes}
      responses:
        200:
          description: ok
          schema: {type: array, items: {$ref: '#/definitions/Pet'}}
          examples: {application/json: [{name: Rex}]}
          headers: {X-Total: {type: integer, description: how many}}
        default: {$ref: '#/responses/Oops'}
    post:
      produces: [application/xml]
      parameters: [{$ref: '#/parameters/NewPet'}]
      responses:
        default: {$ref: '#/responses/Oops'}
  /pets/{id}/photo:
    put:
      consumes: [multipart/form-data]
      parameters:
        - {name: id, in: path, required: true, type: string}
        - {name: photo, in: formData, type: file, required: true}
        - {name: note, in: formData, type: string}
      responses: {204: {description: done}}
definitions:
  Pet:
    type: object
    discriminator: kind
    properties:
      name: {type: string, x-nullable: true, example: Rex}
      kind: {type: string}
  Error: {type: object, properties: {code: {type: string}}}
`;

describe('Swagger 2.0', () => {
  it('is brought to the 3.1 shape', async () => {
    const {
      document,
      original,
      servers,
      dialect,
      openapi: version,
      version: own,
    } = await readDescription(await fileOf('swagger.yaml', SWAGGER));
    expect([dialect, version, own]).toEqual(['2.0', '2.0', '1.2']);
    expect(servers).toEqual(['https://api.example.com/v1', 'http://api.example.com/v1']);
    const get = valueAt(document, '/paths/~1pets/get');
    expect(get).toMatchObject({
      parameters: [
        { $ref: '#/components/parameters/Page' },
        { name: 'tags', style: 'form', explode: true, schema: { type: 'array', items: { type: 'string' } } },
        { name: 'ids', style: 'pipeDelimited', explode: false },
      ],
      responses: {
        200: {
          content: {
            'application/json': {
              schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
              example: [{ name: 'Rex' }],
            },
          },
          headers: { 'X-Total': { description: 'how many', schema: { type: 'integer' } } },
        },
        default: { $ref: '#/components/responses/Oops' },
      },
    });
    expect(valueAt(document, '/components/parameters')).toEqual({
      Page: { name: 'page', in: 'query', schema: { type: 'integer', exclusiveMinimum: 0 } },
    });
    expect(valueAt(document, '/components/responses/Oops')).toEqual({
      description: 'bad',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    });
    expect(valueAt(document, '/components/schemas/Pet')).toMatchObject({
      discriminator: { propertyName: 'kind' },
      properties: { name: { type: ['string', 'null'], examples: ['Rex'] } },
    });
    expect(valueAt(original, '/definitions/Pet/properties/name')).toEqual({
      type: 'string',
      'x-nullable': true,
      example: 'Rex',
    });
    expect(valueAt(document, '/components/securitySchemes')).toMatchObject({
      key: { type: 'apiKey', name: 'X-Key', in: 'header' },
      login: { type: 'http', scheme: 'basic' },
      oauth: { type: 'oauth2', flows: { authorizationCode: { tokenUrl: 'https://a/t', scopes: { read: 'r' } } } },
    });
  });

  it('turns shared body parameters, form fields and operation-level produces into 3.x', async () => {
    const { document } = await readDescription(await fileOf('swagger.yaml', SWAGGER));
    expect(valueAt(document, '/paths/~1pets/post')).toMatchObject({
      parameters: [],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
      },
      responses: { default: { content: { 'application/xml': { schema: { $ref: '#/components/schemas/Error' } } } } },
    });
    const media = '/paths/~1pets~1{id}~1photo/put/requestBody/content/multipart~1form-data';
    expect(valueAt(document, `${media}/schema`)).toEqual({
      type: 'object',
      properties: { photo: { type: 'string', format: 'binary' }, note: { type: 'string' } },
      required: ['photo'],
    });
    expect(valueAt(document, '/paths/~1pets~1{id}~1photo/put/parameters')).toHaveLength(1);
  });
});

describe('OpenAPI 3.x', () => {
  const schemas = {
    Old: {
      type: 'object',
      properties: {
        // Members that only look like keywords.
        nullable: { type: 'boolean' },
        example: { type: 'string', nullable: true, example: 'e' },
        $ref: { type: 'string' },
        price: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
        state: { type: 'string', enum: ['a', 'b'], nullable: true },
        owner: { nullable: true, allOf: [{ $ref: '#/components/schemas/Owner' }], description: 'who' },
        same: { $ref: '#/components/schemas/Owner', nullable: true, description: 'ignored' },
      },
      example: { nullable: true, $ref: 'not a reference' },
    },
    Owner: { type: 'object' },
  };

  it('3.0 schemas become 2020-12 and keep members that are named like keywords', async () => {
    const { document, original } = await readDescription(await fileOf('a.json', openapi({}, { schemas })));
    expect(valueAt(document, '/components/schemas/Old')).toEqual({
      type: 'object',
      properties: {
        nullable: { type: 'boolean' },
        example: { type: ['string', 'null'], examples: ['e'] },
        $ref: { type: 'string' },
        price: { type: 'number', exclusiveMinimum: 0, maximum: 9 },
        state: { type: ['string', 'null'], enum: ['a', 'b', null] },
        owner: { description: 'who', anyOf: [{ allOf: [{ $ref: '#/components/schemas/Owner' }] }, { type: 'null' }] },
        same: { $ref: '#/components/schemas/Owner' },
      },
      examples: [{ nullable: true, $ref: 'not a reference' }],
    });
    expect(valueAt(original, '/components/schemas')).toEqual(schemas);
  });

  it('3.1 keeps siblings of $ref and loses nullable', async () => {
    const shared = { $ref: '#/components/schemas/B', description: 'kept', nullable: true };
    const document = openapi({}, { schemas: { A: { properties: { b: shared } }, B: { type: 'string' } } }, '3.1.0');
    const read = await readDescription(await fileOf('a.json', document));
    expect(valueAt(read.document, '/components/schemas/A/properties/b')).toEqual({
      $ref: '#/components/schemas/B',
      description: 'kept',
    });
    expect(read.original).toBe(read.document);
  });

  it('3.1 reads nullable as 3.0 does, and says so', async () => {
    const text = { type: 'string', nullable: true };
    const never = { type: 'string', nullable: false };
    const document = openapi({}, { schemas: { A: { properties: { text, never } } } }, '3.1.0');
    const read = await readDescription(await fileOf('a.json', document));
    expect(valueAt(read.document, '/components/schemas/A/properties')).toEqual({
      text: { type: ['string', 'null'] },
      never: { type: 'string' },
    });
    expect(read.problems.map(({ message }) => message)).toContain(
      'nullable is no keyword in this version; read as in 3.0',
    );
  });

  it('3.2 is read with QUERY and additional operations', async () => {
    const responses = { 200: { description: 'ok' } };
    const item = { query: { responses }, additionalOperations: { COPY: { responses } } };
    const read = await readDescription(await fileOf('a.json', openapi({ '/x': item }, {}, '3.2.0')));
    expect(read.dialect).toBe('3.2');
    expect(valueAt(read.document, '/paths/~1x/query/responses/200')).toEqual({ description: 'ok' });
  });

  it('fills server variables with their defaults and hides credentials of the source', async () => {
    const servers = [
      { url: 'https://{region}.example.com/{base}', variables: { region: { default: 'eu' }, base: {} } },
    ];
    const read = await readDescription(await fileOf('a.json', { ...openapi({}), servers }));
    expect(read.servers).toEqual(['https://eu.example.com/{base}']);
    expect((await readDescription(await fileOf('b.json', openapi({})))).servers).toEqual(['']);
  });
});

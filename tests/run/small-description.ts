const json = (schema: object): object => ({ 'application/json': { schema } });
const refusal = (description: string): object => ({
  description,
  content: json({ $ref: '#/components/schemas/Error' }),
});
const answer = (description: string, schema: object): object => ({ description, content: json(schema) });
const thing = { $ref: '#/components/schemas/Thing' };
const page = (maximum: number): object => ({ type: 'integer', minimum: 1, maximum });

/** Description of the small API. */
export const smallDescription = {
  openapi: '3.1.0',
  info: { title: 'Small things', version: '1.0.0' },
  paths: {
    '/things': {
      get: {
        tags: ['things'],
        parameters: [
          { name: 'page', in: 'query', schema: page(1000) },
          { name: 'page_size', in: 'query', schema: page(50) },
        ],
        responses: {
          200: answer('a page', {
            type: 'object',
            required: ['items', 'total'],
            properties: { items: { type: 'array', items: thing }, total: { type: 'integer' } },
          }),
          400: refusal('bad paging'),
        },
      },
      post: {
        tags: ['things'],
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['name', 'size'],
            properties: {
              name: { type: 'string', minLength: 1, maxLength: 100 },
              size: { type: 'integer', minimum: 0, maximum: 1000 },
            },
          }),
        },
        responses: {
          201: {
            ...answer('created', thing),
            headers: { Location: { required: true, schema: { type: 'string' } } },
          },
          400: refusal('bad input'),
        },
      },
    },
    '/things/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { tags: ['things'], responses: { 200: answer('it', thing), 404: refusal('none') } },
      delete: { tags: ['things'], responses: { 204: { description: 'gone' }, 404: refusal('none') } },
    },
    '/health': { get: { tags: ['system'], responses: { 200: answer('well', { type: 'object' }) } } },
    '/version': {
      get: { tags: ['system'], responses: { 200: answer('it', { type: 'object', required: ['version'] }) } },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        required: ['id', 'name', 'size'],
        properties: { id: { type: 'string' }, name: { type: 'string' }, size: { type: 'integer' } },
      },
      Error: { type: 'object', required: ['error'], properties: { error: { type: 'string' } } },
    },
  },
};

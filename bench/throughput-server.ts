import { createServer } from 'node:http';

/** The trivial target of the throughput bench: one small JSON body, kept-alive connections. Prints its URL. */
const body = JSON.stringify({ id: 1, name: 'widget', price: 1299, tags: ['a', 'b'], active: true });
const description = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Widgets', version: '1' },
  paths: {
    '/widgets/{id}': {
      get: {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } },
          { name: 'sort', in: 'query', schema: { type: 'string', enum: ['name', 'price'] } },
          { name: 'text', in: 'query', schema: { type: 'string', maxLength: 40 } },
        ],
        responses: {
          200: {
            description: 'one widget',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['id', 'name', 'price', 'tags', 'active'],
                  properties: {
                    id: { type: 'integer', minimum: 1 },
                    name: { type: 'string', minLength: 1, maxLength: 80 },
                    price: { type: 'integer' },
                    tags: { type: 'array', items: { type: 'string' } },
                    active: { type: 'boolean' },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
});
const server = createServer((incoming, reply) => {
  incoming.resume();
  const isDescription = incoming.url === '/openapi.json';
  if (isDescription) return void reply.writeHead(200, { 'content-type': 'application/json' }).end(description);
  reply.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  reply.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
process.on('disconnect', () => process.exit());

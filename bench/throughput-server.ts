import { createServer } from 'node:http';

/** The trivial target of the throughput bench: one small JSON body, kept-alive connections. Prints its URL. */
const body = JSON.stringify({ id: 1, name: 'widget', price: 1299, tags: ['a', 'b'], active: true });
const server = createServer((incoming, reply) => {
  incoming.resume();
  reply.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  reply.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
process.on('disconnect', () => process.exit());

import { createServer } from 'node:http';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import { mockAnswers } from './mock-answers.ts';
import { mockRoutes } from './mock-routes.ts';

/**
 * `node bench/support/mock-server.ts FILE [DELAY_MS]`: answers each operation of a description with one generated
 * answer that conforms to it; keeps nothing. Prints its URL. Ends with its parent.
 */
const [file = '', delay = '0'] = process.argv.slice(2);
const description = await readDescription(file);
const { operations } = operationsOf(description);
const find = mockRoutes(operations);
const answer = mockAnswers(description);
const basePath = (() => {
  const url = description.servers[0] ?? '';
  const path = url.includes('{') ? '' : URL.canParse(url) ? new URL(url).pathname : url;
  return path.replace(/\/+$/, '');
})();

const server = createServer((request, reply) => {
  request.resume();
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const below = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
  const operation = find(request.method ?? 'GET', below);
  const send = (): void => {
    if (operation === undefined) reply.writeHead(404).end();
    else if (operation === 'other methods') reply.writeHead(405, { allow: 'GET' }).end();
    else {
      const { status, headers, body } = answer(operation);
      reply.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
    }
  };
  if (delay === '0') send();
  else setTimeout(send, Number(delay));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) console.log(`http://127.0.0.1:${address.port}`);
});
process.on('disconnect', () => process.exit());

import type { Asked } from '../../properties/lists/list-context.ts';
import type { Page, PageStatements } from '../../properties/lists/types.ts';

export const URL_OF_LIST = 'http://127.0.0.1/orders';

/** A page whose items are named by letters: 'abc'. */
export function pageWith(ids: string, says?: Partial<PageStatements>, url = URL_OF_LIST): Page {
  return {
    exchange: `x-${ids}`,
    url,
    status: 200,
    ids: [...ids],
    items: [...ids].map((id) => ({ id })),
    ...(says && { says: { links: {}, ...says } }),
  };
}

/** A page that came back, a status that refused it, or one below 200 or from 500 on that says nothing. */
export function asked(answer: string | number): Asked {
  if (typeof answer === 'string') return { outcome: 'page', page: pageWith(answer), body: undefined, headers: {} };
  if (answer >= 400 && answer < 500)
    return { outcome: 'refused', status: answer, exchange: `x${answer}`, url: URL_OF_LIST };
  return answer === 0
    ? { outcome: 'unreadable', status: 0, reason: 'no whole answer (timeout)' }
    : { outcome: 'unreadable', status: answer, exchange: `x${answer}`, reason: `status ${answer}` };
}

import { describe, expect, it } from 'vitest';
import { oracle as errorLeak } from '../../contracts/checks/error-leak.ts';
import { answer, type Sent } from './answer-builder.ts';
import { said } from './builders.ts';
import { json, operationOf, responseOf } from './operation-builder.ts';

const operation = operationOf('GET /orders', [responseOf('200', [json()]), responseOf('400', [json()])]);
const says = (sent: Sent): string => said(errorLeak.verify(answer(operation, sent)));
const refused = (detail: string, status = 400): string => says({ status, body: { title: 'Bad request', detail } });

describe('error-leak', () => {
  it.each([
    ['JavaScript', 'TypeError: x is not a function\n    at handler (/app/src/orders.js:12:34)'],
    ['JavaScript modules', 'Error: no\n    at async file:///srv/app/list.mjs:7:11'],
    ['Python', 'Traceback (most recent call last):\n  File "/app/main.py", line 3, in get'],
    ['Java', 'java.lang.NullPointerException\n\tat com.acme.Orders.get(Orders.java:42)'],
    ['.NET', '   at Acme.Orders.Get(Int32 id) in C:\\src\\Orders.cs:line 42'],
    ['Go', 'panic: nil\n\ngoroutine 7 [running]:\nmain.main()'],
    ['PHP', '#0 /var/www/index.php(12): run()'],
    ['Ruby', "/app/lib/orders.rb:12:in `get'"],
    ['PostgreSQL', 'error: syntax error at or near "AND"'],
    ['MySQL', "Duplicate entry 'a' for key 'users.email'"],
    ['SQLite', 'SQLITE_CONSTRAINT: UNIQUE constraint failed: users.email'],
    ['Oracle', 'ORA-00933: SQL command not properly ended'],
    ['MongoDB', 'E11000 duplicate key error collection: shop.users'],
  ])('speaks of the inside of %s', (_, detail) => {
    expect(refused(detail)).toContain('fail');
  });

  it.each([
    'The SQL dialect is not supported.',
    'No exception to the rule: the table at the window is taken at 12:30:45.',
    'Unknown column in the sort parameter.',
    'Look at https://example.com:8443/errors/12 for help.',
    'Field "relation" does not exist in this version.',
  ])('is silent about prose: %s', (detail) => {
    expect(refused(detail)).toBe('pass');
  });

  it('is silent about what was sent', () => {
    const sent = answer(operation, { status: 400, body: { detail: 'unknown value ORA-00933: x' } });
    const request = { ...sent.exchange.request, url: 'http://127.0.0.1/orders?q=ORA-00933%3A%20x' };
    expect(said(errorLeak.verify({ ...sent, exchange: { ...sent.exchange, request } }))).toBe('pass');
  });

  it('does not search success answers', () => {
    expect(errorLeak.verify(answer(operation, { body: { trace: 'ORA-00933: x' } })).outcome).toBe('silent');
  });

  it('is milder on a server error', () => {
    const result = errorLeak.verify(answer(operation, { status: 500, body: { detail: 'ORA-00933: x' } }));
    expect(result).toMatchObject({ outcome: 'fail', broken: [{ severity: 'medium' }] });
  });
});

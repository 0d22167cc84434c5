import { CLAUSES } from './clauses.data.ts';
import type { Rule } from './rule.ts';

/** Changes of what can be called, and where. */
export const OPERATION_RULES = {
  'operation-added': {
    title: 'an operation',
    class: 'additive',
    clause: CLAUSES.paths,
    effect: 'Nobody: nobody could call it before.',
  },
  'operation-removed': {
    title: 'an operation is gone that was not deprecated',
    class: 'breaking',
    clause: CLAUSES.paths,
    effect: 'Every client that calls it gets 404 or 405.',
  },
  'operation-removed-undated': {
    title: 'a deprecated operation is gone whose end was never told',
    class: 'breaking',
    clause: CLAUSES.sunset,
    effect: 'Clients that still call it could not know when it would end.',
  },
  'operation-removed-early': {
    title: 'a deprecated operation is gone before its sunset',
    class: 'breaking',
    clause: CLAUSES.sunset,
    effect: 'Clients that relied on the announced date get 404 or 405.',
  },
  'operation-retired': {
    title: 'a deprecated operation is gone after its sunset',
    class: 'additive',
    clause: CLAUSES.sunset,
    effect: 'Nobody that heeded the sunset date.',
  },
  'operation-deprecated': {
    title: 'an operation is deprecated, with a sunset date',
    class: 'cosmetic',
    clause: CLAUSES.operationDeprecated,
    effect: 'Nobody yet: it works until its sunset.',
  },
  'operation-deprecated-undated': {
    title: 'an operation is deprecated without a sunset date',
    class: 'cosmetic',
    clause: CLAUSES.sunset,
    effect: 'Nobody yet; but nobody is told until when it works.',
  },
  'operation-no-longer-deprecated': {
    title: 'an operation is no longer deprecated',
    class: 'cosmetic',
    clause: CLAUSES.operationDeprecated,
    effect: 'Nobody: it stays.',
  },
  'sunset-earlier': {
    title: 'the sunset comes earlier than announced',
    class: 'breaking',
    clause: CLAUSES.sunset,
    effect: 'Clients that planned with the announced date lose the operation sooner.',
    confidence: 'firm',
  },
  'sunset-later': {
    title: 'the sunset comes later than announced',
    class: 'additive',
    clause: CLAUSES.sunset,
    effect: 'Nobody: the operation lives longer.',
  },
  'sunset-added': {
    title: 'a sunset date is told',
    class: 'cosmetic',
    clause: CLAUSES.sunset,
    effect: 'Nobody yet: it works until that date.',
  },
  'sunset-removed': {
    title: 'the sunset date is gone',
    class: 'additive',
    clause: CLAUSES.sunset,
    effect: 'Nobody: the operation lives longer, or at least no end is told.',
  },
  'server-added': {
    title: 'a server',
    class: 'additive',
    clause: CLAUSES.servers,
    effect: 'Nobody: the other servers stay.',
  },
  'server-removed': {
    title: 'a server is gone',
    class: 'breaking',
    clause: CLAUSES.servers,
    effect: 'Every client that sends its requests there reaches nothing.',
    confidence: 'firm',
  },
  'callback-added': {
    title: 'a callback',
    class: 'additive',
    clause: CLAUSES.callback,
    effect: 'Nobody that did not ask for it.',
  },
  'callback-removed': {
    title: 'a callback is gone',
    class: 'breaking',
    clause: CLAUSES.callback,
    effect: 'Clients that wait for it wait in vain.',
  },
  'webhook-added': {
    title: 'a webhook',
    class: 'additive',
    clause: CLAUSES.webhooks,
    effect: 'Nobody that did not subscribe to it.',
  },
  'webhook-removed': {
    title: 'a webhook is gone',
    class: 'breaking',
    clause: CLAUSES.webhooks,
    effect: 'Subscribers wait for it in vain.',
  },
  'link-added': {
    title: 'a link between operations',
    class: 'additive',
    clause: CLAUSES.link,
    effect: 'Nobody: a further hint.',
  },
} as const satisfies Readonly<Record<string, Rule>>;

import { CLAUSES } from './clauses.data.ts';
import type { Rule } from './rule.ts';
import { SAME_WIRE, STILL_ACCEPTED } from './rule.ts';

/** Changes of who is let in, and how. */
export const SECURITY_RULES = {
  'security-required': {
    title: 'credentials are needed now',
    class: 'breaking',
    clause: CLAUSES.security,
    effect: 'Clients that call it without credentials get 401.',
  },
  'security-alternative-removed': {
    title: 'a way to authenticate is gone',
    class: 'breaking',
    clause: CLAUSES.security,
    effect: 'Clients that authenticate this way get 401 or 403.',
  },
  'security-tightened': {
    title: 'a further scheme or scope is needed',
    class: 'breaking',
    clause: CLAUSES.security,
    effect: 'Clients with the credentials that sufficed before get 401 or 403.',
  },
  'security-alternative-added': {
    title: 'a further way to authenticate',
    class: 'additive',
    clause: CLAUSES.security,
    effect: 'Nobody: the other ways stay.',
  },
  'security-relaxed': {
    title: 'less is needed to be let in',
    class: 'additive',
    clause: CLAUSES.security,
    effect: STILL_ACCEPTED,
  },
  'security-lifted': {
    title: 'no credentials are needed any more',
    class: 'additive',
    clause: CLAUSES.security,
    effect: 'Nobody: requests with credentials are still accepted. Make sure that it is meant.',
  },
  'security-rewritten': {
    title: 'the same requirement, written differently',
    class: 'cosmetic',
    clause: CLAUSES.security,
    effect: SAME_WIRE,
  },
  'security-scheme-changed': {
    title: 'credentials of a scheme are sent in another way or place',
    class: 'breaking',
    clause: CLAUSES.authentication,
    effect: 'Clients send their credentials where or how they are no longer read.',
  },
  'oauth-flow-removed': {
    title: 'a way to get a token is gone',
    class: 'breaking',
    clause: CLAUSES.flows,
    effect: 'Clients that get their tokens this way get none.',
  },
  'oauth-flow-added': {
    title: 'a further way to get a token',
    class: 'additive',
    clause: CLAUSES.flows,
    effect: 'Nobody: the other ways stay.',
  },
  'oauth-url-changed': {
    title: 'tokens are asked for at another address',
    class: 'breaking',
    clause: CLAUSES.flows,
    effect: 'Clients ask for tokens at the old address.',
    confidence: 'firm',
  },
  'oauth-scope-removed': {
    title: 'a scope cannot be asked for any more',
    class: 'breaking',
    clause: CLAUSES.flows,
    effect: 'Clients that ask for it get an error instead of a token.',
    confidence: 'firm',
  },
  'oauth-scope-added': {
    title: 'a further scope',
    class: 'additive',
    clause: CLAUSES.flows,
    effect: 'Nobody: it need not be asked for.',
  },
} as const satisfies Readonly<Record<string, Rule>>;

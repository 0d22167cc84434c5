import { CLAUSES } from './clauses.data.ts';
import type { Rule } from './rule.ts';
import { both, changed, narrowed, narrowing, SAME_WIRE, widened, widening } from './rule.ts';

/** Changes of what a single value may be. */
export const SCHEMA_VALUE_RULES = {
  'type-narrowed': {
    title: 'fewer types are allowed',
    class: narrowing,
    clause: CLAUSES.type,
    effect: narrowed,
  },
  'type-widened': {
    title: 'more types are allowed',
    class: widening,
    clause: CLAUSES.type,
    effect: widened,
  },
  'type-changed': {
    title: 'another type',
    class: both,
    clause: CLAUSES.type,
    effect: changed,
  },
  'type-explicit': {
    title: 'the type that the keywords implied is written out, or no longer',
    class: 'cosmetic',
    clause: CLAUSES.type,
    effect: SAME_WIRE,
  },
  'null-allowed': {
    title: 'null is allowed now',
    class: widening,
    clause: CLAUSES.type,
    effect: widened,
  },
  'null-refused': {
    title: 'null is no longer allowed',
    class: narrowing,
    clause: CLAUSES.type,
    effect: narrowed,
  },
  'enum-value-removed': {
    title: 'an allowed value is gone',
    class: narrowing,
    clause: CLAUSES.enum,
    effect: narrowed,
  },
  'enum-value-added': {
    title: 'a further value is allowed',
    class: widening,
    clause: CLAUSES.enum,
    effect: widened,
  },
  'enum-added': {
    title: 'values are limited to a list',
    class: narrowing,
    clause: CLAUSES.enum,
    effect: narrowed,
  },
  'enum-removed': {
    title: 'values are no longer limited to a list',
    class: widening,
    clause: CLAUSES.enum,
    effect: widened,
  },
  'minimum-raised': {
    title: 'a higher lower bound',
    class: narrowing,
    clause: CLAUSES.range,
    effect: narrowed,
  },
  'minimum-lowered': {
    title: 'a lower lower bound',
    class: widening,
    clause: CLAUSES.range,
    effect: widened,
  },
  'maximum-lowered': {
    title: 'a lower upper bound',
    class: narrowing,
    clause: CLAUSES.range,
    effect: narrowed,
  },
  'maximum-raised': {
    title: 'a higher upper bound',
    class: widening,
    clause: CLAUSES.range,
    effect: widened,
  },
  'multiple-of-narrowed': {
    title: 'values lie on a coarser grid',
    class: narrowing,
    clause: CLAUSES.multipleOf,
    effect: narrowed,
  },
  'multiple-of-widened': {
    title: 'values lie on a finer grid, or none',
    class: widening,
    clause: CLAUSES.multipleOf,
    effect: widened,
  },
  'multiple-of-changed': {
    title: 'values lie on another grid',
    class: both,
    clause: CLAUSES.multipleOf,
    effect: changed,
  },
  'min-length-raised': {
    title: 'texts must be longer',
    class: narrowing,
    clause: CLAUSES.length,
    effect: narrowed,
  },
  'min-length-lowered': {
    title: 'texts may be shorter',
    class: widening,
    clause: CLAUSES.length,
    effect: widened,
  },
  'max-length-lowered': {
    title: 'texts must be shorter',
    class: narrowing,
    clause: CLAUSES.length,
    effect: narrowed,
  },
  'max-length-raised': {
    title: 'texts may be longer',
    class: widening,
    clause: CLAUSES.length,
    effect: widened,
  },
  'pattern-narrowed': {
    title: 'the pattern refuses more',
    class: narrowing,
    clause: CLAUSES.pattern,
    effect: narrowed,
  },
  'pattern-widened': {
    title: 'the pattern refuses less',
    class: widening,
    clause: CLAUSES.pattern,
    effect: widened,
  },
  'pattern-changed': {
    title: 'the pattern refuses other texts',
    class: both,
    clause: CLAUSES.pattern,
    effect: changed,
  },
  'pattern-rewritten': {
    title: 'the pattern is written differently and no text was found that tells the two apart',
    class: 'cosmetic',
    clause: CLAUSES.pattern,
    effect: 'Nobody that could be shown: every text that was tried is judged alike.',
    confidence: 'tentative',
  },
  'format-narrowed': {
    title: 'the format refuses more',
    class: narrowing,
    clause: CLAUSES.format,
    effect: narrowed,
  },
  'format-widened': {
    title: 'the format refuses less',
    class: widening,
    clause: CLAUSES.format,
    effect: widened,
  },
  'format-changed': {
    title: 'another format',
    class: both,
    clause: CLAUSES.format,
    effect: changed,
  },
  'format-hint-changed': {
    title: 'a format that asserts nothing has changed',
    class: 'cosmetic',
    clause: CLAUSES.format,
    effect: 'Nobody on the wire: the format is an annotation.',
  },
  'default-changed': {
    title: 'another default',
    class: { request: 'breaking', response: 'cosmetic' },
    clause: CLAUSES.default,
    effect: {
      request: 'A client that leaves it out gets another behaviour than before.',
      response: 'Nobody: a default says nothing about values that are sent.',
    },
    confidence: 'firm',
  },
  'default-removed': {
    title: 'the default is gone',
    class: { request: 'breaking', response: 'cosmetic' },
    clause: CLAUSES.default,
    effect: {
      request: 'A client that leaves it out can no longer rely on what is assumed.',
      response: 'Nobody: a default says nothing about values that are sent.',
    },
    confidence: 'firm',
  },
  'default-added': {
    title: 'a default is told',
    class: { request: 'additive', response: 'cosmetic' },
    clause: CLAUSES.default,
    effect: {
      request: 'Nobody: what happens without the value was not told before.',
      response: 'Nobody: a default says nothing about values that are sent.',
    },
  },
  'content-form-changed': {
    title: 'contentMediaType or contentEncoding of a text has changed',
    class: both,
    clause: CLAUSES.content,
    effect: changed,
    confidence: 'firm',
  },
} as const satisfies Readonly<Record<string, Rule>>;

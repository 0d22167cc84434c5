import { CLAUSES } from './clauses.data.ts';
import type { Rule } from './rule.ts';
import { SAME_WIRE, STILL_ACCEPTED } from './rule.ts';

/** Changes of parameters. */
export const PARAMETER_RULES = {
  'parameter-added': {
    title: 'an optional parameter',
    class: 'additive',
    clause: CLAUSES.parameter,
    effect: 'Nobody: it need not be sent.',
  },
  'required-parameter-added': {
    title: 'a required parameter',
    class: 'breaking',
    clause: CLAUSES.parameterRequired,
    effect: 'Every client that does not know it is refused.',
  },
  'parameter-removed': {
    title: 'a parameter is gone',
    class: 'breaking',
    clause: CLAUSES.parameter,
    effect: 'A client that sends it is refused, or it has no effect any more.',
    confidence: 'firm',
  },
  'parameter-retired': {
    title: 'a deprecated parameter is gone after its sunset',
    class: 'additive',
    clause: CLAUSES.sunset,
    effect: 'Nobody that heeded the sunset date.',
  },
  'parameter-moved': {
    title: 'a parameter is read from another place',
    class: 'breaking',
    clause: CLAUSES.parameter,
    effect: 'Every client sends it where it is no longer read.',
  },
  'parameter-became-required': {
    title: 'a parameter is now required',
    class: 'breaking',
    clause: CLAUSES.parameterRequired,
    effect: 'A client that leaves it out is refused.',
  },
  'parameter-became-optional': {
    title: 'a parameter is no longer required',
    class: 'additive',
    clause: CLAUSES.parameterRequired,
    effect: STILL_ACCEPTED,
  },
  'parameter-style-changed': {
    title: 'the value is written differently (style, explode)',
    class: 'breaking',
    clause: CLAUSES.parameterStyle,
    effect: 'A client writes the value in the old form, which is read as something else.',
  },
  'parameter-style-rewritten': {
    title: 'style or explode are written differently, with the same effect',
    class: 'cosmetic',
    clause: CLAUSES.parameterStyle,
    effect: SAME_WIRE,
  },
  'parameter-encoding-changed': {
    title: 'the value travels in another media type',
    class: 'breaking',
    clause: CLAUSES.parameter,
    effect: 'A client writes the value in the old form, which cannot be read.',
  },
  'parameter-reserved-allowed': {
    title: 'reserved characters may be sent as they are',
    class: 'additive',
    clause: CLAUSES.parameter,
    effect: STILL_ACCEPTED,
  },
  'parameter-reserved-refused': {
    title: 'reserved characters can no longer be sent as they are',
    class: 'breaking',
    clause: CLAUSES.parameter,
    effect: 'A client that sends reserved characters as they are is misread.',
    confidence: 'tentative',
  },
  'parameter-empty-allowed': {
    title: 'an empty value may be sent',
    class: 'additive',
    clause: CLAUSES.parameterEmpty,
    effect: STILL_ACCEPTED,
  },
  'parameter-empty-refused': {
    title: 'an empty value is no longer allowed',
    class: 'breaking',
    clause: CLAUSES.parameterEmpty,
    effect: 'A client that sends the parameter without a value is refused.',
  },
  'parameter-deprecated': {
    title: 'a parameter is deprecated',
    class: 'cosmetic',
    clause: CLAUSES.parameter,
    effect: 'Nobody yet: it still works.',
  },
  'parameter-no-longer-deprecated': {
    title: 'a parameter is no longer deprecated',
    class: 'cosmetic',
    clause: CLAUSES.parameter,
    effect: 'Nobody: it stays.',
  },
} as const satisfies Readonly<Record<string, Rule>>;

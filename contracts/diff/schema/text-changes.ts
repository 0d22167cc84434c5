import type { RuleId } from '../rules/index.ts';
import type { Difference, OwnChange, Pair } from './pair.ts';
import { same } from './shape.ts';

/** Rules of a change whose effect only values can show. */
export interface Judged {
  readonly narrowed: RuleId;
  readonly widened: RuleId;
  readonly changed: RuleId;
  readonly rewritten: RuleId;
}

/** The rule that a difference found by values speaks for. */
export function judgedBy({ onlyOld, onlyNew }: Difference, rules: Judged): RuleId {
  if (onlyOld && onlyNew) return rules.changed;
  if (onlyOld) return rules.narrowed;
  return onlyNew ? rules.widened : rules.rewritten;
}

const PATTERN: Judged = {
  narrowed: 'pattern-narrowed',
  widened: 'pattern-widened',
  changed: 'pattern-changed',
  rewritten: 'pattern-rewritten',
};

export function patternChanges(pair: Pair): OwnChange[] {
  const [before, after] = [pair.old.patterns, pair.new.patterns];
  if (same(before, after)) return [];
  const values = { old: before.join(' and ') || undefined, new: after.join(' and ') || undefined };
  if (before.every((pattern) => after.includes(pattern))) return [{ rule: 'pattern-narrowed', ...values }];
  if (after.every((pattern) => before.includes(pattern))) return [{ rule: 'pattern-widened', ...values }];
  const difference = pair.tellApart();
  return [{ rule: judgedBy(difference, PATTERN), ...values, difference }];
}

/** Formats that refuse some text; the rest only says what a value is for. */
const ASSERTING = new Set(
  [
    'date',
    'date-time',
    'time',
    'duration',
    'email',
    'idn-email',
    'hostname',
    'idn-hostname',
    'ipv4',
    'ipv6',
    'uri',
  ].concat(
    ['uri-reference', 'iri', 'iri-reference', 'uri-template', 'url', 'uuid', 'json-pointer', 'relative-json-pointer'],
    ['regex', 'byte', 'base64url', 'int32', 'float'],
  ),
);
/** Each is contained in those named. */
const CONTAINED: Readonly<Record<string, readonly string[]>> = {
  uri: ['uri-reference', 'iri', 'iri-reference'],
  'uri-reference': ['iri-reference'],
  iri: ['iri-reference'],
  email: ['idn-email'],
  hostname: ['idn-hostname'],
  url: ['uri', 'uri-reference'],
  ipv4: ['hostname'],
};

const within = (one: string, two: string): boolean => one === two || (CONTAINED[one]?.includes(two) ?? false);

export function formatChanges(pair: Pair): OwnChange[] {
  if (same(pair.old.formats, pair.new.formats)) return [];
  const before = pair.old.formats.filter((format) => ASSERTING.has(format));
  const after = pair.new.formats.filter((format) => ASSERTING.has(format));
  const values = { old: pair.old.formats.join(', ') || undefined, new: pair.new.formats.join(', ') || undefined };
  if (same(before, after)) return [{ rule: 'format-hint-changed', ...values }];
  const narrower = before.every((format) => after.some((other) => within(other, format)));
  const wider = after.every((format) => before.some((other) => within(other, format)));
  const rule = narrower ? 'format-narrowed' : wider ? 'format-widened' : 'format-changed';
  return [{ rule, ...values }];
}

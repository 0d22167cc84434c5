import { isObject } from '../../core/spec/json.ts';
import { valueAt } from '../../core/spec/pointer.ts';
import { SOURCES } from './shared/sources.data.ts';
import type { LintOracle } from './types.ts';

const DATE =
  /\b\d{4}-\d{2}(?:-\d{2})?\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4])\b[^.]{0,12}\b20\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.]20\d{2}\b|\b20\d{2}\b/i;

export const oracle: LintOracle = {
  id: 'deprecation-sunset',
  part: 'contracts',
  kind: 'check',
  severity: 'info',
  criterion: 'spec-lint',
  holds: 'Deprecated operations say until when',
  broken: 'A deprecated operation does not say until when',
  asserts: 'Each deprecated operation describes a Sunset header, an x-sunset date, or a date in its description.',
  why: 'Nobody moves away from something that has no last day, and one day it is gone without warning.',
  source: [SOURCES.sunset],
  remedy: 'Decide the last day, describe and send the Sunset header, and name the day and the successor in words.',
  considers: ({ deprecated }) => deprecated,
  lint: ({ operations, description: { document } }) =>
    operations
      .filter(({ deprecated, responses, description, summary, pointer }) => {
        if (!deprecated || DATE.test(`${summary} ${description}`)) return false;
        const written = valueAt(document, pointer);
        const extended =
          isObject(written) &&
          Object.keys(written).some((name) => /^x-.*(?:sunset|removal|end-?of-?life|removed|deprecat)/i.test(name));
        return !extended && !responses.some(({ headers }) => headers.some(({ name }) => /^sunset$/i.test(name)));
      })
      .map(({ id, pointer }) => ({
        operation: id,
        pointer: `${pointer}/deprecated`,
        key: 'no sunset',
        expected: 'a Sunset header, x-sunset, or a date in the description',
        observed: 'deprecated without a last day',
        confidence: 'certain',
      })),
};

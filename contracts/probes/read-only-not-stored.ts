import type { Probe } from '../probe.ts';
import { judgeFields, tryFields, type UnsettableEvidence } from '../unsettable-fields.ts';
import { writtenFields } from '../written-fields.ts';
import { isReadBack, isWrite } from '../written-item.ts';

/** What decides on money, power or belonging; the rest is book-keeping. */
const TELLING =
  /^id$|_id$|Id$|owner|role|admin|permission|tenant|account|balance|amount|total|price|credit|status|state|verified|approved|paid|uses|quantity|stock/;

export const oracle: Probe<UnsettableEvidence> = {
  id: 'read-only-not-stored',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'rejects-invalid',
  holds: 'Fields that are readOnly cannot be written',
  broken: 'A readOnly field took the value that was sent',
  asserts: 'A property marked readOnly that is sent in a body is refused or ignored: a reading never shows it as sent.',
  why: 'Whoever knows its name sets the balance, the owner or the age of a record.',
  source: [
    {
      standard: 'OpenAPI 3.1',
      clause: '4.8.24 Schema Object, readOnly',
      url: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-9.4',
    },
    {
      standard: 'OWASP',
      clause: 'API3:2023 Broken Object Property Level Authorization',
      url: 'https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/',
    },
  ],
  remedy: 'Copy only the fields a caller may set from the body, by name, and drop or refuse the others.',
  considers: isWrite,
  appliesTo: isReadBack,
  async gather(context) {
    const fields = writtenFields(context);
    if (!fields) return 'no item is written';
    const { taken, shown, view } = fields;
    const isReadOnly = (name: string): boolean => {
      const own = taken.get(name);
      return view(own ?? shown.get(name) ?? true).keywords.readOnly === true;
    };
    const names = [...new Set([...shown.keys(), ...taken.keys()])].filter(isReadOnly);
    if (names.length === 0) return { trials: [], stub: false, nothing: 'no property of the item is marked readOnly' };
    const first = (name: string): number => (TELLING.test(name) ? 0 : 1);
    return tryFields(
      context,
      fields,
      names.toSorted((left, right) => first(left) - first(right)),
    );
  },
  verify: (evidence) =>
    judgeFields(evidence, ({ field }) => ({
      expected: `${field} as the service sets it: it is marked readOnly`,
      confidence: 'certain',
      ...(!TELLING.test(field) && { severity: 'high' as const }),
    })),
};

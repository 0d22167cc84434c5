import type { Probe } from '../probe.ts';
import { judgeFields, tryFields, type UnsettableEvidence } from '../unsettable-fields.ts';
import { writtenFields } from '../written-fields.ts';
import { isReadBack, isWrite } from '../written-item.ts';

/** Names of fields that decide on power, belonging, money or progress. */
const POWERFUL =
  /(^|_)(role|roles|admin|superuser|staff|owner|tenant|permissions?|scopes?|verified|approved|balance|credits?|paid|status|state|plan|tier|discount)(_|$)|(^|_)(total|amount)(_|$)/;

const words = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

export const oracle: Probe<UnsettableEvidence> = {
  id: 'mass-assignment',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'rejects-invalid',
  holds: 'Only documented fields can be written',
  broken: 'A field the operation does not take was written',
  asserts:
    'A powerful field that reading shows and the body does not document is refused or ignored when it is sent all the same.',
  why: 'A caller makes an account an administrator, or an order paid, by adding one member to a body.',
  source: [
    {
      standard: 'OWASP',
      clause: 'API3:2023 Broken Object Property Level Authorization',
      url: 'https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/',
    },
    { standard: 'CWE', clause: '915', url: 'https://cwe.mitre.org/data/definitions/915.html' },
  ],
  remedy: 'Copy the fields a caller may set from the body by name; document those that are meant to be settable.',
  considers: isWrite,
  appliesTo: isReadBack,
  async gather(context) {
    const fields = writtenFields(context);
    if (!fields) return 'no item is written';
    const { taken, shown, view, open } = fields;
    const nothing = (reason: string): UnsettableEvidence => ({ trials: [], stub: false, nothing: reason });
    if (taken.size === 0) return nothing('the description does not say which fields the body has');
    if (open) return nothing('the description says that the body may have any further members');
    const names = [...shown.keys()].filter(
      (name) =>
        !taken.has(name) && POWERFUL.test(words(name)) && view(shown.get(name) ?? true).keywords.readOnly !== true,
    );
    if (names.length === 0) return nothing('reading shows no powerful field that the body does not document');
    return tryFields(context, fields, names);
  },
  verify: (evidence) =>
    judgeFields(evidence, ({ field }) => ({
      expected: `${field} as the service sets it: the body does not document it`,
      confidence: 'firm',
    })),
};

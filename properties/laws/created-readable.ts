import type { LifecycleLaw } from '../law.ts';
import { createdResource, isCreate, isStub, STUB } from '../lifecycle/judging.ts';
import { applies, inconclusive, notTested } from '../lists/judging.ts';

export const oracle: LifecycleLaw = {
  id: 'created-readable',
  part: 'properties',
  kind: 'law',
  subject: 'lifecycle',
  severity: 'high',
  criterion: 'stale-after-write',
  holds: 'What was created can be read',
  broken: 'What was created cannot be read',
  asserts: 'After a successful create, reading the item by the id or Location of the answer succeeds.',
  why: 'The caller holds a receipt for something that is not there.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '15.3.2 201 Created',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2',
    },
  ],
  remedy: 'Answer 201 only after the commit, with the id and Location under which the item is found from then on.',
  considers: isCreate,
  appliesTo: (operation, facts) =>
    createdResource(operation, facts)?.read === undefined
      ? { applies: false, reason: 'no operation reads one item' }
      : applies,
  verify(evidence) {
    const { create, read, readLater, location, path } = evidence;
    if (create.status === 202) return notTested('202: the item may come later');
    // The item is there and only Location leads nowhere: location-resolves speaks of that.
    const misled = location && [404, 410].includes(location.status) && read && read.status >= 200 && read.status < 300;
    const seen = [
      read && { step: read, where: `GET ${path}` },
      location && !misled && { step: location, where: `GET of Location ${create.headers.location}` },
    ];
    const judged = seen.flatMap((one) => (one ? [one] : []));
    if (judged.length === 0) return notTested('the creating answer named neither an id nor a Location');
    if (judged.some(({ step }) => step.status === 0 || step.status >= 500 || step.status === 429)) {
      return inconclusive('reading the created item gave no usable answer');
    }
    const broken = judged.find(({ step }) => step.status === 404 || step.status === 410);
    const shown = judged.filter(({ step }) => step.status >= 200 && step.status < 300);
    if (!broken && shown.length === 0) {
      return inconclusive(`reading the created item was answered ${judged.map(({ step }) => step.status).join(', ')}`);
    }
    if (!broken && isStub(evidence)) return inconclusive(STUB);
    if (!broken) return { outcome: 'pass', evidence: shown.length };
    const healed = broken.step === read && readLater !== undefined;
    return {
      outcome: 'fail',
      evidence: judged.length,
      violations: [
        {
          key: broken.where.startsWith('GET of Location') ? 'location' : 'id',
          expected: 'status 200',
          observed: `status ${broken.step.status} at ${broken.where}, right after ${create.status}${healed ? '; a while later it is there' : ''}`,
          witness: [`create -> ${create.status}`, `${broken.where} -> ${broken.step.status}`],
          exchanges: [create.exchange, broken.step.exchange],
          confidence: 'certain',
          ...(healed && { severity: 'medium' as const }),
        },
      ],
    };
  },
};

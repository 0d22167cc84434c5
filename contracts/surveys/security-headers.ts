import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { Answer } from '../check.ts';
import { type Note, type Observation, type Survey, WHOLE_API } from '../survey.ts';

const PEOPLE = /^(text\/html|application\/xhtml\+xml|image\/svg\+xml)$/;
const HALF_A_YEAR = 15_552_000;

/** One header: when it is needed, and whether it is there. */
interface Rule {
  readonly name: string;
  readonly expected: string;
  readonly severity: Violation['severity'];
  needs(answer: Answer): boolean;
  has(headers: Readonly<Record<string, string>>): boolean;
}

const RULES: readonly Rule[] = [
  {
    name: 'nosniff',
    expected: 'X-Content-Type-Options: nosniff with every body',
    severity: 'low',
    needs: ({ response }) => response.bodyBytes > 0,
    has: (headers) => /nosniff/i.test(headers['x-content-type-options'] ?? ''),
  },
  {
    name: 'framing',
    expected: 'X-Frame-Options, or Content-Security-Policy with frame-ancestors, with every page',
    severity: 'low',
    needs: ({ mediaType }) => PEOPLE.test(mediaType),
    has: (headers) =>
      /frame-ancestors/i.test(headers['content-security-policy'] ?? '') || headers['x-frame-options'] !== undefined,
  },
  {
    name: 'hsts',
    expected: `Strict-Transport-Security with max-age of at least ${HALF_A_YEAR} (half a year)`,
    severity: 'medium',
    needs: ({ exchange }) => exchange.request.url.startsWith('https:'),
    has: (headers) =>
      Number(/max-age\s*=\s*"?(\d+)/i.exec(headers['strict-transport-security'] ?? '')?.[1] ?? 0) >= HALF_A_YEAR,
  },
];

/** A gateway in front answers in its own way. */
const FROM_A_GATEWAY = new Set([429, 502, 503, 504]);

export const oracle: Survey = {
  id: 'security-headers',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'security-headers',
  holds: 'Every answer carries the headers that protect browsers',
  broken: 'Answers lack headers that protect browsers',
  asserts:
    'Answers with a body carry nosniff, pages say who may frame them, and answers over https carry Strict-Transport-Security.',
  why: 'A browser that guesses types runs what a user has uploaded; one that may be led to plain http is read and changed on the way.',
  source: [
    {
      standard: 'OWASP',
      clause: 'REST Security, Security Headers',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers',
    },
    { standard: 'RFC 6797', clause: '7.1', url: 'https://www.rfc-editor.org/rfc/rfc6797#section-7.1' },
  ],
  remedy: 'Set the headers at one place that every answer passes: refusals, redirects and errors too.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  observe(answer): Observation[] {
    const { status, headers } = answer.response;
    if (FROM_A_GATEWAY.has(status)) return [];
    const refusal = status >= 400 ? 'refusal' : 'success';
    return RULES.filter((rule) => rule.needs(answer)).map((rule) => ({
      kind: `${rule.name} ${rule.has(headers) ? 'there' : 'missing'} ${refusal}`,
    }));
  },
  verify(notes) {
    if (notes.length === 0) return new Map<string, Verdict>();
    const violations = RULES.flatMap((rule) => lacking(rule, notes));
    const evidence = notes.length;
    const verdict: Verdict =
      violations.length > 0 ? { outcome: 'fail', evidence, violations } : { outcome: 'pass', evidence };
    return new Map([[WHOLE_API, verdict]]);
  },
};

function lacking({ name, expected, severity = 'low' }: Rule, notes: readonly Note[]): Violation[] {
  const about = notes.filter(({ kind }) => kind.startsWith(`${name} `));
  const missing = about.filter(({ kind }) => kind.startsWith(`${name} missing`));
  const [first] = missing;
  if (!first) return [];
  const operations = new Set(missing.map(({ operation }) => operation)).size;
  const where = missing.every(({ kind }) => kind.endsWith('refusal')) ? 'refusals' : 'answers';
  const some = missing.length < about.length;
  return [
    {
      key: `${name} missing from ${some ? `some ${where}` : 'all answers'}`,
      expected,
      observed: `${name}: missing from ${some ? where : 'all answers'} of ${operations} operations`,
      witness: missing.slice(0, 3).map(({ line }) => line),
      exchanges: [...new Set(missing.slice(0, 3).map(({ exchange }) => exchange))].reverse(),
      confidence: 'certain',
      severity,
    },
  ];
}

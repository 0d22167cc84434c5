import type { Verdict } from '../../core/oracle/types.ts';
import { type Observation, type Survey, WHOLE_API } from '../survey.ts';

const HEADERS = ['server', 'x-powered-by', 'x-aspnet-version', 'x-aspnetmvc-version', 'x-generator'] as const;
/** 'nginx' and 'Express' name a product; 'nginx/1.25.3' says which holes it has. */
const VERSION = /\d+\.\d+/;

export const oracle: Survey = {
  id: 'version-banner',
  part: 'contracts',
  kind: 'check',
  severity: 'info',
  criterion: 'security-headers',
  holds: 'No header names the version of the software',
  broken: 'A header names the version of the software',
  asserts: 'Server, X-Powered-By and their like carry no version number.',
  why: 'Attackers pick the targets of a known hole by its version, all at once.',
  source: [
    {
      standard: 'OWASP',
      clause: 'REST Security, Error handling and security headers',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html#server',
    },
    { standard: 'CWE', clause: '497', url: 'https://cwe.mitre.org/data/definitions/497.html' },
  ],
  remedy: 'Switch the banner off, or cut its version (server_tokens off, app.disable("x-powered-by")).',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  observe({ response }): Observation[] {
    const found = HEADERS.filter((name) => VERSION.test(response.headers[name] ?? ''));
    if (found.length === 0) return [{ kind: 'none' }];
    return found.map((name) => ({ kind: name }));
  },
  verify(notes) {
    if (notes.length === 0) return new Map<string, Verdict>();
    const violations = HEADERS.flatMap((name) => {
      const shown = notes.filter(({ kind }) => kind === name);
      const [first] = shown;
      if (!first) return [];
      return [
        {
          key: name,
          expected: `no version in ${name}`,
          observed: `${name} with a version, in answers of ${new Set(shown.map(({ operation }) => operation)).size} operations`,
          witness: [first.line],
          exchanges: [first.exchange],
          confidence: 'certain' as const,
        },
      ];
    });
    const evidence = notes.length;
    const verdict: Verdict =
      violations.length > 0 ? { outcome: 'fail', evidence, violations } : { outcome: 'pass', evidence };
    return new Map([[WHOLE_API, verdict]]);
  },
};

import type { Finding } from '../../core/findings/types.ts';

/** The page anchor of each finding: its fingerprint where that is a plain one and not yet taken, else its place. */
export function findingAnchors(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const taken = new Set<string>();
  return new Map(
    findings.map((finding, index) => {
      const plain = /^[0-9a-f]{16}$/.test(finding.fingerprint) && !taken.has(finding.fingerprint);
      taken.add(finding.fingerprint);
      return [finding, plain ? `f-${finding.fingerprint}` : `finding-${index + 1}`];
    }),
  );
}

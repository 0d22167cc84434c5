import type { ReportModel } from '../../model/types.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { section } from '../pieces.ts';

const ROLES = ['Backend', 'Site reliability', 'Product'] as const;

/** Room to sign, and what is signed. */
export function signOffSection({ digest, record, verdict }: ReportModel): Markup {
  return section(
    'sign-off',
    'Sign-off',
    h`<table class="signatures"><caption class="visually-hidden">Signatures</caption><thead><tr><th scope="col">Role</th><th scope="col">Name</th><th scope="col">Decision</th><th scope="col">Conditions</th><th scope="col">Date</th></tr></thead><tbody>${ROLES.map(
      (role) => h`<tr><th scope="row">${role}</th><td></td><td></td><td></td><td></td></tr>`,
    )}<tr><th scope="row">Override<small>of the verdict ${verdict.label}, signed by both sides</small></th><td></td><td></td><td></td><td></td></tr></tbody></table>
<p class="muted">This page was made from run <code>${record.runId}</code>. SHA-256 of its record, written as compact JSON: <code class="hash">${digest}</code></p>`,
  );
}

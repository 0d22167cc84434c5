import type { RunRecord } from '../../core/record/types.ts';
import { buildModel } from '../model/build-model.ts';
import type { ReportModel } from '../model/types.ts';
import { page } from './page.ts';
import { blockingSection } from './sections/blocking.ts';
import { coverageSection } from './sections/coverage.ts';
import { findingsSection } from './sections/findings.ts';
import { identitySection } from './sections/identity.ts';
import { matrixSection } from './sections/matrix.ts';
import { methodSection } from './sections/method.ts';
import { performanceSection } from './sections/performance.ts';
import { restSection } from './sections/rest.ts';
import { riskSection } from './sections/risk-map.ts';
import { signOffSection } from './sections/sign-off.ts';
import { verdictSection } from './sections/verdict.ts';
import { waiversSection } from './sections/waivers.ts';

const SECTIONS = [
  identitySection,
  verdictSection,
  blockingSection,
  riskSection,
  matrixSection,
  coverageSection,
  performanceSection,
  findingsSection,
  waiversSection,
  restSection,
  signOffSection,
  methodSection,
] as const;

/** One self-contained page that needs neither a network nor JavaScript. Pure: same record, same bytes. */
export function renderHtml(record: RunRecord): string {
  return htmlOfModel(buildModel(record));
}

/** The same from a model that is already built. */
export function htmlOfModel(model: ReportModel): string {
  return page(
    model,
    SECTIONS.map((section) => section(model)),
  );
}

import { textOf } from '../../core/exercise/json-body.ts';
import type { Session } from '../../core/exercise/session.ts';
import { readingsAt, urlAt } from '../at-base.ts';
import { readingsByModule } from '../cors/candidates.ts';
import type { Sender } from '../probe.ts';
import { isSuccess, type Seen, seenOf } from '../seen.ts';

/** One look at the metrics. */
export interface Look {
  readonly seen: Seen;
  readonly text: string;
  /** Longer than the limit of this run. */
  readonly cut: boolean;
}

export interface MetricsEvidence {
  readonly before: Look;
  /** Requests that were answered in between; 0 when nothing could be sent. */
  readonly sent: number;
  readonly after: Look;
}

const WELL_KNOWN = ['metrics', 'actuator/prometheus', 'q/metrics'];
const REQUESTS = 5;
/** Some services gather their counters only now and then. */
const LATER_MS = 1_500;

const known = new WeakMap<Session, Promise<MetricsEvidence | string>>();

/** Looked at once for all oracles on metrics. */
export function gatherMetrics(context: Sender): Promise<MetricsEvidence | string> {
  const found = known.get(context.session) ?? gather(context);
  known.set(context.session, found);
  return found;
}

async function gather({ session, send }: Sender): Promise<MetricsEvidence | string> {
  const { facts } = session;
  const look = async (url: string): Promise<Look> => {
    const headers = { accept: 'text/plain;version=0.0.4,text/plain;q=0.5,*/*;q=0.1' };
    const exchange = await send({ method: 'GET', url, headers, purpose: 'probe' }, 'the metrics');
    const { response } = exchange;
    return {
      seen: seenOf(session, exchange),
      text: response ? textOf(response) : '',
      cut: response?.truncated ?? false,
    };
  };
  const documented = readingsAt(facts, /(^|\/)(metrics|prometheus)\/?$/i).map(({ path }) => path);
  for (const path of documented.length > 0 ? documented : WELL_KNOWN) {
    const url = urlAt(facts, path);
    const before = await look(url);
    if (before.cut) return 'the metrics are longer than the limit of bodies (http.maxBodyBytes)';
    if (!isSuccess(before.seen) || !isExposition(before)) continue;
    const [operation] = readingsByModule(facts).filter((one) => !documented.includes(one.path));
    const [one] = operation ? session.cases.minimal(operation, { ok: true, path: {} }) : [];
    let sent = 0;
    for (let count = 0; operation && one && count < REQUESTS; count++) {
      const exchange = await session.traffic.call(operation, one.values, { purpose: 'probe' });
      if (exchange.response) sent++;
    }
    await new Promise((resolve) => setTimeout(resolve, sent > 0 ? LATER_MS : 0));
    const after = await look(url);
    if (after.cut || !isSuccess(after.seen))
      return `the metrics could not be read a second time (${after.seen.status})`;
    return { before, sent, after };
  }
  return 'no metrics in the text format of Prometheus were found in the description or at the usual places';
}

function isExposition({ seen, text }: Look): boolean {
  const type = seen.headers['content-type'] ?? '';
  if (/openmetrics|version=0\.0\.4/i.test(type)) return true;
  return /^text\/plain|^$/i.test(type) && /^# (HELP|TYPE) \S+/m.test(text);
}

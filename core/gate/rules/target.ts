import type { JudgeInput, OperationCoverage, Rule, RuleAnswer } from '../types.ts';
import { count, share, some } from './words.ts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY'];

/** Kinds of failure ('timeout') are counted beside the statuses. */
function isStatus(name: string): boolean {
  return /^\d{3}$/.test(name);
}

function answers({ statuses }: OperationCoverage): number {
  return Object.entries(statuses).reduce((sum, [status, number]) => (isStatus(status) ? sum + number : sum), 0);
}

function isRefused(operation: OperationCoverage): boolean {
  const seen = Object.keys(operation.statuses).filter(isStatus);
  return seen.length > 0 && seen.every((status) => status === '401' || status === '403');
}

function reachable({ coverage, loads, warnings }: JudgeInput): RuleAnswer {
  const whole = loads.filter(({ operation }) => operation === null);
  const sent = [...coverage, ...whole].reduce((sum, { requests }) => sum + requests, 0);
  const answered =
    coverage.reduce((sum, operation) => sum + answers(operation), 0) +
    whole.reduce((sum, { requests, errors }) => sum + requests - errors, 0);
  const warning =
    warnings.find(({ code }) => code === 'TARGET_UNREACHABLE') ??
    (sent === 0 ? warnings.find(({ code }) => code === 'SIGN_IN_FAILED') : undefined);
  const holds = answered > 0 && warning === undefined;
  const silent =
    coverage.length === 0 ? 'the description lists no operation, so no request was sent' : 'no request was sent';
  const why = sent === 0 ? silent : `none of ${count(sent, 'request')} was answered`;
  return {
    expected: 'the target answers',
    actual: `${share(answered, sent)} requests answered`,
    holds,
    breaks: 'INCONCLUSIVE',
    reasons: holds ? [`the target answered ${share(answered, sent)} requests`] : [warning?.message ?? why],
  };
}

function credentials({ coverage, warnings }: JudgeInput): RuleAnswer {
  const answered = coverage.filter((operation) => answers(operation) > 0);
  const marked = answered.filter(({ secured }) => secured === true);
  // Many descriptions do not say what is secured: where every single one is refused, that is the reason all the same.
  const asked = marked.length > 0 ? marked : answered;
  const refused = asked.filter(isRefused);
  const warning = warnings.find(({ code }) => code === 'TARGET_REFUSES_CREDENTIALS' || code === 'SIGN_IN_FAILED');
  const holds = warning === undefined && (asked.length === 0 || refused.length < asked.length);
  const kind = marked.length > 0 ? 'secured operations' : 'operations';
  const what = `${share(refused.length, asked.length)} ${kind} answered nothing but 401 or 403`;
  return {
    expected: 'not every secured operation refused with 401 or 403',
    actual: what,
    holds,
    breaks: 'INCONCLUSIVE',
    reasons: holds
      ? []
      : [warning?.message ?? `no credentials were accepted: ${what}; give valid ones, such as ASSAY_TOKEN or --token`],
  };
}

function success({ coverage, gate, writes, only }: JudgeInput): RuleAnswer {
  const limit = `at least ${Math.round(gate.minimumSuccess * 100)} % of exercised operations reached a documented success answer`;
  if (only.every((part) => part === 'load')) {
    return {
      expected: limit,
      actual: 'not judged: only load was run',
      holds: true,
      breaks: 'INCONCLUSIVE',
      reasons: [],
    };
  }
  const asked = coverage.filter(({ method, requests }) => requests > 0 && (writes || SAFE_METHODS.includes(method)));
  const reached = asked.filter(({ succeeded }) => succeeded);
  const holds = asked.length > 0 && reached.length / asked.length >= gate.minimumSuccess;
  const beside = writes ? '' : ' (write operations are not judged: writes are off)';
  const never = asked.filter(({ succeeded }) => !succeeded).map(({ operation }) => operation);
  return {
    expected: limit,
    actual: `${share(reached.length, asked.length)}${beside}`,
    holds,
    breaks: 'INCONCLUSIVE',
    reasons: holds
      ? [`${share(reached.length, asked.length)} exercised operations reached a documented success answer`]
      : asked.length === 0
        ? [`no operation was exercised, so nothing can be said${beside}`]
        : [
            `only ${share(reached.length, asked.length)} exercised operations reached a documented success answer; not: ${some(never)}`,
          ],
  };
}

/** The target answered. */
export const targetReachable: Rule = { rule: 'target-reachable', judge: reachable };
/** The credentials open something. */
export const credentialsAccepted: Rule = { rule: 'credentials-accepted', judge: credentials };
/** Enough operations were seen working. */
export const successShare: Rule = { rule: 'success-share', judge: success };

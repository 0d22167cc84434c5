import { isRight, type Trial } from './try-fault.ts';

/** One line for a trial, as it is printed while the command runs. */
export function trialLine(trial: Trial): string {
  const mark = isRight(trial) ? 'ok  ' : 'FAIL';
  const name = trial.fault?.id ?? `clean twin, seed ${trial.seed}`;
  const strangers = [...new Set(trial.strangers.map((finding) => finding.oracle))].join(', ');
  const said = trial.fault
    ? `${trial.caught ? 'caught by' : 'MISSED by'} ${trial.fault.oracle}`
    : strangers
      ? ''
      : 'silent';
  const extra = strangers ? `; also fired: ${strangers}` : '';
  const left = trial.record.cleanup.left.length > 0 ? `; ${trial.record.cleanup.left.length} left behind` : '';
  return `${mark}  ${name.padEnd(34)} ${said}${extra}${left}  (${trial.record.verdict}, ${trial.seconds.toFixed(0)} s)`;
}

/** The matrix as a page of the documentation. */
export function matrixPage(trials: readonly Trial[], command: string, date: string): string {
  const faults = trials.filter((trial) => trial.fault !== null);
  const clean = trials.filter((trial) => trial.fault === null);
  const rows = faults.map(({ fault, caught, strangers, record }) => {
    const others = [...new Set(strangers.map((finding) => finding.oracle))].join(', ') || 'none';
    return `| ${fault?.id} | ${fault?.part} | ${fault?.oracle} | ${caught ? 'caught' : '**missed**'} | ${others} | ${record.verdict} |`;
  });
  const silent = clean.filter(isRight).length;
  return [
    '# Detection',
    '',
    `Last result of \`${command}\`, ${date}. Each fault is switched on in the reference API alone; the oracle it names must`,
    'find it, and no other one may fire. The clean twin has no fault: every finding on it would be a false alarm.',
    '',
    `- faults caught by their own oracle: **${faults.filter((trial) => trial.caught).length} of ${faults.length}**`,
    `- trials without a finding of another oracle: **${trials.filter((trial) => trial.strangers.length === 0).length} of ${trials.length}**`,
    `- clean twin silent: **${silent} of ${clean.length}** runs with different seeds`,
    '',
    '| fault | part | oracle | result | other oracles | verdict |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

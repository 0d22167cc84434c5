/** Where progress is written: a part of `NodeJS.WriteStream`. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** What a person is told while a run goes on. Times are monotonic milliseconds. */
export interface Progress {
  begin(total: number, now: number): void;
  /** A test begins: its part and its title. */
  started(part: string, title: string, now: number): void;
  /** A test is over; `findings` is how many there are by now. */
  done(part: string, title: string, findings: number, now: number): void;
  /** How far a long test is; takes the place of the line on a terminal, one in two seconds elsewhere. */
  detail(text: string, now: number): void;
  /** A line that stays. */
  say(line: string): void;
  end(): void;
}

const PLAIN_EVERY_MS = 2_000;
const TTY_EVERY_MS = 80;
const ESTIMATE_FROM = 3;

/** '45 s', '2 min 05 s'. */
export function formatSeconds(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** One line that is rewritten on a terminal; plain lines, at most one in two seconds, everywhere else. */
export function createProgress(stream: ProgressStream): Progress {
  let total = 0;
  let finished = 0;
  let findings = 0;
  let beganAt = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  let shownPart = '';
  let live = false;
  const terminal = stream.isTTY === true;
  const running = new Map<string, string>();

  const left = (now: number): string => {
    if (finished < ESTIMATE_FROM || finished >= total) return '';
    return `, about ${formatSeconds(((now - beganAt) / finished) * (total - finished))} left`;
  };
  const clear = (): void => {
    if (live) stream.write('\r\u001b[2K');
    live = false;
  };
  const put = (text: string, now: number): void => {
    shownAt = now;
    const line = text.replaceAll(/[\u0000-\u001f\u007f]/g, ' ');
    if (!terminal) {
      stream.write(`${line}\n`);
      return;
    }
    clear();
    stream.write(line.slice(0, Math.max(20, (stream.columns || 80) - 1)));
    live = true;
  };
  const isDue = (now: number): boolean => now - shownAt >= (terminal ? TTY_EVERY_MS : PLAIN_EVERY_MS);
  const show = (part: string, title: string, now: number, always: boolean): void => {
    const news = part !== shownPart;
    if (!always && !isDue(now) && !news) return;
    shownPart = part;
    const found = `${findings} ${findings === 1 ? 'finding' : 'findings'}`;
    put(`[${finished}/${total}] ${found}${left(now)} · ${part}: ${title}`, now);
  };
  return {
    begin(count, now) {
      total = count;
      beganAt = now;
    },
    started(part, title, now) {
      running.set(`${part}: ${title}`, title);
      show(part, title, now, false);
    },
    done(part, title, count, now) {
      running.delete(`${part}: ${title}`);
      finished += 1;
      findings = count;
      const [next] = running.values();
      show(part, next ?? title, now, finished === total);
    },
    detail(text, now) {
      if (isDue(now)) put(`[${finished}/${total}] ${text}`, now);
    },
    say(line) {
      clear();
      stream.write(`${line}\n`);
    },
    end: clear,
  };
}

import { readFileSync } from 'node:fs';

export interface TreeMemory {
  /** Largest sum over the processes at one moment, MiB. */
  readonly sumMiB: number;
  /** Largest of each process, MiB, by what it is. */
  readonly processes: readonly { readonly name: string; readonly peakMiB: number }[];
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
};

/** Watches the resident memory of a process and all below it (Linux only); `stop` gives the largest values. */
export function watchTree(root: number, everyMs = 200): { stop(): TreeMemory } {
  const peaks = new Map<number, { name: string; peakMiB: number }>();
  let sumMiB = 0;
  const measure = (): void => {
    let sum = 0;
    for (const pid of tree(root)) {
      const kib = Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
      sum += kib / 1024;
      const name = nameOf(read(`/proc/${pid}/cmdline`));
      const known = peaks.get(pid) ?? { name, peakMiB: 0 };
      peaks.set(pid, { name: name || known.name, peakMiB: Math.max(known.peakMiB, kib / 1024) });
    }
    sumMiB = Math.max(sumMiB, sum);
  };
  const timer = setInterval(measure, everyMs);
  measure();
  return {
    stop() {
      clearInterval(timer);
      return { sumMiB, processes: [...peaks.values()].toSorted((a, b) => b.peakMiB - a.peakMiB) };
    },
  };
}

function tree(root: number): number[] {
  const found = [root];
  for (let next = 0; next < found.length; next += 1) {
    const pid = found[next];
    const children = read(`/proc/${pid}/task/${pid}/children`).trim();
    if (children !== '') found.push(...children.split(' ').map(Number));
  }
  return found;
}

function nameOf(cmdline: string): string {
  // A module given with --import is a file: URL; the program itself is a path.
  const words = cmdline.split('\0').filter((word) => word !== '' && !/^(-|file:)/.test(word));
  const script = words.slice(1).find((word) => /\.(m?js|ts)$/.test(word) || word.endsWith('/cli'));
  return (script ?? words[0] ?? '').split('/').slice(-3).join('/');
}

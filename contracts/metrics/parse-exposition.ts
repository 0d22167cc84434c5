/** Prometheus text format 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly type: string;
  readonly samples: readonly Sample[];
}

export interface Exposition {
  readonly families: readonly Family[];
  /** What is wrong, with the number of the line. */
  readonly problems: readonly { readonly line: number; readonly kind: string; readonly text: string }[];
}

const TYPES = new Set(['counter', 'gauge', 'histogram', 'summary', 'untyped']);
const OPEN_METRICS_TYPES = new Set(['unknown', 'info', 'stateset', 'gaugehistogram']);
const SAMPLE =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[^"}]|"(?:[^"\\]|\\.)*")*)\})?[ \t]+(\S+)(?:[ \t]+(-?\d+(?:\.\d+)?))?(?:[ \t]+#.*)?[ \t]*$/;
const LABEL = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\]|\\[\\n"])*)"\s*(,|$)/;
const SUFFIX = /_(bucket|sum|count|total|created|info)$/;

function labelsOf(text: string): Record<string, string> | undefined {
  const labels: Record<string, string> = {};
  let rest = text;
  while (rest.trim() !== '') {
    const [whole, name = '', value = ''] = LABEL.exec(rest) ?? [];
    if (whole === undefined || name in labels) return undefined;
    labels[name] = value.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
    rest = rest.slice(whole.length);
  }
  return labels;
}

function numberOf(text: string): number | undefined {
  if (/^[+-]?Inf$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^NaN$/i.test(text)) return Number.NaN;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** Reads everything that can be read, and says what cannot. */
export function parseExposition(text: string): Exposition {
  const problems: { line: number; kind: string; text: string }[] = [];
  const families = new Map<string, { name: string; type: string; samples: Sample[] }>();
  const helped = new Set<string>();
  const typed = new Set<string>();
  const seen = new Set<string>();
  const familyOf = (name: string): { name: string; type: string; samples: Sample[] } => {
    const base = name.replace(SUFFIX, '');
    const owner = families.get(name) ?? (base === name ? undefined : families.get(base));
    const family = owner ?? { name, type: 'untyped', samples: [] };
    families.set(family.name, family);
    return family;
  };
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\r$/, '');
    const problem = (kind: string): void => {
      problems.push({ line: index + 1, kind, text: line.slice(0, 120) });
    };
    if (line.trim() === '') continue;
    if (line.startsWith('#')) {
      const [, word, name = '', rest = ''] = /^#[ \t]+(HELP|TYPE)[ \t]+(\S+)(?:[ \t]+(.*))?$/.exec(line) ?? [];
      if (word === 'HELP') {
        if (helped.has(name)) problem('a second HELP of one metric');
        helped.add(name);
      }
      if (word === 'TYPE') {
        const type = rest.trim();
        if (typed.has(name)) problem('a second TYPE of one metric');
        typed.add(name);
        if (!TYPES.has(type) && !OPEN_METRICS_TYPES.has(type)) problem('an unknown TYPE');
        if ((families.get(name)?.samples.length ?? 0) > 0) problem('a TYPE after the values of its metric');
        else families.set(name, { name, type, samples: [] });
      }
      continue;
    }
    const [, name = '', inner, number = ''] = SAMPLE.exec(line) ?? [];
    const labels = inner === undefined ? {} : labelsOf(inner);
    const value = numberOf(number);
    if (name === '' || labels === undefined || value === undefined) {
      problem('a line that cannot be read');
      continue;
    }
    const key = `${name} ${JSON.stringify(Object.entries(labels).sort())}`;
    if (seen.has(key)) problem('one series twice');
    seen.add(key);
    familyOf(name).samples.push({ name, labels, value });
  }
  if (text !== '' && !text.endsWith('\n'))
    problems.push({ line: text.split('\n').length, kind: 'no line break at the end', text: '' });
  return { families: [...families.values()], problems };
}

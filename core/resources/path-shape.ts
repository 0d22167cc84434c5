/** One segment of a path template. */
export interface Segment {
  readonly kind: 'literal' | 'parameter';
  /** The literal text, or the name of the (first) parameter. */
  readonly text: string;
  /** Every parameter name in it: '{a}-{b}' has two. */
  readonly parameters: readonly string[];
}

/** A path template taken apart; paths that differ only in parameter names have the same `key`. */
export interface PathShape {
  readonly segments: readonly Segment[];
  /** '/orders/{}/lines' */
  readonly key: string;
}

const FORMAT_SUFFIX = /\.(?:json|xml|\{format\})$/;

function literal(text: string): Segment {
  return { kind: 'literal', text, parameters: [] };
}

function parseSegment(text: string): readonly Segment[] {
  const names = [...text.matchAll(/\{[+/;?]?([^}*]+)\*?\}/g)].map((match) => match[1] ?? '');
  const first = names[0];
  const [before = '', verb] = text.split(/:(?=[A-Za-z]+$)/);
  if (first === undefined) return verb === undefined ? [literal(text)] : [literal(before), literal(verb)];
  const parameter: Segment = { kind: 'parameter', text: first, parameters: names };
  // OData: Orders({id}); Google: {name}:cancel; 'thumbnail.{extension}' and 'v{version}' are named by their literal part
  const call = /^([\w.-]+)\(/.exec(text);
  if (call?.[1] !== undefined) return [literal(call[1]), parameter];
  if (/^[\w.-]*[A-Za-z][\w.-]*\{/.test(text)) return [{ kind: 'literal', text, parameters: names }];
  return verb === undefined ? [parameter] : [parameter, literal(verb)];
}

/** Key of the first `count` segments. */
export function keyOf(segments: readonly Segment[], count: number = segments.length): string {
  let key = '';
  for (const segment of segments.slice(0, count)) key += segment.kind === 'literal' ? `/${segment.text}` : '/{}';
  return key;
}

/** Takes a path template apart; '.json' endings, trailing slashes, 'Orders({id})' and '{name}:verb' are understood. */
export function parsePath(path: string): PathShape {
  const segments = path
    .replace(/[?#].*$/, '')
    .replace(FORMAT_SUFFIX, '')
    .split('/')
    .filter((part) => part !== '')
    .flatMap(parseSegment);
  return { segments, key: keyOf(segments) };
}

/** Writes the first `count` segments as a path template. */
export function writePath(shape: PathShape, count: number): string {
  return shape.segments
    .slice(0, count)
    .map((segment) => `/${segment.kind === 'literal' ? segment.text : `{${segment.text}}`}`)
    .join('');
}

/** True when the last segment is a parameter. */
export function endsInParameter(shape: PathShape): boolean {
  return shape.segments.at(-1)?.kind === 'parameter';
}

/** Text of the last literal segment, '' if there is none. */
export function lastLiteral(shape: PathShape, count: number = shape.segments.length): string {
  return shape.segments.slice(0, count).findLast((segment) => segment.kind === 'literal')?.text ?? '';
}

import { bodyReadings } from './negative-proof-body.ts';
import { parameterReadings } from './negative-proof-parameter.ts';
import { fieldsOf, type RawRequest } from './negative-proof-request.ts';
import { escaped, isMap, SchemaJudge, withoutHash } from './negative-proof-schemas.ts';

/** What is wrong with a request, by place: 'query page', 'header x-region', 'body'. Empty: it conforms. */
export type Faults = ReadonlyMap<string, string>;

export interface DescribedParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly allowEmptyValue: boolean;
  /** JSON pointer of its schema; undefined when it has none. */
  readonly schema: string | undefined;
  readonly contentType: string | undefined;
}

const IGNORED = new Set(['accept', 'content-type', 'authorization']);
const bare = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase();

/**
 * Tells from the bytes of a request and the description alone whether the request conforms. Reads the description itself;
 * shares no code with what made the request. Where the wire leaves room for several readings all are tried: a fault is
 * told only when none conforms.
 */
export class RequestJudge {
  readonly schemas: SchemaJudge;
  readonly #parameters = new Map<string, DescribedParameter[]>();

  constructor(document: Record<string, unknown>, version: '3.0' | '3.1') {
    this.schemas = new SchemaJudge(document as never, version);
  }

  /** Faults of a request to `template` ('/orders/{id}'). */
  async faults(template: string, request: RawRequest): Promise<Faults> {
    const faults = new Map<string, string>();
    const parameters = this.#parametersOf(template, request.method);
    for (const parameter of parameters) {
      const place = `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
      const readings = await parameterReadings(parameter, request, template, parameters, this.schemas);
      if (readings === undefined) {
        if (parameter.required) faults.set(place, 'is missing');
        continue;
      }
      if (parameter.allowEmptyValue && readings.includes('')) continue;
      const verdict = await this.#anyValid(parameter.schema, readings);
      if (verdict === false) faults.set(place, 'no reading of what was sent conforms');
    }
    const fault = await this.#bodyFault(template, request);
    if (fault !== undefined) faults.set('body', fault);
    return faults;
  }

  /** Undefined when it cannot be told. */
  async #anyValid(schema: string | undefined, readings: readonly unknown[]): Promise<boolean | undefined> {
    if (schema === undefined) return readings.length > 0;
    for (const reading of readings) {
      const valid = await this.schemas.valid(schema, reading);
      if (valid !== false) return valid;
    }
    return false;
  }

  #operation(template: string, method: string): { readonly pointer: string; readonly value: Record<string, unknown> } {
    const path = withoutHash(template);
    const paths = `/paths/${escaped(path)}`;
    const item = this.schemas.resolve(paths) ?? this.schemas.resolve(`/paths/${escaped(path.slice(1))}`);
    if (!item || !isMap(item.value)) throw new Error(`the description has no path ${template}`);
    const key = Object.keys(item.value).find((name) => name.toUpperCase() === method);
    const value = key === undefined ? undefined : item.value[key];
    if (!isMap(value)) throw new Error(`the description has no ${method} ${template}`);
    return { pointer: `${item.pointer}/${key}`, value };
  }

  #parametersOf(template: string, method: string): DescribedParameter[] {
    const id = `${method} ${template}`;
    let known = this.#parameters.get(id);
    if (known) return known;
    const { pointer } = this.#operation(template, method);
    const shared = pointer.slice(0, pointer.lastIndexOf('/'));
    const found = new Map<string, DescribedParameter>();
    for (const holder of [shared, pointer]) {
      const list = this.schemas.resolve(`${holder}/parameters`)?.value;
      for (const index of Array.isArray(list) ? list.keys() : []) {
        const one = this.#parameter(`${holder}/parameters/${index}`);
        if (one) found.set(`${one.in} ${one.in === 'header' ? one.name.toLowerCase() : one.name}`, one);
      }
    }
    known = [...found.values()].filter(
      (one) =>
        !(one.in === 'header' && IGNORED.has(one.name.toLowerCase())) &&
        (one.in !== 'path' || template.includes(`{${one.name}}`)),
    );
    this.#parameters.set(id, known);
    return known;
  }

  #parameter(place: string): DescribedParameter | undefined {
    const written = this.schemas.resolve(place);
    if (!written || !isMap(written.value)) return undefined;
    const { value, pointer } = written;
    const at = String(value.in) as DescribedParameter['in'];
    const contentType = isMap(value.content) ? Object.keys(value.content)[0] : undefined;
    const style = typeof value.style === 'string' ? value.style : at === 'query' || at === 'cookie' ? 'form' : 'simple';
    const content = contentType === undefined ? pointer : `${pointer}/content/${escaped(contentType)}`;
    return {
      name: String(value.name),
      in: at,
      required: value.required === true || at === 'path',
      style,
      explode: typeof value.explode === 'boolean' ? value.explode : style === 'form',
      allowEmptyValue: value.allowEmptyValue === true,
      schema: this.schemas.resolve(`${content}/schema`) ? `${content}/schema` : undefined,
      contentType,
    };
  }

  async #bodyFault(template: string, request: RawRequest): Promise<string | undefined> {
    const { pointer } = this.#operation(template, request.method);
    const described = this.schemas.resolve(`${pointer}/requestBody`);
    if (!described || !isMap(described.value)) return undefined;
    const sent = request.body !== undefined && request.body.length > 0;
    const [contentType] = fieldsOf(request, 'content-type');
    if (!sent && contentType === undefined) return described.value.required === true ? 'is missing' : undefined;
    const contents = isMap(described.value.content) ? Object.keys(described.value.content) : [];
    if (contents.length === 0) return undefined;
    const type = bare(contentType ?? '');
    const matches = (range: string): boolean =>
      range === type || range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
    const written = contents.find((one) => bare(one) === type) ?? contents.find((one) => matches(bare(one)));
    if (written === undefined) return `the content type ${type} is not described`;
    const content = `${described.pointer}/content/${escaped(written)}`;
    const schema = this.schemas.resolve(`${content}/schema`) ? `${content}/schema` : undefined;
    const readings = await bodyReadings(contentType ?? '', request.body ?? Buffer.alloc(0), content, this.schemas);
    if (readings === 'cannot tell') return undefined;
    if (readings.length === 0) return `is not readable as ${type}`;
    return (await this.#anyValid(schema, readings)) === false ? 'no reading of what was sent conforms' : undefined;
  }
}

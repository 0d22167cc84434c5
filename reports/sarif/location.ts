import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../core/findings/types.ts';
import { oneLine } from '../model/visible-text.ts';
import { operationName } from '../model/words.ts';
import type { SarifLocation } from './types.ts';

function localPath(file: string): string | null {
  if (!file.includes('://')) return file;
  try {
    return fileURLToPath(file);
  } catch {
    return null;
  }
}

/**
 * `file` as a URI relative to the folder `root`, by names alone, without asking the file system. Null when it is a
 * URL, or not inside `root`: code scanning rejects the first and cannot find the second.
 */
export function repositoryUri(file: string, root: string): string | null {
  const path = localPath(file);
  if (path === null) return null;
  const inside = relative(root, resolve(root, path));
  const segments = inside.split(sep);
  if (inside === '' || isAbsolute(inside) || segments[0] === '..') return null;
  return segments.map(encodeURIComponent).join('/');
}

function locationAt(uri: string, line: number, operation: Finding['operation']): SarifLocation {
  const startLine = Number.isInteger(line) && line > 0 ? line : 1;
  const physicalLocation = { artifactLocation: { uri, uriBaseId: '%SRCROOT%' as const }, region: { startLine } };
  if (operation === null) return { physicalLocation };
  const name = oneLine(operationName(operation), 500);
  const fullyQualifiedName = oneLine(`${operation.module}: ${operationName(operation)}`, 700);
  return { physicalLocation, logicalLocations: [{ name, fullyQualifiedName, kind: 'operation' }] };
}

/** Where a finding stands in the description; `exact` is false when only the file is known. Null without a file. */
export function locationOf(
  finding: Finding,
  description: string | null,
  root: string,
): { readonly location: SarifLocation; readonly exact: boolean } | null {
  const { specLine, operation } = finding;
  const own = specLine === undefined ? null : repositoryUri(specLine.file, root);
  if (own !== null) return { location: locationAt(own, specLine?.line ?? 1, operation), exact: true };
  if (description === null) return null;
  return { location: locationAt(description, 1, operation), exact: false };
}

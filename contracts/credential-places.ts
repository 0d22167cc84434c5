import type { SecurityScheme } from '../core/operations/types.ts';

export interface CredentialPlace {
  readonly place: 'header' | 'query' | 'cookie';
  /** Lower case. */
  readonly name: string;
}

/** Where the schemes of a description carry credentials (OpenAPI 3.1, 4.8.27). */
export function credentialPlaces(schemes: readonly SecurityScheme[]): CredentialPlace[] {
  const places: CredentialPlace[] = [
    { place: 'header', name: 'authorization' },
    { place: 'header', name: 'cookie' },
  ];
  for (const scheme of schemes) {
    if (scheme.type !== 'apiKey') continue;
    places.push({ place: scheme.in ?? 'header', name: (scheme.parameterName ?? scheme.name).toLowerCase() });
  }
  return places;
}

const JWT = /^(eyJ[\w-]+)\.([\w-]+)\.([\w-]+)$/;

/** Text of the same length and kinds of characters that tells nothing of the original. */
function alike(text: string): string {
  return text.replace(/[a-z]/g, 'x').replace(/[A-Z]/g, 'X').replace(/[1-9]/g, '0');
}

/**
 * False credentials of the same shape: a token with header and claims of the true one and a signature that is none, a
 * user who does not exist, a key of the same length. Gives nothing of a secret away.
 */
export function falseCredentials(value: string): string {
  const scheme = /^([A-Za-z][\w-]*)\s+(\S.*)$/.exec(value);
  if (scheme?.[1] !== undefined && scheme[2] !== undefined) {
    if (scheme[1].toLowerCase() === 'basic') return `${scheme[1]} ${btoa('assay-nobody:assay-false')}`;
    return `${scheme[1]} ${falseCredentials(scheme[2])}`;
  }
  const token = JWT.exec(value);
  if (token) {
    const length = token[3]?.length ?? 0;
    return `${token[1]}.${token[2]}.${'assay'.repeat(Math.ceil(length / 5)).slice(0, length)}`;
  }
  if (value.includes('=') && /^[^=;\s]+=/.test(value) && !/=+$/.test(value)) {
    return value
      .split('; ')
      .map((pair) => `${pair.slice(0, pair.indexOf('=') + 1)}${alike(pair.slice(pair.indexOf('=') + 1))}`)
      .join('; ');
  }
  const other = alike(value);
  return other === value ? `${value}x` : other;
}

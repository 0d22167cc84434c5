import { AssayError } from '../errors/assay-error.ts';
import type { FetchLimits } from './http-fetch.ts';
import { isObject } from './json.ts';
import { loadBytes } from './load-bytes.ts';
import { parseText } from './parse-text.ts';
import { type DocumentUrl, isHttp } from './place.ts';
import { refusedDocument } from './ref-policy.ts';

/** One file of a description, parsed. */
export interface SourceDocument {
  readonly url: DocumentUrl;
  readonly text: string;
  readonly format: 'json' | 'yaml';
  readonly value: unknown;
}

/** Every file of a description by URL; `failures` says why a wanted one is not there. */
export interface Documents {
  readonly root: SourceDocument;
  readonly byUrl: ReadonlyMap<DocumentUrl, SourceDocument>;
  readonly failures: ReadonlyMap<DocumentUrl, string>;
}

const MAX_DOCUMENTS = 3000;
const AT_ONCE = 24;
const MAX_DEPTH = 400;

/** The URL and the fragment (without '#') a `$ref` written in `base` means; undefined when it is no URI reference. */
export function resolveRef(ref: string, base: DocumentUrl): { url: DocumentUrl; fragment: string } | undefined {
  const hash = ref.indexOf('#');
  const file = hash < 0 ? ref : ref.slice(0, hash);
  const fragment = hash < 0 ? '' : ref.slice(hash + 1);
  if (file === '') return { url: base, fragment };
  try {
    return { url: new URL(file.replaceAll('\\', '/'), base).href, fragment };
  } catch {
    return undefined;
  }
}

/** Loads the files a root document refers to, and those they refer to. Never throws for a referenced file. */
export async function loadReferenced(root: SourceDocument, limits: FetchLimits): Promise<Documents> {
  const byUrl = new Map<DocumentUrl, SourceDocument>([[root.url, root]]);
  const failures = new Map<DocumentUrl, string>();
  let bytesLeft = limits.maxBytes - root.text.length;
  let wave: SourceDocument[] = [root];
  while (wave.length > 0) {
    const wanted = new Set<DocumentUrl>();
    for (const document of wave) collectFiles(document, wanted);
    const missing = [...wanted].filter((url) => !byUrl.has(url) && !failures.has(url));
    wave = [];
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      const urls = missing.slice(from, from + AT_ONCE);
      const loaded = await Promise.all(
        urls.map((url) => {
          const headers = sameOrigin(root.url, url) ? limits.headers : {};
          if (byUrl.size >= MAX_DOCUMENTS) return `more than ${MAX_DOCUMENTS} files`;
          return loadOne(root.url, url, { ...limits, headers, maxBytes: Math.max(0, bytesLeft) });
        }),
      );
      // Entered in the order of writing, so that generated names are the same from run to run.
      for (const [index, result] of loaded.entries()) {
        const url = urls[index] ?? '';
        if (typeof result === 'string') failures.set(url, result);
        else {
          byUrl.set(url, result);
          bytesLeft -= result.text.length;
          wave.push(result);
        }
      }
    }
  }
  return { root, byUrl, failures };
}

const sameOrigin = (a: DocumentUrl, b: DocumentUrl): boolean => isHttp(a) && new URL(a).origin === new URL(b).origin;

async function loadOne(root: DocumentUrl, url: DocumentUrl, limits: FetchLimits): Promise<SourceDocument | string> {
  const refused = await refusedDocument(root, url);
  if (refused !== undefined) return refused;
  try {
    const loaded = await loadBytes(url, limits);
    if (isHttp(root) && new URL(loaded.url).host !== new URL(root).host) return 'it redirects to another host';
    const text = loaded.bytes.toString('utf8');
    const parsed = await parseText(text, url);
    return { url, text, format: parsed.format, value: parsed.value };
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return [error.message, error.parts.where, error.parts.observed].filter(Boolean).join(' ');
  }
}

function collectFiles(document: SourceDocument, into: Set<DocumentUrl>): void {
  const seen = new Set<unknown>();
  const visit = (value: unknown, depth: number): void => {
    // YAML aliases share objects, and may even make a circle of them.
    if (depth > MAX_DEPTH || seen.has(value)) return;
    if (typeof value === 'object') seen.add(value);
    if (Array.isArray(value)) for (const entry of value) visit(entry, depth + 1);
    else if (isObject(value)) {
      for (const key of Object.keys(value)) {
        const child = value[key];
        if (key === '$ref' && typeof child === 'string') {
          if (child.startsWith('#')) continue;
          const target = resolveRef(child, document.url);
          if (target !== undefined && target.url !== document.url) into.add(target.url);
        } else if (key === 'mapping' && isObject(child)) {
          for (const ref of Object.values(child)) {
            // Discriminator mappings name files as plain text.
            if (typeof ref !== 'string' || !/\.(json|ya?ml)(#|$)/i.test(ref)) continue;
            const target = resolveRef(ref, document.url);
            if (target !== undefined) into.add(target.url);
          }
        } else if (typeof child === 'object' && child !== null) visit(child, depth + 1);
      }
    }
  };
  visit(document.value, 0);
}

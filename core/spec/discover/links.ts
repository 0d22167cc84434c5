import { isObject, list, text } from '../json.ts';

/** Targets of `Link: <…>; rel="service-desc"` (RFC 8288, RFC 8631), absolute. */
export function serviceDescLinks(header: string, base: string): string[] {
  const found: string[] = [];
  for (const match of header.matchAll(/<([^>]*)>((?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/i.exec(match[2] ?? '');
    const relations = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/);
    if (relations.includes('service-desc')) found.push(...absolute(match[1] ?? '', base));
  }
  return found;
}

/** `service-desc` targets of an API catalog (RFC 9727, linkset of RFC 9264). */
export function catalogLinks(catalog: unknown, base: string): string[] {
  return list(catalog, 'linkset').flatMap((context) => {
    if (!isObject(context)) return [];
    const targets = [...list(context, 'service-desc'), ...list(context, 'item')];
    return targets.flatMap((target) => absolute(text(target, 'href') ?? '', base));
  });
}

const IN_PAGE: readonly RegExp[] = [
  // Swagger UI, also its list of several; Scalar; RapiDoc; Stoplight; Redoc.
  /["']?\b(?:url|specUrl|spec-url|configUrl)["']?\s*[:=]\s*["']([^"'\s]+)["']/gi,
  /\b(?:spec-url|data-url|apiDescriptionUrl|spec)\s*=\s*["']([^"'\s]+)["']/gi,
  /Redoc\.init\(\s*["']([^"'\s]+)["']/g,
  /SwaggerUIBundle\(\s*["']([^"'\s]+)["']/g,
  /<(?:a|link)\b[^>]*\bhref\s*=\s*["']?([^"'\s>]*(?:openapi|swagger|api-docs|apispec)[^"'\s>]*)/gi,
];
const SCRIPT =
  /<script\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]*(?:swagger-initializer|swagger-config|init|redoc-config)[^"'\s>]*\.js)/gi;
const HEAD_LINK = /<link\b[^>]*\brel\s*=\s*["']?[^"'>]*service-desc[^>]*>/gi;

/** Addresses a documentation page, or a script of it, names as its description; absolute, in order, each once. */
export function pageLinks(page: string, base: string): string[] {
  const found: string[] = [];
  for (const [tag] of page.matchAll(HEAD_LINK)) {
    const href = /href\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1];
    if (href !== undefined) found.push(...absolute(href, base));
  }
  for (const pattern of IN_PAGE) {
    for (const match of page.matchAll(pattern)) found.push(...absolute(match[1] ?? '', base));
  }
  return [...new Set(found)].filter((url) => !/\.(css|js|png|svg|ico|map|html?)(\?|$)/i.test(url));
}

/** Scripts of a Swagger UI page that hold its configuration. */
export function configScripts(page: string, base: string): string[] {
  return [...page.matchAll(SCRIPT)].flatMap((match) => absolute(match[1] ?? '', base));
}

function absolute(reference: string, base: string): string[] {
  const url = URL.parse(reference.replaceAll('&amp;', '&'), base);
  return url !== null && /^https?:$/.test(url.protocol) ? [url.href] : [];
}

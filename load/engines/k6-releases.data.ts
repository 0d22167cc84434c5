/** Versions of k6 that are tried, best first; `module` is the Go module of that major version. */
export const PINS: readonly { readonly version: string; readonly module: string }[] = [
  { version: '2.2.0', module: 'go.k6.io/k6/v2' },
  { version: '2.1.0', module: 'go.k6.io/k6/v2' },
  { version: '2.0.0', module: 'go.k6.io/k6/v2' },
  { version: '1.8.1', module: 'go.k6.io/k6' },
];

/**
 * SHA-256 of the archives on the release page, by version and platform. Where a sum is missing nothing is downloaded
 * and k6 is built from source instead.
 */
export const ARCHIVE_SHA256: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2.2.0': {
    'linux-amd64': 'b5a8003c86f35f5cd5ceef1490312c48e587696c94d998cefc6d7b3b4cb1597d',
    'linux-arm64': '4ecd64cadcc792402d16293836115480419c4447c032858f564852d98f1bf54c',
  },
  '2.0.0': {
    'linux-amd64': '2ae87d976f6cdba17185bdd980d8819a3a98e9092c6f0638cd58272ecefc8b90',
  },
};

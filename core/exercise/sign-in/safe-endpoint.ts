import { isLoopback } from '../../config/loopback.ts';

/**
 * May secrets be sent to an address that a document named, not the user? With TLS, on this machine, or at an origin
 * that is trusted already.
 */
export function mayReceiveSecrets(url: string, trusted: readonly string[]): boolean {
  const parsed = URL.parse(url);
  if (parsed === null) return false;
  if (parsed.protocol === 'https:' || isLoopback(url)) return true;
  return parsed.protocol === 'http:' && trusted.some((one) => URL.parse(one)?.origin === parsed.origin);
}

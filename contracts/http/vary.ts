/** Does Vary name the request header, or everything? */
export function variesBy(vary: string | undefined, header: string): boolean {
  const names = (vary ?? '').split(',').map((name) => name.trim().toLowerCase());
  return names.includes('*') || names.includes(header);
}

/**
 * Texts that are not of a format, whatever reading of its standard is taken, the plainest first. Formats that are left
 * out cannot be broken for certain: servers and validators differ on them.
 */
export const WRONG_FORMATS: ReadonlyMap<string, readonly string[]> = new Map([
  ['date', ['assay', '2023-02-29', '2024-13-01']],
  ['date-time', ['assay', '2023-02-29T10:00:00Z', '2024-01-01T25:00:00Z']],
  ['time', ['assay', '25:00:00Z']],
  ['duration', ['assay']],
  ['uuid', ['assay']],
  ['email', ['assay']],
  ['hostname', ['-assay-']],
  ['ipv4', ['assay', '10.0.0.256']],
  ['ipv6', ['assay', '2001:db8:::1']],
  ['uri', ['assay']],
  ['uri-reference', ['assay\\']],
  ['json-pointer', ['assay']],
  ['byte', ['§assay§']],
  ['regex', ['[assay']],
]);

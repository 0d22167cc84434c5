import type { SourceClause } from '../../../core/oracle/types.ts';

const rfc = (number: number, section: string, title: string): SourceClause => ({
  standard: `RFC ${number}`,
  clause: `${section} ${title}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
});
const openapi = (clause: string, anchor: string): SourceClause => ({
  standard: 'OpenAPI 3.1',
  clause,
  url: `https://spec.openapis.org/oas/v3.1.1.html#${anchor}`,
});

/** Clauses the lint oracles rest on. */
export const SOURCES = {
  document: openapi('4.8 Schema', 'schema'),
  operation: openapi('4.8.10 Operation Object', 'operation-object'),
  responses: openapi('4.8.16 Responses Object', 'responses-object'),
  example: openapi('4.8.19 Example Object', 'example-object'),
  mediaType: openapi('4.8.14 Media Type Object', 'media-type-object'),
  security: openapi('4.8.30 Security Requirement Object', 'security-requirement-object'),
  parameter: openapi('4.8.12 Parameter Object', 'parameter-object'),
  problemDetails: rfc(9457, '3', 'The Problem Details JSON Object'),
  created: rfc(9110, '15.3.2', '201 Created'),
  accepted: rfc(9110, '15.3.3', '202 Accepted'),
  unauthorized: rfc(9110, '15.5.2', '401 Unauthorized'),
  get: rfc(9110, '9.3.1', 'GET'),
  delete: rfc(9110, '9.3.5', 'DELETE'),
  idempotent: rfc(9110, '9.2.2', 'Idempotent Methods'),
  sunset: rfc(8594, '3', 'The Sunset HTTP Response Header Field'),
  credentialsInUri: rfc(9110, '17.9', 'Disclosure of Sensitive Information in URIs'),
  resources: {
    standard: 'OWASP API Security Top 10',
    clause: 'API4:2023 Unrestricted Resource Consumption',
    url: 'https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/',
  },
  inventory: {
    standard: 'OWASP API Security Top 10',
    clause: 'API9:2023 Improper Inventory Management',
    url: 'https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/',
  },
} as const satisfies Record<string, SourceClause>;

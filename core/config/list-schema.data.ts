const parameter = { type: 'string', minLength: 1, accepted: 'the name of a query parameter' };
const pointer = {
  type: 'string',
  pattern: '^(/[^/]*)*$',
  accepted: "a JSON pointer into the body, such as '/meta/total'",
};
const parameterOrNot = {
  type: ['string', 'boolean'],
  minLength: 1,
  not: { const: true },
  accepted: 'the name of a query parameter, or false',
};

const paging = {
  type: 'object',
  additionalProperties: false,
  accepted: 'an object with style, page, size, offset, cursor, firstPage, maxSize or places in the body',
  properties: {
    style: {
      enum: ['page', 'offset', 'cursor', 'link', 'none'],
      accepted: 'one of page, offset, cursor, link, none',
    },
    page: parameter,
    size: parameter,
    offset: parameter,
    cursor: parameter,
    firstPage: { enum: [0, 1], accepted: '0 or 1' },
    maxSize: { type: 'integer', minimum: 1, maximum: 1000000, accepted: 'an integer from 1 to 1000000' },
    totalAt: pointer,
    nextCursorAt: pointer,
    nextLinkAt: pointer,
    hasMoreAt: pointer,
  },
};

const sort = {
  type: ['object', 'boolean'],
  not: { const: true },
  required: ['parameter'],
  additionalProperties: false,
  accepted: 'an object with parameter, order, keys, descending or several, or false',
  properties: {
    parameter,
    order: parameter,
    keys: { type: 'array', items: parameter, accepted: "a list of keys such as ['name', 'created_at']" },
    descending: {
      enum: ['minus-prefix', 'order-parameter', 'colon-desc', 'space-desc', 'unknown'],
      accepted: 'one of minus-prefix, order-parameter, colon-desc, space-desc, unknown',
    },
    several: { type: 'boolean', accepted: 'true or false' },
  },
};

const filter = {
  type: ['object', 'boolean'],
  not: { const: true },
  required: ['field', 'operator'],
  additionalProperties: false,
  accepted: "an object such as { field: 'status', operator: 'eq' }, or false",
  properties: {
    field: { type: 'string', minLength: 1, accepted: 'the name of a member of the items' },
    operator: {
      enum: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'contains', 'unknown'],
      accepted: 'one of eq, ne, gt, gte, lt, lte, in, contains, unknown',
    },
    bound: { enum: ['inclusive', 'exclusive'], accepted: 'inclusive or exclusive' },
  },
};

/** What a user may write of lists, by operation. */
export const LISTS_SCHEMA = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    accepted: 'an object with paging, sort, filters, search or fields',
    properties: {
      paging,
      sort,
      filters: {
        type: 'object',
        additionalProperties: filter,
        accepted:
          "an object: parameter and what it filters by, such as { status: { field: 'status', operator: 'eq' } }",
      },
      search: parameterOrNot,
      fields: parameterOrNot,
    },
  },
  accepted: 'an object: operation and its list, such as { listOrders: { paging: { firstPage: 0 } } }',
};

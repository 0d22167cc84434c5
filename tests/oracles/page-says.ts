import fc from 'fast-check';

/** What each page of a walk says of its place. */
export const pageSays = fc.option(
  fc.record({
    hasMore: fc.option(fc.boolean(), { nil: undefined }),
    pageCount: fc.option(fc.nat(9), { nil: undefined }),
    nextCursor: fc.constantFrom(undefined, null, 'c1'),
    next: fc.constantFrom(undefined, '/orders?page=2', 'http://inner/orders'),
  }),
);

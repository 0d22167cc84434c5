const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Normal forms (lower case, no separators) of query parameters that page a list. */
export const PAGE_NAMES = words('page pagenumber pageno pagenum p pageindex currentpage');
export const SIZE_NAMES = words(
  'size pagesize perpage limit count maxresults max top first rpp itemsperpage pagelimit pagecount resultsperpage numresults maxitems take results',
);
export const OFFSET_NAMES = words('offset start skip startat startindex pageoffset from firstresult');
export const CURSOR_NAMES = words(
  'cursor after pagetoken startingafter nexttoken nextpagetoken continuation continuationtoken continue marker nextcursor pagecursor pageafter pagestartingafter starttoken startkey exclusivestartkey position skiptoken',
);
/** They page backwards: never the cursor we follow, never filters. */
export const BACKWARD_NAMES = words('before endingbefore previouscursor pagebefore last prevcursor previous');

/** Normal forms of body members. */
export const TOTAL_NAMES = words(
  'total totalcount totalelements totalitems totalresults totalrecords count totalsize totalhits recordcount itemcount xtotalcount',
);
export const NEXT_CURSOR_NAMES = words(
  'nextcursor nextpagetoken nexttoken nextmarker endcursor after continuationtoken continuation cursor',
);
export const NEXT_LINK_NAMES = words('next nextpage nexturl nextpageurl nextpageuri nextlink nexthref odatanextlink');
export const MORE_NAMES = words('hasmore hasnext hasnextpage more ismore morerecords istruncated');
/** Members that hold paging facts. */
export const PAGING_HOLDERS = words(
  'meta metadata pagination paging page pageinfo pageable links responsemetadata cursors cursor next listmeta resultinfo data',
);

/** A date or time that is valid, and that careless code shifts or refuses. */
export interface EdgeDate {
  readonly id: string;
  readonly value: string;
  /** As valid, without what is special: refused too, the refusal has another reason. */
  readonly control: string;
}

/** RFC 3339 date-time; the telling ones first. */
export const EDGE_TIMES: readonly EdgeDate[] = [
  { id: 'offset +14:00', value: '2027-06-15T00:30:00+14:00', control: '2027-06-14T10:30:00Z' },
  { id: 'offset -12:00', value: '2027-06-15T23:30:00-12:00', control: '2027-06-16T11:30:00Z' },
  { id: 'leap day', value: '2028-02-29T12:00:00Z', control: '2028-02-28T12:00:00Z' },
  { id: 'hour that a time zone skips', value: '2027-03-28T02:30:00+01:00', control: '2027-03-28T01:30:00Z' },
  { id: 'after 2038-01-19', value: '2040-07-01T00:00:00Z', control: '2037-07-01T00:00:00Z' },
  { id: 'before 1970', value: '1969-12-31T23:59:58Z', control: '1970-01-02T00:00:00Z' },
  { id: 'leap second', value: '2016-12-31T23:59:60Z', control: '2016-12-31T23:59:58Z' },
  { id: 'last second of the year 9999', value: '9999-12-31T23:59:59Z', control: '2099-12-31T23:59:59Z' },
];

/** RFC 3339 full-date. */
export const EDGE_DAYS: readonly EdgeDate[] = [
  { id: 'leap day', value: '2028-02-29', control: '2028-02-28' },
  { id: 'first day of a year', value: '2028-01-01', control: '2028-01-02' },
  { id: 'after 2038-01-19', value: '2040-07-01', control: '2037-07-01' },
  { id: 'before 1970', value: '1969-12-31', control: '1970-01-02' },
];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = '(\\d{2}):(\\d{2}):(\\d{2})';
const IMF = new RegExp(`^[a-z]{3}, (\\d{2}) ([a-z]{3}) (\\d{4}) ${TIME} GMT$`, 'i');
const RFC_850 = new RegExp(`^[a-z]+day, (\\d{2})-([a-z]{3})-(\\d{2}) ${TIME} GMT$`, 'i');
const ASCTIME = new RegExp(`^[a-z]{3} ([a-z]{3}) ([ \\d]\\d) ${TIME} (\\d{4})$`, 'i');

/**
 * An HTTP-date in any of its three forms (RFC 9110 section 5.6.7) as milliseconds since 1970; undefined when it is none
 * or names a day that does not exist. The name of the weekday is not compared.
 */
export function parseHttpDate(value: string): number | undefined {
  const text = value.trim();
  const imf = IMF.exec(text);
  if (imf) return timeOf(imf[3], imf[2], imf[1], imf.slice(4));
  const old = RFC_850.exec(text);
  if (old) return timeOf(`20${old[3]}`, old[2], old[1], old.slice(4));
  const c = ASCTIME.exec(text);
  return c ? timeOf(c[6], c[1], c[2], c.slice(3, 6)) : undefined;
}

function timeOf(year = '', month = '', day = '', clock: readonly string[] = []): number | undefined {
  const [hour = 0, minute = 0, second = 0] = clock.map(Number);
  const index = MONTHS.indexOf(month.toLowerCase());
  const date = new Date(Date.UTC(Number(year), index, Number(day), hour, minute, Math.min(second, 59)));
  const exists = index >= 0 && date.getUTCMonth() === index && date.getUTCDate() === Number(day);
  return exists && hour < 24 && minute < 60 && second <= 60 ? date.getTime() : undefined;
}

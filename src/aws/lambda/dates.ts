/** ISO 8601 with a time. Rather no date than a wrong one: other forms do not say their time zone, or day from month. */
const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(Z|[+-]\d\d:?\d\d)?$/;
/** 2100-01-01 in milliseconds: what is later is no date of a change, but one in other units. */
const LATEST_MS = 4_102_444_800_000;

/** The milliseconds since 1970 that a text in ISO 8601 names, UTC where it says no zone; undefined for any other. */
export function isoDate(text: string): number | undefined {
  const match = ISO_DATE.exec(text);
  return match ? plausible(Date.parse(match[1] === undefined ? `${text}Z` : text)) : undefined;
}

/** A number of milliseconds since 1970, if it can be that of a change. */
export function plausible(ms: number): number | undefined {
  return ms >= 0 && ms < LATEST_MS ? ms : undefined;
}

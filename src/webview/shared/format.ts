/** Puts values into a text of the host that has `{0}`, `{1}` … for them. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}

const language = document.documentElement.lang;
const numbers = new Intl.NumberFormat(language);
const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });

/** `10,000`. */
export const numberText = (value: number): string => numbers.format(value);

/** `23 Nov 2026, 20:11`, of an ISO date. */
export const momentText = (iso: string): string => moments.format(new Date(iso));

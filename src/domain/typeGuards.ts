/** For values of which nothing is known: messages, what a page kept, what a client sent. */

/** True if a value is an object with members, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of what may be an object; of anything else, none. */
export const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  isRecord(value) ? value : {};

/** True if a value is one of a closed set of words. */
export const isOneOf = <Word extends string>(known: readonly Word[], value: unknown): value is Word =>
  typeof value === 'string' && (known as readonly string[]).includes(value);

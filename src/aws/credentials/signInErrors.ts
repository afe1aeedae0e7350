/**
 * Thrown by a provider of credentials that finds none. The name is the SDK's, whose own providers throw it too:
 * the table of errors knows both by it.
 */
export class NoCredentials extends Error {
  override readonly name = 'CredentialsProviderError';
}

/** Fields of what was read as JSON; none where that is not an object. */
export function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** A field that is a text; empty where it is not. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A value's fields; none where it is not an object. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

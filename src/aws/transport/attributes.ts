import { isExpectedError } from '../../domain/errors.ts';
import type { Encryption } from '../../domain/session/evidenceApi.ts';
import { notUnderstood } from '../failures/errors.ts';
import { type Fields, optionalText } from './fields.ts';

/** Attributes of queues and topics: all values are texts, numbers too. */
export function countOf(attributes: Fields, name: string): number {
  const value = optionalText(attributes, name);
  if (value !== undefined && /^\d{1,15}$/.test(value)) return Number(value);
  throw notUnderstood(`${name} is no number.`);
}

/** @param byService true if the service encrypts with a key of its own */
export function encryptionOf(attributes: Fields, name: string, byService: boolean): Encryption {
  const key = optionalText(attributes, name);
  if (key !== undefined) return { by: 'key', key };
  return { by: byService ? 'service' : 'none' };
}

/** Undefined where the service says that there is no such thing. */
export async function orAbsent<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (isExpectedError(error) && error.kind === 'notFound') return undefined;
    throw error;
  }
}

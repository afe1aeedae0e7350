import type { Answer } from './requester.ts';

export type SendOptions = { readonly abortSignal: AbortSignal };

/** Sends one request of an operation with a service's client through the connection, and reads its answer. */
export type PerformWith<Client> = <A extends Answer, T>(
  operation: string,
  signal: AbortSignal,
  send: (client: Client, options: SendOptions) => Promise<A>,
  read: (answer: A) => T,
) => Promise<T>;

import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Delivery } from './effect.ts';
import type { Answer } from '../lambda/errors.ts';
import { bodyOf, headersOf, send } from '../http/requests.ts';

/** Between two bytes of a dripping answer, in milliseconds: a page of fifty functions takes the better part of an hour. */
export const DRIP_MS = 100;

/** Lets an answer leave as a fault has it. Resolves when nothing more will be sent. */
export async function deliver(
  response: ServerResponse,
  answer: Answer,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<void> {
  if (delivery === 'whole') return send(response, answer);
  if (delivery === 'reset') return reset(response);
  if (delivery === 'stallHeaders') return;
  const body = Buffer.from(bodyOf(answer));
  response.writeHead(answer.status, headersOf(answer));
  response.flushHeaders();
  if (delivery === 'drip') return await drip(response, body, signal);
  const half = body.subarray(0, Math.floor(body.length / 2));
  response.write(half, () => {
    if (delivery === 'resetBody') reset(response);
  });
}

/** A TCP reset, not an orderly end. */
function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

async function drip(response: ServerResponse, body: Buffer, signal: AbortSignal): Promise<void> {
  for (let index = 0; index < body.length && !response.destroyed; index += 1) {
    response.write(body.subarray(index, index + 1));
    await wait(DRIP_MS, undefined, { signal });
  }
  response.end();
}

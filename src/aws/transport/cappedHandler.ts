import { pipeline, type Readable, Transform } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { CAPS } from './limits.ts';

/** Node's code of the error that an answer ends with whose body is longer than `CAPS.body`. */
export const BODY_TOO_LARGE = 'BODY_TOO_LARGE';

/**
 * The SDK's transport, for all its clients: an answer's body is read up to `CAPS.body`. Beyond that the connection is
 * closed: the SDK would collect it in memory, four times over, however long it is.
 */
export class CappedHandler extends NodeHttpHandler {
  override async handle(
    ...args: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    const result = await super.handle(...args);
    result.response.body = capped(result.response.body as Readable);
    return result;
  }
}

function capped(body: Readable): Readable {
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > CAPS.body) done(tooLarge());
      else done(null, chunk);
    },
  });
  // The reader gets an error; this ends the other side.
  return pipeline(body, counted, () => undefined);
}

const tooLarge = (): Error =>
  Object.assign(new Error(`The body has more than ${CAPS.body} bytes.`), { code: BODY_TOO_LARGE });

import type { LambdaClient } from '@aws-sdk/client-lambda';

/** An answer of the transport, as far as it matters here. */
interface HttpAnswer {
  readonly statusCode: number;
  body: unknown;
}

/** Of the answers that we read, only event-invoke configs have a date that the model calls a number. */
const COMMANDS = /EventInvokeConfigs?Command$/;
/** What a date looks like in ISO 8601, in a JSON text: rather left alone than taken for one. */
const ISO_DATE = /("LastModified"\s*:\s*)"(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)"/g;

/**
 * Lets a client read `LastModified` of event-invoke configs as an ISO 8601 text too, as moto, LocalStack and
 * others send it: the SDK throws a TypeError for it (domain.md §2), so it is given the number that it expects.
 */
export function readIsoDates(client: LambdaClient): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next(args);
        const answer = result.response as HttpAnswer;
        if (COMMANDS.test(commandName) && answer.statusCode === 200) {
          answer.body = withNumbers(await textOf(answer));
        }
        return result;
      },
    { step: 'deserialize', priority: 'low', name: 'readIsoDates' },
  );
}

function withNumbers(json: string): Uint8Array {
  const changed = json.replace(ISO_DATE, (all, name: string, date: string) => {
    const ms = Date.parse(date);
    return Number.isNaN(ms) ? all : `${name}${ms / 1000}`;
  });
  return new TextEncoder().encode(changed);
}

/** Reads a body to its end. A failure carries the answer along, as those of the SDK do. */
async function textOf(answer: HttpAnswer): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    if (error instanceof Error) Object.defineProperty(error, '$response', { value: answer });
    throw error;
  }
  return text + decoder.decode();
}

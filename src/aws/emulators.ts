import type { LambdaClient } from '@aws-sdk/client-lambda';

/** An answer of the transport, as far as it matters here. */
interface HttpAnswer {
  readonly statusCode: number;
  body: unknown;
}

type Members = Readonly<Record<string, unknown>>;

const LIST = 'ListFunctionEventInvokeConfigsCommand';
const COMMANDS: readonly string[] = [LIST, 'GetFunctionEventInvokeConfigCommand'];
/** Rather left alone than taken for a date. */
const ISO_DATE = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?$/;

/**
 * Lets a client read what emulators make of event-invoke configs and the SDK does not take: `LastModified` as
 * an ISO 8601 text (moto; the SDK throws a TypeError, domain.md §2), and to List the answer of Get (MiniStack
 * and others, which have one route for both; the SDK would make an empty list of it). The answer's body is
 * replaced before the SDK's own deserialiser reads it.
 */
export function readEmulators(client: LambdaClient): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next(args);
        const answer = result.response as HttpAnswer;
        if (answer.statusCode === 200 && COMMANDS.includes(commandName)) {
          answer.body = new TextEncoder().encode(asModelled(await textOf(answer), commandName));
        }
        return result;
      },
    { step: 'deserialize', priority: 'low', name: 'readEmulators' },
  );
}

/** A text that is no JSON stays: the SDK is to say so. */
function asModelled(text: string, commandName: string): string {
  try {
    const answer: unknown = JSON.parse(text, (name, value: unknown) =>
      name === 'LastModified' ? seconds(value) : value,
    );
    return JSON.stringify(commandName === LIST ? asList(answer) : answer);
  } catch {
    return text;
  }
}

function seconds(value: unknown): unknown {
  if (typeof value !== 'string' || !ISO_DATE.test(value)) return value;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? value : ms / 1000;
}

function asList(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  const { FunctionEventInvokeConfigs: list, FunctionArn: arn } = answer as Members;
  return list === undefined && arn !== undefined ? { FunctionEventInvokeConfigs: [answer] } : answer;
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

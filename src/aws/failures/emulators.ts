import type { LambdaClient } from '@aws-sdk/client-lambda';
import { isRecord } from '../../domain/typeGuards.ts';
import { isoDate, plausible } from '../lambda/dates.ts';
import { notUnderstood } from './errors.ts';

/** An answer of the transport, as far as it matters here. */
interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body: unknown;
}

type Members = Readonly<Record<string, unknown>>;

/** Member that holds the entries of each list. */
const LISTS: Readonly<Record<string, string>> = {
  ListFunctionsCommand: 'Functions',
  ListAliasesCommand: 'Aliases',
  ListVersionsByFunctionCommand: 'Versions',
  ListFunctionEventInvokeConfigsCommand: 'FunctionEventInvokeConfigs',
};
/** Whose `LastModified` is a number of seconds. */
const WITH_SECONDS: readonly string[] = [
  'ListFunctionEventInvokeConfigsCommand',
  'GetFunctionEventInvokeConfigCommand',
  'PutFunctionEventInvokeConfigCommand',
];
/** Answered with a 204 and no body. */
const WITHOUT_BODY: readonly string[] = ['DeleteFunctionEventInvokeConfigCommand'];
/** Other members that an answer without entries may have. */
const BESIDE: readonly string[] = ['NextMarker', 'ResponseMetadata'];

/**
 * Lets a client read what emulators make of answers and the SDK does not take, or takes for another. `LastModified`
 * of a config as a text: one in ISO 8601 is a date (moto), any other none, where the SDK throws a TypeError (domain.md
 * §2). To List the answer of Get (MiniStack and others, which have one route for both). Where there is no answer at
 * all (a 204, an empty body, a number, a list), the SDK would make an account without functions of it.
 */
export function readEmulators(client: LambdaClient): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next(args);
        const answer = result.response as HttpAnswer;
        const hasBody = answer.statusCode < 300 && !WITHOUT_BODY.includes(commandName);
        if (hasBody) await readAnswer(answer, commandName);
        return result;
      },
    { step: 'deserialize', priority: 'low', name: 'readEmulators' },
  );
}

/** Replaces the body before the SDK's own deserialiser reads it. */
async function readAnswer(answer: HttpAnswer, commandName: string): Promise<void> {
  const text = await textOf(answer);
  const problem = problemOf(answer.statusCode, text);
  if (problem !== undefined) throw odd(problem, answer);
  const members = parsed(text);
  // Text that is not JSON stays unchanged: the SDK reports it.
  if (members === undefined) answer.body = new TextEncoder().encode(text);
  else if (!isRecord(members)) throw odd('The answer is no object.', answer);
  else answer.body = new TextEncoder().encode(textFor(members, commandName, answer));
}

/** Lambda never answers with such deep nesting. */
function textFor(members: Members, commandName: string, answer: HttpAnswer): string {
  try {
    return JSON.stringify(asModelled(members, commandName, answer));
  } catch (error) {
    throw error instanceof RangeError ? odd('The answer is nested too deeply.', answer) : error;
  }
}

function problemOf(status: number, text: string): string | undefined {
  if (status !== 200) return `The answer has the status ${status}.`;
  return text.trim() === '' ? 'The answer is empty.' : undefined;
}

function odd(detail: string, { statusCode, headers }: HttpAnswer): Error {
  return notUnderstood(detail, { status: statusCode, requestId: headers['x-amzn-requestid'] });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asModelled(answer: Members, commandName: string, http: HttpAnswer): unknown {
  const list = LISTS[commandName];
  const whole = list === undefined ? answer : asList(answer, list, http);
  if (!WITH_SECONDS.includes(commandName)) return whole;
  const entries = list === undefined ? undefined : whole[list];
  if (list === undefined || !Array.isArray(entries)) return withSeconds(whole);
  return {
    ...whole,
    [list]: entries.map((entry: unknown) => (isRecord(entry) ? withSeconds(entry) : entry)),
  };
}

/** An object without the list is no list, unless it has nothing else either. */
function asList(answer: Members, list: string, http: HttpAnswer): Members {
  if (answer[list] !== undefined) return answer;
  if (list === 'FunctionEventInvokeConfigs' && answer['FunctionArn'] !== undefined)
    return { [list]: [answer] };
  const other = Object.keys(answer).some((name) => !BESIDE.includes(name));
  if (other) throw odd(`${list} is missing.`, http);
  return answer;
}

function withSeconds(config: Members): Members {
  const { LastModified: written, ...rest } = config;
  const seconds = secondsOf(written);
  return seconds === undefined ? rest : { ...rest, LastModified: seconds };
}

function secondsOf(written: unknown): number | undefined {
  const ms = typeof written === 'number' ? plausible(written * 1000) : msOf(written);
  return ms === undefined ? undefined : ms / 1000;
}

/** A number may be written as a text. */
function msOf(written: unknown): number | undefined {
  if (typeof written !== 'string') return undefined;
  return /^\d{1,12}(\.\d{1,9})?$/.test(written) ? plausible(Number(written) * 1000) : isoDate(written);
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

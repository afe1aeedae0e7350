import { type Answer, ServiceError } from '../lambda/errors.ts';
import type { Input } from '../lambda/input.ts';
import { parseBody } from '../http/requests.ts';
import type { WireRequest } from '../http/wireRequest.ts';
import type { Shelf } from '../lambda/store.ts';
import { type Caller, checkKey, userArn } from '../sts/callers.ts';

/** A service that speaks AWS JSON: the operation is named in a header. */
export interface JsonService {
  /** Before the colon of its IAM actions, and of its operations in logs and fault plans. */
  readonly actions: string;
  /** `1.0` or `1.1`. */
  readonly version: string;
  readonly operations: Readonly<Record<string, (shelf: Shelf, input: Input) => unknown>>;
}

const operationOf = ({ headers }: WireRequest): string =>
  String(headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1) ?? '';

/** Name of a request in the log and in fault plans: `sqs:GetQueueAttributes`. */
export function jsonOperation({ actions, operations }: JsonService, request: WireRequest): string {
  const name = operationOf(request);
  return Object.hasOwn(operations, name) ? `${actions}:${name}` : actions;
}

/** Answers as the service does. Throws what it refuses. */
export function answerJson(
  { actions, version, operations }: JsonService,
  caller: Caller,
  shelf: Shelf,
  request: WireRequest,
): Answer {
  checkKey(caller);
  const name = operationOf(request);
  const run = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!run) throw jsonRefusal(400, 'UnknownOperationException', '');
  if (caller.denied?.(name)) {
    const who = `User: ${userArn(caller)} is not authorized to perform: ${actions}:${name}`;
    throw jsonRefusal(
      400,
      'AccessDeniedException',
      `${who} because no identity-based policy allows the ${actions}:${name} action`,
    );
  }
  const headers = { 'content-type': `application/x-amz-json-${version}` };
  return { status: 200, headers, text: JSON.stringify(run(shelf, parseBody(request.body))) };
}

/** A refusal in the form of AWS JSON. */
export function jsonRefusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ServiceError {
  return new ServiceError(code, message, {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', ...headers },
    text: JSON.stringify({ __type: code, message }),
  });
}

import type { Answer, ServiceError } from '../lambda/errors.ts';
import type { Shelf } from '../lambda/store.ts';
import { type Caller, userArn } from '../sts/callers.ts';

/** A service that speaks the query protocol: a form comes in, XML goes out. */
export interface QueryService {
  readonly actions: string;
  readonly refusal: (status: number, code: string, message: string) => ServiceError;
  /** Its code for a denied action. */
  readonly denied: string;
  readonly operations: Readonly<Record<string, (shelf: Shelf, form: URLSearchParams) => Answer>>;
}

/** Name of a request in the log and in fault plans: `sns:GetTopicAttributes`. */
export function queryOperation({ actions, operations }: QueryService, form: URLSearchParams): string {
  const name = form.get('Action') ?? '';
  return Object.hasOwn(operations, name) ? `${actions}:${name}` : actions;
}

/** Answers as the service does. Throws what it refuses. */
export function answerQuery(
  { actions, refusal, denied, operations }: QueryService,
  caller: Caller,
  shelf: Shelf,
  form: URLSearchParams,
): Answer {
  const name = form.get('Action') ?? '';
  const run = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (caller.refusal === 'expired')
    throw refusal(403, 'ExpiredToken', 'The security token included in the request is expired');
  if (caller.refusal)
    throw refusal(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  if (!run) throw refusal(400, 'InvalidAction', `Could not find operation ${name}`);
  if (caller.denied?.(name)) {
    const who = `User: ${userArn(caller)} is not authorized to perform: ${actions}:${name}`;
    throw refusal(
      403,
      denied,
      `${who} because no identity-based policy allows the ${actions}:${name} action`,
    );
  }
  return run(shelf, form);
}

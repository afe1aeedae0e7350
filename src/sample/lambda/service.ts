import { assumeRoleWithWebIdentity } from '../sts/assumeRole.ts';
import { type Caller, authorize, callerOf, checkKey } from '../sts/callers.ts';
import { type Answer, ServiceError, internalError, throttled, unknownOperation } from './errors.ts';
import { parseBody } from '../http/requests.ts';
import type { Input } from './input.ts';
import type { Keyring } from '../http/keyring.ts';
import type { Operation } from './operations.ts';
import { type Route, findRoute, queryInput } from '../http/routing.ts';
import { type CredentialScope, readScope } from '../http/signature.ts';
import { findSignIn } from '../sts/signIn.ts';
import type { Shelf, Store } from './store.ts';
import { answerSts } from '../sts/getCallerIdentity.ts';
import { recorded } from '../evidence/trail.ts';
import { answerOther, formOf, otherOperation } from '../http/otherServices.ts';
import { type Target, parseName } from './target.ts';
import type { WireRequest } from '../http/wireRequest.ts';
import type { Throttle } from '../http/throttle.ts';
import { validate } from './validation.ts';

/** An answer, how late it leaves, and what the log should say. */
export interface Served {
  readonly answer: Answer;
  readonly delayMs: number;
  readonly operation?: string;
  readonly scope?: CredentialScope;
}

/** State that requests are answered from. */
export interface Backend {
  readonly store: Store;
  readonly throttle: Throttle;
  readonly keyring: Keyring;
}

/** Answers one request. Whatever is wrong with it becomes an answer: this never throws. */
export function serve({ store, throttle, keyring }: Backend, request: WireRequest): Served {
  let seen: Omit<Served, 'answer'> = { delayMs: 0 };
  try {
    const now = Date.now();
    const unsigned = request.authorization === undefined ? unsignedOperation(request) : undefined;
    if (unsigned) {
      seen = { ...seen, operation: unsigned.name };
      return { ...seen, answer: unsigned.run(request, keyring, now) };
    }
    const scope = readScope(request.authorization);
    const caller = callerOf(keyring, scope.accessKey, sessionTokenOf(request), now);
    const route = scope.service === 'lambda' ? findRoute(request.address) : undefined;
    const operation = route?.operation.name ?? otherOperation(scope.service, request);
    seen = { delayMs: caller.slowMs ?? 0, scope, ...(operation !== undefined && { operation }) };
    if (scope.service === 'sts') return { ...seen, answer: answerSts(caller, formOf(request), keyring, now) };
    const other = answerOther(scope.service, caller, store.shelf(caller.accountId, scope.region), request);
    if (other) return { ...seen, answer: other };
    if (!route) throw unknownOperation();
    const shelf = store.shelf(caller.accountId, scope.region);
    seen = { ...seen, delayMs: Math.max(seen.delayMs, slownessOf(shelf, route)) };
    return { ...seen, answer: answerLambda(caller, shelf, route, throttle, request) };
  } catch (error) {
    return { ...seen, answer: error instanceof ServiceError ? error.answer : internalError().answer };
  }
}

/** The operations that nobody signs. */
function unsignedOperation(request: WireRequest): ReturnType<typeof findSignIn> {
  const name = 'AssumeRoleWithWebIdentity';
  const { method, path } = request.address;
  if (path !== '/' || formOf(request).get('Action') !== name) return findSignIn(request);
  return { name: `sts:${name}`, method: method === 'GET' ? 'GET' : 'POST', path, run: webIdentity };
}

const webIdentity = (request: WireRequest, keyring: Keyring, now: number): Answer =>
  assumeRoleWithWebIdentity(formOf(request), keyring, now);

function sessionTokenOf({ headers }: WireRequest): string {
  const token = headers['x-amz-security-token'];
  return typeof token === 'string' ? token : '';
}

/** The order of the front door: the key, the rate, the model, the policies; then the operation's own checks. */
function answerLambda(
  caller: Caller,
  shelf: Shelf,
  { operation, labels }: Route,
  throttle: Throttle,
  { address, body }: WireRequest,
): Answer {
  checkKey(caller);
  const refused = throttle(`${shelf.accountId}/${shelf.region}`);
  if (refused) throw throttled(refused.retryAfterSeconds);
  const input = {
    ...(operation.hasBody && knownMembers(parseBody(body), operation)),
    ...queryInput(operation, address.query),
    ...labels,
  };
  validate(input, [...operation.members, ...operation.query]);
  const target = targetOf(input);
  return recorded(caller, shelf, operation.name, input, () => {
    authorize(caller, operation, shelf, target, target && shelf.functions.get(target.name));
    return operation.run(shelf, input);
  });
}

/** Members of a body that the operation takes: a Qualifier, for example, is ignored. */
function knownMembers(body: Input, { members }: Operation): Input {
  const names = new Set(members.map(({ path }) => path[0]));
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.has(name)));
}

/** The function that a policy would be asked about. */
function targetOf(input: Input): Target | undefined {
  const text = input['FunctionName'];
  if (typeof text !== 'string') return undefined;
  const { name, qualifier } = parseName(text);
  return { name, effective: qualifier ?? '', ...(qualifier !== undefined && { qualifier }) };
}

function slownessOf(shelf: Shelf, { labels }: Route): number {
  const name = labels['FunctionName'];
  if (typeof name !== 'string') return 0;
  return shelf.functions.get(parseName(name).name)?.behaviour.slowMs ?? 0;
}

/** The scope that a request is signed for, if it is. */
export function scopeOf({ authorization }: WireRequest): CredentialScope | undefined {
  try {
    return readScope(authorization);
  } catch {
    return undefined;
  }
}

import { isAlias, isVersion } from '../arn/functionArn.ts';
import { type Failed, type Loadable, mapLoadable, settled, valueOf } from '../loadable.ts';
import type { EventSourceMapping, InvokersApi } from '../session/evidenceApi.ts';
import { parseJson } from '../text/parseJson.ts';
import { isRecord } from '../typeGuards.ts';
import { matches } from './wildcards.ts';

/** How an invoker invokes. `either`: as it is configured there. `unknown`: we have no fact about it. */
export type InvocationMode = 'asynchronous' | 'synchronous' | 'either' | 'unknown';

/** Somebody whom the resource policy of a function allows to invoke it. Foreign texts. */
export interface Invoker {
  /** `s3.amazonaws.com`, an account or the ARN of a role; `*`: everybody. */
  readonly principal: string;
  readonly mode: InvocationMode;
  /** ARN of what invokes it, as the policy's condition has it. */
  readonly source?: string;
}

/** Those who may invoke one qualifier. Each part has its own permission and can fail alone. */
export interface QualifierInvokers {
  /** Absent: the function without a qualifier, which is `$LATEST`. */
  readonly qualifier?: string;
  /** From the resource policy; `unreadable`: there is a policy that we do not understand. */
  readonly invokers: Loadable<readonly Invoker[] | 'unreadable'>;
  readonly mappings: Loadable<readonly EventSourceMapping[]>;
}

export interface InvokersEvidence {
  readonly qualifiers: readonly QualifierInvokers[];
  /** Aliases that were not asked about, for there being too many. */
  readonly notAsked: number;
  /** Why the function's aliases are not known; absent: they are. */
  readonly aliasesUnknown?: Failed;
}

/**
 * Services by the way in which they invoke. Source: Lambda developer guide, "Invoking Lambda with events from other AWS
 * services". API Gateway waits unless an integration says otherwise.
 */
const MODES: ReadonlyMap<string, InvocationMode> = new Map([
  ...[
    's3',
    'sns',
    'events',
    'ses',
    'logs',
    'codecommit',
    'codepipeline',
    'config',
    'cloudformation',
    'iot',
    'iotevents',
  ].map((service) => [service, 'asynchronous'] as const),
  ...[
    'elasticloadbalancing',
    'cognito-idp',
    'cognito-sync',
    'lex',
    'lexv2',
    'alexa-appkit',
    'firehose',
    'edgelambda',
    'connect',
    'vpc-lattice',
  ].map((service) => [service, 'synchronous'] as const),
  ['apigateway', 'either'],
]);

const modeOf = (principal: string): InvocationMode =>
  (/\.amazonaws\.com(\.cn)?$/.test(principal) ? MODES.get(principal.split('.')[0] ?? '') : undefined) ??
  (principal.includes('.') ? 'unknown' : 'either');

/** Aliases that are asked about: two requests each. */
const MOST_ALIASES = 20;

/**
 * Reads who may invoke a function, through each of its aliases too: two requests for each. A failure stands in its part;
 * rejects only when aborted.
 */
export async function readInvokers(
  api: InvokersApi,
  name: string,
  aliases: Loadable<readonly string[]>,
  signal: AbortSignal,
): Promise<InvokersEvidence> {
  const names = valueOf(aliases) ?? [];
  const asked = [undefined, ...names.slice(0, MOST_ALIASES)];
  const qualifiers = await Promise.all(asked.map(async (alias) => await readOne(api, name, alias, signal)));
  signal.throwIfAborted();
  return {
    qualifiers,
    notAsked: Math.max(0, names.length - MOST_ALIASES),
    ...(aliases.kind === 'failed' && { aliasesUnknown: aliases }),
  };
}

async function readOne(
  api: InvokersApi,
  name: string,
  qualifier: string | undefined,
  signal: AbortSignal,
): Promise<QualifierInvokers> {
  const [policy, mappings] = await Promise.all([
    settled(api.resourcePolicy(name, qualifier, signal)),
    settled(api.eventSourceMappings(name, qualifier, signal)),
  ]);
  const invokers = mapLoadable(policy, (text) =>
    text === undefined ? [] : (invokersOf(text) ?? ('unreadable' as const)),
  );
  return { ...(qualifier !== undefined && { qualifier }), invokers, mappings };
}

/** True if the resource policy of a qualifier could be read. */
export const tellsPolicies = ({ qualifiers }: InvokersEvidence): boolean =>
  qualifiers.some(({ invokers }) => invokers.kind === 'known');

/** The invokers of a qualifier, as far as they are known. */
export function knownInvokers({ invokers }: QualifierInvokers): readonly Invoker[] {
  const value = valueOf(invokers);
  return value === undefined || value === 'unreadable' ? [] : value;
}

/** Longest policy that is read; Lambda's own limit is 20 kB. */
const MAX_POLICY = 65_536;

/** Whom a resource policy allows to invoke; undefined where it is not read. */
export function invokersOf(policy: string): readonly Invoker[] | undefined {
  const read = policy.length > MAX_POLICY ? undefined : parseJson(policy);
  const statements = isRecord(read) ? read['Statement'] : undefined;
  const list = Array.isArray(statements) ? statements : isRecord(statements) ? [statements] : undefined;
  if (!list?.every(isRecord)) return undefined;
  const found = list.filter(mayInvoke).flatMap((statement) => {
    const source = sourceOf(statement['Condition']);
    return principalsOf(statement['Principal']).map((principal) => ({
      principal,
      mode: modeOf(principal),
      ...(source !== undefined && { source }),
    }));
  });
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

type Fields = Readonly<Record<string, unknown>>;

function mayInvoke({ Effect: effect, Action: action }: Fields): boolean {
  return (
    effect === 'Allow' && textsIn(action).some((one) => matches(one.toLowerCase(), 'lambda:invokefunction'))
  );
}

function principalsOf(principal: unknown): readonly string[] {
  if (typeof principal === 'string') return [principal];
  return isRecord(principal) ? Object.values(principal).flatMap(textsIn) : [];
}

/** `{"ArnLike": {"AWS:SourceArn": "…"}}`: the keys of conditions are of any case. */
function sourceOf(condition: unknown): string | undefined {
  if (!isRecord(condition)) return undefined;
  const pairs = Object.values(condition).flatMap((keys) => (isRecord(keys) ? Object.entries(keys) : []));
  const own = pairs.find(([key]) => key.toLowerCase() === 'aws:sourcearn');
  return own && textsIn(own[1])[0];
}

const textsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** Invokers that use a qualifier and, as far as is known, do not wait for the answer. */
export function asynchronousInvokers(
  { qualifiers }: InvokersEvidence,
  qualifier: string,
): readonly Invoker[] {
  if (!isAlias(qualifier) && !isVersion(qualifier)) return [];
  const own = qualifiers.find((one) => one.qualifier === qualifier);
  return own ? knownInvokers(own).filter(({ mode }) => mode === 'asynchronous') : [];
}

import {
  type DestinationKind,
  parseDestination,
  REQUIRED_ACTIONS,
} from '../../domain/destinations/destination.ts';
import type { Remark, RemarkFix, TextEdit } from '../../domain/declared/remark.ts';
import type {
  AllowedAction,
  DeclaredConfig,
  DeclaredResource,
  DeclaredRole,
  DeclaredTarget,
} from '../../domain/declared/resources.ts';
import { addItem, insertBefore } from '../tree/edits.ts';
import { entryOf } from '../tree/node.ts';
import { waitsFor } from './dependencies.ts';
import type { RuleContext } from './ruleContext.ts';
import type { Stack, StackEntry } from './stack.ts';

/** Rules 10 and 11: what the execution role of this template allows, where all of it is literal. */
export function permissionRemarks(
  entry: StackEntry,
  config: DeclaredConfig,
  context: RuleContext,
): readonly Remark[] {
  const role = executionRole(config, context);
  if (!role) return [];
  const targets = [config.onSuccess, config.onFailure].flatMap((target) => target ?? []);
  return targets
    .flatMap((target) => missing(target, role, config, context))
    .concat(race(entry, config, role, context));
}

function executionRole(config: DeclaredConfig, { byAddress }: RuleContext): DeclaredRole | undefined {
  const fn = config.of.kind === 'reference' ? byAddress.get(config.of.to) : undefined;
  const role =
    fn?.kind === 'function' && fn.role?.kind === 'reference' ? byAddress.get(fn.role.to) : undefined;
  return role?.kind === 'role' ? role : undefined;
}

function missing(
  target: DeclaredTarget,
  role: DeclaredRole,
  { address }: DeclaredConfig,
  { byAddress }: RuleContext,
): readonly Remark[] {
  const kind = kindOf(target, byAddress);
  const needed = kind ? REQUIRED_ACTIONS[kind] : [];
  const action = needed.find((one) => role.allows && allowing(role, one).length === 0);
  if (action === undefined) return [];
  const facts = { action, role: role.address };
  return [{ kind: 'permission-missing', at: target.arn.at, subject: address, facts, fixes: [] }];
}

/** Of which kind a target is; undefined: it is not known. */
export function kindOf(
  { arn, creates }: DeclaredTarget,
  byAddress: ReadonlyMap<string, DeclaredResource>,
): DestinationKind | undefined {
  if (creates) return creates.kind;
  if (arn.kind === 'literal') return parseDestination(arn.value).kind;
  const resource = arn.kind === 'reference' ? byAddress.get(arn.to) : undefined;
  switch (resource?.kind) {
    case 'function':
    case 'queue':
    case 'topic':
    case 'eventBus':
    case 'bucket':
      return resource.kind;
    case 'alias':
    case 'version':
      return 'function';
    default:
      return undefined;
  }
}

const answers = new WeakMap<DeclaredRole, Map<string, readonly AllowedAction[]>>();

/** What of a role allows an action, found once: many functions may have the role. */
function allowing(role: DeclaredRole, action: string): readonly AllowedAction[] {
  const known = answers.get(role) ?? new Map<string, readonly AllowedAction[]>();
  answers.set(role, known);
  const found = known.get(action) ?? role.allows?.filter((allowed) => covers(allowed, action)) ?? [];
  known.set(action, found);
  return found;
}

/** True if a statement allows an action; its resources are not judged, so that no warning is false. */
const covers = ({ action }: AllowedAction, needed: string): boolean =>
  isLike(needed.toLowerCase(), action.toLowerCase());

/** True if a text is like a pattern of IAM: `*` stands for any text, `?` for one character. */
function isLike(text: string, pattern: string): boolean {
  let [at, star, from] = [0, -1, 0];
  for (let index = 0; index < text.length;) {
    const wanted = pattern.charAt(at);
    if (wanted === '*') {
      [star, from] = [at, index];
      at += 1;
    } else if (wanted === '?' || wanted === text.charAt(index)) {
      at += 1;
      index += 1;
    } else if (star !== -1) {
      // The last star takes one more.
      from += 1;
      [at, index] = [star + 1, from];
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

/** Rule 10: the config may be created before the separate policy that allows the destination. */
function race(
  entry: StackEntry,
  config: DeclaredConfig,
  role: DeclaredRole,
  { stack, byAddress }: RuleContext,
): readonly Remark[] {
  if (entry.type !== 'AWS::Lambda::EventInvokeConfig') return [];
  const targets = [config.onSuccess, config.onFailure].flatMap((target) => target ?? []);
  const policy = targets
    .map((target) => separatePolicy(target, role, byAddress))
    .find((one) => one !== undefined);
  if (policy === undefined || waitsFor(stack, entry.logicalId, policy)) return [];
  const edit = dependencyEdit(entry, policy, stack);
  const fixes: readonly RemarkFix[] = edit
    ? [{ kind: 'add-depends-on', subject: policy, edits: [edit] }]
    : [];
  return [
    { kind: 'permission-race', at: config.nameAt, subject: config.address, facts: { name: policy }, fixes },
  ];
}

function dependencyEdit({ entry }: StackEntry, policy: string, { source }: Stack): TextEdit | undefined {
  const given = entryOf(entry.value, 'DependsOn');
  if (given) return addItem(source, given, policy);
  const first = entryOf(entry.value, 'Properties');
  return first && entry.value?.kind === 'map'
    ? insertBefore(source, entry.value, first, 'DependsOn', policy)
    : undefined;
}

/** The separate policy without which the role allows nothing that the destination needs. */
function separatePolicy(
  target: DeclaredTarget,
  role: DeclaredRole,
  byAddress: ReadonlyMap<string, DeclaredResource>,
): string | undefined {
  const kind = kindOf(target, byAddress);
  for (const action of kind ? REQUIRED_ACTIONS[kind] : []) {
    const allowed = allowing(role, action);
    if (allowed.length > 0 && allowed.every(({ policy }) => policy !== undefined)) return allowed[0]?.policy;
  }
  return undefined;
}

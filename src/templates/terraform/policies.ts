import type { AllowedAction } from '../../domain/declared/resources.ts';
import type { Evaluator } from './evaluate.ts';
import { addressOf } from './configs.ts';
import { given } from './given.ts';
import type { Declaration } from './module.ts';
import {
  attributeOf,
  blocksOf,
  dynamicOf,
  type Expression,
  type ObjectValue,
  type Template,
  valueOf,
} from './node.ts';

/** Largest policy that is read, in characters; IAM's own limit is 10,240. */
const MAX_POLICY = 20_000;

type Allowed = readonly AllowedAction[] | undefined;

/** Most actions of one policy: of more, none is told. IAM's limit of 10,240 characters has room for about 1,000. */
const MAX_ACTIONS = 2_000;

const known = new WeakMap<Expression, { readonly allows: Allowed }>();

/** The actions that a policy allows; undefined: at least one part is not literal. Read once: many roles may have it. */
export function allowedBy(policy: Expression | undefined, evaluator: Evaluator): Allowed {
  if (!policy) return undefined;
  const found = known.get(policy);
  if (found) return found.allows;
  const actions = readPolicy(policy, evaluator);
  const allows = actions && actions.length <= MAX_ACTIONS ? actions : undefined;
  known.set(policy, { allows });
  return allows;
}

function readPolicy(policy: Expression, evaluator: Evaluator): Allowed {
  if (policy.kind === 'call' && policy.name === 'jsonencode') {
    const [document] = policy.args;
    return document?.kind === 'object' ? objectPolicy(document, evaluator) : undefined;
  }
  if (policy.kind === 'template') return textPolicy(policy);
  return policy.kind === 'traversal' ? documentPolicy(addressOf(policy), evaluator) : undefined;
}

/** `data.aws_iam_policy_document.x.json`. */
/** Attributes with which other documents, or several of this one, decide too. */
const COMPOSED = [
  'source_policy_documents',
  'override_policy_documents',
  'source_json',
  'override_json',
  'for_each',
  'count',
];

function documentPolicy(address: string | undefined, evaluator: Evaluator): Allowed {
  const document = address === undefined ? undefined : evaluator.module.declarations.get(address);
  if (document?.type !== 'data.aws_iam_policy_document') return undefined;
  const found = documents.get(document);
  if (found) return found.allows;
  const allows = readDocument(document, evaluator);
  documents.set(document, { allows });
  return allows;
}

const documents = new WeakMap<Declaration, { readonly allows: Allowed }>();

function readDocument(document: Declaration, evaluator: Evaluator): Allowed {
  const { body } = document.block;
  if (dynamicOf(body, 'statement') || COMPOSED.some((name) => attributeOf(body, name))) return undefined;
  return all(
    blocksOf(body, 'statement').map(({ body: statement }) => {
      const effect = given(statement, 'effect')?.value;
      const allowed = effect ? evaluator.value(effect) : undefined;
      if (allowed?.kind === 'literal' && allowed.value === 'Deny') return [];
      if (effect && allowed?.kind !== 'literal') return undefined;
      if (given(statement, 'not_actions')) return undefined;
      return statementOf(given(statement, 'actions')?.value, given(statement, 'resources')?.value, evaluator);
    }),
  );
}

function all(lists: readonly Allowed[]): Allowed {
  return lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
}

/** `jsonencode({ Statement = [{ Action = …, Effect = "Allow", Resource = … }] })`. */
function objectPolicy(document: ObjectValue, evaluator: Evaluator): Allowed {
  const statement = valueOf(document, 'Statement');
  const items = statement?.kind === 'list' ? statement.items : statement ? [statement] : undefined;
  if (!items || hasOpenKeys(document)) return undefined;
  return all(
    items.map((item) => {
      if (item.kind !== 'object' || hasOpenKeys(item)) return undefined;
      const effect = valueOf(item, 'Effect');
      const value = effect && evaluator.value(effect);
      if (value?.kind !== 'literal' || valueOf(item, 'NotAction')) return undefined;
      if (value.value !== 'Allow') return [];
      return statementOf(valueOf(item, 'Action'), valueOf(item, 'Resource'), evaluator);
    }),
  );
}

const hasOpenKeys = ({ entries }: ObjectValue): boolean => entries.some(({ key }) => !key);

function statementOf(
  actions: Expression | undefined,
  resources: Expression | undefined,
  evaluator: Evaluator,
): Allowed {
  const names = actions && textsOf(actions, evaluator);
  if (!names) return undefined;
  const arns = resources && resourcesOf(resources, evaluator);
  return names.map((action) => ({ action, ...(arns && { resources: arns }) }));
}

function textsOf(value: Expression, evaluator: Evaluator): readonly string[] | undefined {
  const texts = (value.kind === 'list' ? value.items : [value]).map((item) => {
    const text = evaluator.value(item);
    return text.kind === 'literal' ? text.value : undefined;
  });
  return texts.includes(undefined) ? undefined : texts.flatMap((text) => text ?? []);
}

/** Literal ARNs and addresses; undefined: one is neither, or any is meant. */
function resourcesOf(value: Expression, evaluator: Evaluator): readonly string[] | undefined {
  const texts = (value.kind === 'list' ? value.items : [value]).map((item) => {
    const text = evaluator.value(item);
    if (text.kind === 'reference') return text.to;
    return text.kind === 'literal' && text.value !== '*' ? text.value : undefined;
  });
  return texts.includes(undefined) ? undefined : texts.flatMap((text) => text ?? []);
}

/** A policy written as JSON, with interpolations only in the place of values. */
function textPolicy({ parts }: Template): Allowed {
  const pieces = parts.map((part) =>
    part.kind === 'text' ? part.text : part.kind === 'value' ? OPEN : undefined,
  );
  if (pieces.includes(undefined)) return undefined;
  const text = pieces.join('');
  if (text.length > MAX_POLICY) return undefined;
  try {
    return jsonPolicy(JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** Stands for an interpolation: an action with it is not literal. */
const OPEN = '\uFFFD';

function jsonPolicy(document: unknown): Allowed {
  const statement = fieldOf(document, 'Statement');
  const items: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
  return all(
    items.map((item): Allowed => {
      const effect = fieldOf(item, 'Effect');
      if (effect === 'Deny') return [];
      const action = fieldOf(item, 'Action');
      const actions: readonly unknown[] = Array.isArray(action) ? action : [action];
      if (effect !== 'Allow' || fieldOf(item, 'NotAction') !== undefined) return undefined;
      return all(
        actions.map((one) =>
          typeof one === 'string' && !one.includes(OPEN) ? [{ action: one }] : undefined,
        ),
      );
    }),
  );
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

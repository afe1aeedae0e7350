import { LATEST } from '../../domain/arn/functionArn.ts';
import type { Declared, Span } from '../../domain/declared/declared.ts';
import type { DeclaredQualifier } from '../../domain/declared/resources.ts';
import { MAX_QUOTE } from '../limits.ts';
import { type Entry, entryOf, scalarAt, spanOf, type TreeNode } from '../tree/node.ts';
import { ALIASES, normalized, provisionedLogicalId } from './names.ts';
import { declaredText, type Service } from './service.ts';

/** Provisioned concurrency, SnapStart and durable settings each publish an alias, in this order. */
export function aliasOf(service: Service, { key, value }: Entry): DeclaredQualifier | undefined {
  const provisioned = entryOf(value, 'provisionedConcurrency');
  const isProvisioned = isOn(service, provisioned?.value);
  if (provisioned && isProvisioned) {
    const published = provisionedAlias(service, key.text, provisioned);
    return isProvisioned === 'unknown' ? { ...published, isConditional: true } : published;
  }
  const snapStart = entryOf(value, 'snapStart');
  if (snapStart && isOn(service, snapStart.value)) {
    return alias(key.text, snapStart, `${normalized(key.text)}SnapStartLambdaAlias`, ALIASES.snapStart);
  }
  const durable = entryOf(value, 'durableConfig');
  if (!durable?.value) return undefined;
  return alias(key.text, durable, `${normalized(key.text)}DurableLambdaAlias`, ALIASES.durable);
}

function provisionedAlias(service: Service, key: string, entry: Entry): DeclaredQualifier {
  const own = scalarAt(service.evaluator.follow(entry.value), 'alias');
  if (!own) return alias(key, entry, provisionedLogicalId(key, ALIASES.provisioned), ALIASES.provisioned);
  const name = declaredText(service, own);
  const logicalId = provisionedLogicalId(key, name.kind === 'literal' ? name.value : '');
  return { ...alias(key, entry, logicalId, ALIASES.provisioned), name };
}

function alias(key: string, entry: Entry, address: string, name: string): DeclaredQualifier {
  const nameAt = entry.key.inner;
  return {
    kind: 'alias',
    address,
    at: spanOf(entry),
    nameAt,
    of: { kind: 'reference', to: key, at: nameAt },
    name: { kind: 'literal', value: name, at: nameAt },
  };
}

/** Presence of a setting; `unknown`: a variable decides. */
function isOn(service: Service, node: TreeNode | undefined): boolean | 'unknown' {
  const value = service.evaluator.follow(node);
  if (!value) return false;
  if (value.kind !== 'scalar') return true;
  const text = declaredText(service, value);
  if (text.kind !== 'literal') return 'unknown';
  return !['', '0', 'false', 'null', '~'].includes(text.value);
}

/** The alias that is published, else `$LATEST`; unknown where a variable decides whether there is an alias. */
export function qualifierOf(
  service: Service,
  value: TreeNode | undefined,
  published: DeclaredQualifier | undefined,
  span: Span,
): Declared<string> {
  const entry = entryOf(value, 'provisionedConcurrency') ?? entryOf(value, 'snapStart');
  const isSure = !entry || isOn(service, entry.value) !== 'unknown';
  if (!isSure) {
    const text = entry.value?.kind === 'scalar' ? entry.value.text.slice(0, MAX_QUOTE) : '';
    return { kind: 'unknown', why: 'condition', text, at: entry.key.inner };
  }
  return published?.name ?? { kind: 'literal', value: LATEST, at: span };
}

import type { Remark, TextEdit } from '../../domain/declared/remark.ts';
import type { DeclaredConfig } from '../../domain/declared/resources.ts';
import { addressOf } from './configs.ts';
import type { Evaluator } from './evaluate.ts';
import { attributeOf, type Block, type Expression } from './node.ts';
import { partsOf } from './expressionParts.ts';

/** 18: two configs of one function that are created at the same time (409). */
export function collisions(configs: readonly DeclaredConfig[], evaluator: Evaluator): readonly Remark[] {
  const groups = new Map<string, DeclaredConfig[]>();
  for (const config of configs) {
    const isCertain = config.isRepeated !== true && config.isConditional !== true;
    const isResource = evaluator.module.declarations.has(config.address);
    if (config.of.kind !== 'reference' || !isCertain || !isResource) continue;
    const group = groups.get(config.of.to) ?? [];
    groups.set(config.of.to, [...group, config].slice(0, MAX_GROUP));
  }
  return [...groups.values()].flatMap((group) => unordered(group, evaluator));
}

/** Most configs of one function that are compared. */
const MAX_GROUP = 10;

function unordered(group: readonly DeclaredConfig[], evaluator: Evaluator): readonly Remark[] {
  return group.flatMap((config, index) => {
    const earlier = group
      .slice(0, index)
      .find((other) => !isOrdered(config.address, other.address, evaluator));
    return earlier ? [remarkOf(config, earlier, evaluator)] : [];
  });
}

const isOrdered = (one: string, other: string, evaluator: Evaluator): boolean =>
  dependsOn(one, other, evaluator) || dependsOn(other, one, evaluator);

/** Most declarations that are followed for one question, and names in them for all questions of a module. */
const MAX_FOLLOWED = 500;
const MAX_NAMES = 1_000_000;

const named = new WeakMap<Evaluator, number>();

/** True if a declaration names another, itself or through what it names. */
function dependsOn(from: string, to: string, evaluator: Evaluator): boolean {
  const { module } = evaluator;
  let count = named.get(evaluator) ?? 0;
  const seen = new Set([from]);
  const rest = [from];
  for (let next = rest.pop(); next !== undefined && seen.size < MAX_FOLLOWED; next = rest.pop()) {
    const block = module.declarations.get(next)?.block;
    const addresses = block && addressesIn(block);
    count += addresses?.size ?? 0;
    named.set(evaluator, count);
    // Ordered, so that no warning is false.
    if (addresses?.has(to) === true || count > MAX_NAMES) return true;
    for (const address of addresses ?? []) {
      if (!seen.has(address)) rest.push(address);
      seen.add(address);
    }
  }
  return seen.size >= MAX_FOLLOWED;
}

const known = new WeakMap<Block, ReadonlySet<string>>();

function addressesIn(block: Block): ReadonlySet<string> {
  const addresses = known.get(block);
  if (addresses) return addresses;
  const found = new Set<string>();
  const blocks = [block];
  for (let next = blocks.pop(); next; next = blocks.pop()) {
    for (const inner of next.body.blocks) blocks.push(inner);
    const rest: Expression[] = next.body.attributes.flatMap(({ value }) => value ?? []);
    for (let value = rest.pop(); value; value = rest.pop()) {
      const address = value.kind === 'traversal' ? addressOf(value) : undefined;
      if (address !== undefined) found.add(address);
      else if (value.kind === 'template' && value.parts[0]?.kind === 'text') found.add(value.parts[0].text);
      for (const part of partsOf(value)) rest.push(part);
    }
  }
  known.set(block, found);
  return found;
}

function remarkOf(config: DeclaredConfig, earlier: DeclaredConfig, evaluator: Evaluator): Remark {
  const edit = dependency(config.address, earlier.address, evaluator);
  return {
    kind: 'configs-collide',
    at: config.nameAt,
    subject: config.address,
    facts: { other: earlier.address },
    fixes: edit ? [{ kind: 'add-depends-on', subject: earlier.address, edits: [edit] }] : [],
  };
}

/** `depends_on` with one more address, where the text has a place for it. */
function dependency(address: string, other: string, { module }: Evaluator): TextEdit | undefined {
  const block = module.declarations.get(address)?.block;
  if (!block || block.body.isJson === true) return undefined;
  const written = attributeOf(block.body, 'depends_on');
  const list = written?.value;
  if (list?.kind === 'list' && written?.isBroken !== true) {
    const last = list.items.at(-1);
    const start = last?.at.end ?? list.at.start + 1;
    return { at: { ...list.at, start, end: start }, text: last ? `, ${other}` : other };
  }
  if (written || block.end === undefined) return undefined;
  const line = module.slice({
    ...block.at,
    start: Math.max(block.at.start, block.end - 200),
    end: block.end,
  });
  const indent = /\n([ \t]*)$/.exec(line)?.[1];
  if (indent === undefined) return undefined;
  const start = block.end - indent.length;
  const text = `\n${indent}  depends_on = [${other}]\n`;
  return { at: { ...block.at, start, end: start }, text };
}

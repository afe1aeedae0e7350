import { parseFunctionArn, parseFunctionRef } from '../../domain/arn/functionArn.ts';
import type { Declared } from '../../domain/declared/declared.ts';
import type { DeclaredResource, Reference, ReferenceForm, Referent } from '../../domain/declared/template.ts';
import { MAX_RESOURCES } from '../limits.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { at, type Entry, entriesOf, type Scalar, type TreeNode } from '../tree/node.ts';
import { placeWithin } from '../tree/within.ts';
import { PLACEHOLDER } from './placeholders.ts';
import type { Stack } from './stack.ts';
import { piecesOfSub } from './sub.ts';
import type { Values } from './values.ts';

const LOG_GROUP = '/aws/lambda/';
/** Behind these keys stands the name, ARN or partial ARN of a function. */
const NAME_KEYS = new Set(['FunctionName', 'TargetFunctionArn']);
/** SAM's ways to name a resource by its logical id alone. */
const ID_PARENTS = new Set(['Source', 'Destination']);

/** Where a node stands. */
interface Context {
  /** The key that it stands behind. */
  readonly key: string;
  readonly parent: string;
  /** The resource that it is part of. */
  readonly owner: string;
  /** What `${name}` stands for in the definition of a state machine. */
  readonly substitutions: ReadonlyMap<string, TreeNode>;
}

/** Finds every place of a template that names one of its functions, qualifiers, configs and sinks, or a deployed function. */
export class References {
  readonly #stack: Stack;
  readonly #values: Values;
  readonly #declared: ReadonlyMap<string, DeclaredResource>;
  readonly #byName: ReadonlyMap<string, string>;
  readonly #found: Reference[] = [];

  constructor(stack: Stack, values: Values, resources: readonly DeclaredResource[]) {
    this.#stack = stack;
    this.#values = values;
    this.#declared = new Map(resources.map((resource) => [resource.address, resource]));
    this.#byName = new Map(
      resources.flatMap((resource) =>
        resource.kind === 'function' && resource.name?.kind === 'literal'
          ? [[resource.name.value, resource.address] as const]
          : [],
      ),
    );
  }

  all(): readonly Reference[] {
    for (const resource of this.#declared.values()) {
      if (resource.kind !== 'role') this.#add('declaration', this.#to(resource.address), resource.nameAt);
    }
    this.#walk();
    return this.#found;
  }

  /** Visits every node once, also those that YAML's aliases share. */
  #walk(): void {
    const none = new Map<string, TreeNode>();
    const seen = new Set<TreeNode>();
    const rest: { node: TreeNode; context: Context }[] = [
      { node: this.#stack.root, context: { key: '', parent: '', owner: '', substitutions: none } },
    ];
    for (let next = rest.pop(); next && this.#found.length < MAX_RESOURCES; next = rest.pop()) {
      const { node, context } = next;
      if (seen.has(node)) continue;
      seen.add(node);
      this.#visit(node, context);
      if (node.kind === 'list') for (const item of node.items) rest.push({ node: item, context });
      for (const entry of entriesOf(node)) {
        this.#entry(entry, context);
        if (entry.value) rest.push({ node: entry.value, context: this.#below(entry, context) });
      }
    }
  }

  #below({ key, value }: Entry, context: Context): Context {
    const owner = context.parent === '' && context.key === 'Resources' ? key.text : context.owner;
    const properties =
      owner === context.owner ? undefined : at(value, 'Properties', 'DefinitionSubstitutions');
    const substitutions = properties
      ? new Map(
          entriesOf(properties).flatMap((entry) =>
            entry.value ? [[entry.key.text, entry.value] as const] : [],
          ),
        )
      : context.substitutions;
    return { key: key.text, parent: context.key, owner, substitutions };
  }

  #entry({ key, value }: Entry, context: Context): void {
    if (!value) return;
    if (key.text === 'DependsOn' && context.parent === 'Resources') {
      for (const item of value.kind === 'list' ? value.items : [value]) {
        if (item.kind === 'scalar') this.#name('dependsOn', item.text, item, 0, item.text.length);
      }
    }
    if (key.text === 'Id' && ID_PARENTS.has(context.key) && value.kind === 'scalar') {
      this.#name('ref', value.text, value, 0, value.text.length);
    }
  }

  #visit(node: TreeNode, context: Context): void {
    const intrinsic = intrinsicOf(node);
    switch (intrinsic?.kind) {
      case 'ref':
        return this.#name('ref', intrinsic.name, intrinsic.target, 0, intrinsic.name.length);
      case 'getAtt':
        return this.#name('getAtt', intrinsic.name, intrinsic.target, 0, intrinsic.name.length);
      case 'sub':
        this.#sub(intrinsic.text, intrinsic.map);
        return this.#text(intrinsic.text, context, this.#values.text(node));
      case undefined:
        if (node.kind === 'scalar' && typeof node.value === 'string') this.#text(node, context);
        return;
      default:
        return;
    }
  }

  /** A logical id, or one with an attribute behind it (`Orders.Alias`). Of other resources nothing is said. */
  #name(form: ReferenceForm, name: string, scalar: Scalar, start: number, end: number): void {
    const base = name.split('.', 1)[0] ?? '';
    const address = this.#declared.has(name) ? name : base;
    if (!this.#declared.has(address) || this.#declared.get(address)?.kind === 'role') return;
    const length = Math.min(end - start, address.length);
    this.#add(form, this.#to(address), this.#place(scalar, start, start + length));
  }

  #sub(text: Scalar, map: TreeNode | undefined): void {
    const given = new Set(entriesOf(map).map(({ key }) => key.text));
    for (const piece of piecesOfSub(text.text)) {
      if (piece.kind === 'text' || given.has(piece.name)) continue;
      this.#name('sub', piece.name, text, piece.start, piece.end);
    }
  }

  /** Names in plain texts: log groups, name properties, and what a state machine's definition fills in. */
  #text(scalar: Scalar, context: Context, value?: Declared<string>): void {
    const { text } = scalar;
    if (context.substitutions.size > 0 && text.includes('${')) this.#substituted(scalar, context);
    const group = text.indexOf(LOG_GROUP);
    if (group !== -1) this.#logGroup(scalar, group + LOG_GROUP.length);
    else if (NAME_KEYS.has(context.key)) this.#nameProperty(scalar, context, value);
  }

  #substituted(scalar: Scalar, { substitutions }: Context): void {
    for (const piece of piecesOfSub(scalar.text)) {
      const given = piece.kind === 'name' ? substitutions.get(piece.name) : undefined;
      if (piece.kind !== 'name' || !given) continue;
      const value = this.#values.text(given);
      const place = this.#place(scalar, piece.start, piece.end);
      if (value.kind === 'reference' && this.#declared.has(value.to)) {
        this.#add('stepFunction', this.#to(value.to), place);
      }
    }
  }

  #logGroup(scalar: Scalar, start: number): void {
    const name = /^[\w-]{1,140}/.exec(scalar.text.slice(start))?.[0];
    if (name === undefined) return;
    const end = start + name.length;
    // What goes on behind the name is another name.
    if (end < scalar.text.length && !/[:/\s"']/.test(scalar.text.charAt(end))) return;
    this.#add('logGroup', this.#named(name), this.#place(scalar, start, end));
  }

  #nameProperty(scalar: Scalar, { owner }: Context, value?: Declared<string>): void {
    const own = this.#stack.resources.get(owner);
    const isDeclaration = own?.entry.value !== undefined && this.#declared.get(owner)?.kind === 'function';
    if (isDeclaration) return this.#add('nameProperty', this.#to(owner), scalar.inner);
    // The places in `Fn::Sub` tell themselves.
    if (value || scalar.text.includes(PLACEHOLDER) || parseFunctionArn(scalar.text)) return;
    const parsed = parseFunctionRef(scalar.text);
    if (parsed.ok) this.#add('nameProperty', this.#named(scalar.text), scalar.inner);
  }

  #named(ref: string): Referent {
    const address = this.#byName.get(ref);
    return address === undefined ? { kind: 'named', ref } : this.#to(address);
  }

  readonly #to = (address: string): Referent => ({ kind: 'declared', address });

  #place(scalar: Scalar, start: number, end: number) {
    return placeWithin(this.#stack.source.text, scalar, start, end);
  }

  #add(form: ReferenceForm, to: Referent, place: Reference['at']): void {
    this.#found.push({ form, to, at: place });
  }
}

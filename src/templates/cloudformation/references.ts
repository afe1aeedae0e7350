import type { Declared, Span } from '../../domain/declared/declared.ts';
import type { Reference, ReferenceForm, Referent } from '../../domain/declared/template.ts';
import type { DeclaredResource } from '../../domain/declared/resources.ts';
import { MAX_RESOURCES } from '../limits.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { at, type Entry, entriesOf, entryOf, type Scalar, scalarAt, type TreeNode } from '../tree/node.ts';
import { placeWithin } from '../tree/within.ts';
import { NamePlaces } from './namePlaces.ts';
import { isCreatedSink } from './samNames.ts';
import type { Stack } from './stack.ts';
import { piecesOfSub } from './sub.ts';
import type { Values } from './values.ts';

/** Behind these keys stands the name, ARN or partial ARN of a function. */
const NAME_KEYS = new Set(['FunctionName', 'TargetFunctionArn']);
/** SAM's ways to name a resource by its logical id alone. */
const ID_PARENTS = new Set(['Source', 'Destination']);
const SECTIONS = new Set(['Conditions', 'Parameters', 'Outputs']);
/** SAM's policy template that takes a function's name. */
const POLICY = 'LambdaInvokePolicy';

/** Where a node stands. */
interface Context {
  /** The key that it stands behind. */
  readonly key: string;
  readonly parent: string;
  /** The resource that it is part of. */
  readonly owner: string;
  /** Values of `${name}` in the definition of a state machine. */
  readonly substitutions: ReadonlyMap<string, TreeNode>;
}

/** Finds every place of a template that names one of its functions, qualifiers, configs and sinks, or a deployed function. */
export class References {
  readonly #stack: Stack;
  readonly #values: Values;
  readonly #declared: ReadonlyMap<string, DeclaredResource>;
  readonly #names: NamePlaces;
  /** Pieces of `Fn::Join` that others follow: none is a whole name. */
  readonly #pieces = new Set<TreeNode>();
  /** Values of `DefinitionSubstitutions`, of which each may be named many times. */
  readonly #given = new Map<TreeNode, Declared<string>>();
  readonly #found: Reference[] = [];

  constructor(stack: Stack, values: Values, resources: readonly DeclaredResource[]) {
    this.#stack = stack;
    this.#values = values;
    // Roles are declared for the rules alone.
    const named = resources.filter(({ kind }) => kind !== 'role');
    this.#declared = new Map(named.map((resource) => [resource.address, resource]));
    this.#names = new NamePlaces(stack, values);
  }

  all(): readonly Reference[] {
    for (const { address, nameAt } of this.#declared.values()) {
      this.#add('declaration', this.#to(address), nameAt);
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
    if (NAME_KEYS.has(key.text)) this.#nameProperty(value, context);
  }

  #visit(node: TreeNode, context: Context): void {
    const intrinsic = intrinsicOf(node);
    switch (intrinsic?.kind) {
      case 'ref':
        return this.#name('ref', intrinsic.name, intrinsic.target, 0, intrinsic.name.length);
      case 'getAtt':
        if (isCreatedSink(intrinsic.attribute)) return;
        return this.#name('getAtt', intrinsic.name, intrinsic.target, 0, intrinsic.name.length);
      case 'sub':
        this.#sub(intrinsic.text, intrinsic.map);
        return this.#text(intrinsic.text, context, intrinsic);
      case undefined:
        if (node.kind === 'scalar' && typeof node.value === 'string') this.#text(node, context);
        if (node.kind === 'map' && context.key === 'Dimensions') this.#dimension(node, context);
        return;
      case 'join':
        for (const item of intrinsic.items.items.slice(0, -1)) this.#pieces.add(item);
        return;
      default:
        return;
    }
  }

  /** A logical id, or one with an attribute behind it (`Orders.Alias`). Of other resources nothing is said. */
  #name(form: ReferenceForm, name: string, scalar: Scalar, start: number, end: number): void {
    const base = name.split('.', 1)[0] ?? '';
    if (isCreatedSink(name.slice(base.length + 1))) return;
    const address = this.#declared.has(name) ? name : base;
    if (!this.#declared.has(address)) return;
    const length = Math.min(end - start, address.length);
    this.#add(form, this.#to(address), this.#place(scalar, start, start + length));
  }

  #sub(text: Scalar, map: TreeNode | undefined): void {
    for (const piece of piecesOfSub(text.text)) {
      if (this.#found.length >= MAX_RESOURCES) return;
      if (piece.kind === 'text' || entryOf(map, piece.name)) continue;
      this.#name('sub', piece.name, text, piece.start, piece.end);
    }
  }

  /** Names in texts: log groups, and what a state machine's definition fills in. */
  #text(scalar: Scalar, context: Context, sub?: { readonly map?: TreeNode }): void {
    if (context.substitutions.size > 0 && scalar.text.includes('${')) this.#substituted(scalar, context);
    if (this.#pieces.has(scalar)) return;
    for (const reference of this.#names.inText(scalar, sub)) this.#found.push(reference);
  }

  #substituted(scalar: Scalar, { substitutions }: Context): void {
    for (const piece of piecesOfSub(scalar.text)) {
      if (this.#found.length >= MAX_RESOURCES) return;
      const given = piece.kind === 'name' ? substitutions.get(piece.name) : undefined;
      if (piece.kind !== 'name' || !given) continue;
      const value = this.#given.get(given) ?? this.#values.text(given);
      this.#given.set(given, value);
      if (value.kind === 'reference' && this.#declared.has(value.to)) {
        this.#add('stepFunction', this.#to(value.to), this.#place(scalar, piece.start, piece.end));
      }
    }
  }

  /** The name of a function is part of its declaration; elsewhere it names another. */
  #nameProperty(node: TreeNode, { key, parent, owner }: Context): void {
    // There it is the logical id of a condition, a parameter or an output.
    if (parent === '' && SECTIONS.has(key)) return;
    const isOwn = key === 'Properties' && parent === owner && owner !== '';
    if (isOwn && this.#declared.get(owner)?.kind === 'function') {
      return this.#add('nameProperty', this.#to(owner), this.#names.placeOf(node));
    }
    for (const reference of this.#names.property(node, isOwn || key === POLICY)) this.#found.push(reference);
  }

  /** The dimension of a metric: `{ Name: FunctionName, Value: … }`. */
  #dimension(node: TreeNode, { owner }: Context): void {
    const value = at(node, 'Value');
    if (scalarAt(node, 'Name')?.text !== 'FunctionName' || !value || owner === '') return;
    for (const reference of this.#names.property(value, true)) this.#found.push(reference);
  }

  readonly #to = (address: string): Referent => ({ kind: 'declared', address });

  #place(scalar: Scalar, start: number, end: number): Span {
    return placeWithin(this.#stack.source.text, scalar, start, end);
  }

  #add(form: ReferenceForm, to: Referent, place: Reference['at']): void {
    this.#found.push({ form, to, at: place });
  }
}

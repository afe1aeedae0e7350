import { parseFunctionArn, parseFunctionRef } from '../../domain/arn/functionArn.ts';
import type { Span } from '../../domain/declared/declared.ts';
import type { Reference, Referent } from '../../domain/declared/template.ts';
import { MAX_RESOURCES } from '../limits.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import type { Scalar, TreeNode } from '../tree/node.ts';
import { placeWithin } from '../tree/within.ts';
import { functionNames } from './functionNames.ts';
import { PLACEHOLDER } from './placeholders.ts';
import type { Stack } from './stack.ts';
import type { Values } from './values.ts';

/** What stands before a name in a text; an ARN is one of the stack's own account and Region. */
const MARKERS = [
  { marker: '/aws/lambda/', form: 'logGroup' },
  { marker: ':lambda:${AWS::Region}:${AWS::AccountId}:function:', form: 'arn' },
] as const;
/** A name behind it, with the placeholders of `Fn::Sub`: at most 140 characters and a few placeholders. */
const NAME = /(?:[\w-]{1,140}|\$\{[\w:.]{1,255}\}){1,16}/y;

/** Finds functions that are named by their names: in properties, in the names of their log groups, and in ARNs. */
export class NamePlaces {
  readonly #stack: Stack;
  readonly #values: Values;

  constructor(stack: Stack, values: Values) {
    this.#stack = stack;
    this.#values = values;
  }

  /** A property that takes the name, ARN or partial ARN of a function. */
  property(node: TreeNode, isSure: boolean): readonly Reference[] {
    const to = intrinsicOf(node) ? this.#expressed(node, isSure) : this.#literal(node);
    return to ? [{ form: 'nameProperty', to, at: this.placeOf(node) }] : [];
  }

  /** The value without its quotes and the lines behind it. */
  placeOf(node: TreeNode): Span {
    if (node.kind === 'scalar') return node.inner;
    const { start, end } = node.at;
    return { ...node.at, end: start + this.#stack.source.text.slice(start, end).trimEnd().length };
  }

  #literal(node: TreeNode): Referent | undefined {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.text.includes(PLACEHOLDER))
      return undefined;
    // ARNs in full are found in any text.
    if (parseFunctionArn(node.text) || !parseFunctionRef(node.text).ok) return undefined;
    return this.#known(node.text) ?? { kind: 'named', ref: node.text };
  }

  /** References tell themselves. */
  #expressed(node: TreeNode, isSure: boolean): Referent | undefined {
    const key = this.#values.key(node);
    const known = key === undefined ? undefined : this.#known(key);
    if (known) return known;
    const value = this.#values.text(node);
    if (value.kind === 'literal') return { kind: 'named', ref: value.value };
    if (!isSure || value.kind === 'reference' || this.#names(node)) return undefined;
    return { kind: 'unknown', why: value.why, text: value.text };
  }

  /** True if a resource stands in a text that is put together. */
  #names(node: TreeNode): boolean {
    const value = this.#values.text(node);
    if (value.kind !== 'unknown') return false;
    return (
      value.parts?.some((part) => part.kind === 'unknown' && this.#stack.resources.has(part.name)) === true
    );
  }

  #known(key: string): Referent | undefined {
    const address = functionNames(this.#stack, this.#values).get(key);
    return address === undefined ? undefined : { kind: 'declared', address };
  }

  /** Names in `/aws/lambda/NAME` and `:function:NAME`, in a plain text or in that of `Fn::Sub`. */
  inText(scalar: Scalar, sub?: { readonly map?: TreeNode }): readonly Reference[] {
    return MARKERS.flatMap(({ marker, form }) =>
      this.#behind(scalar, marker).flatMap(({ name, start }): readonly Reference[] => {
        const to = this.#named(name, scalar, sub);
        // `findArn` reads ARNs itself; only the template knows the functions of expressions.
        const isOwn = form === 'logGroup' || (to?.kind === 'declared' && name.includes('${'));
        return to && isOwn ? [{ form, to, at: this.#place(scalar, start, start + name.length) }] : [];
      }),
    );
  }

  #behind({ text }: Scalar, marker: string): readonly { readonly name: string; readonly start: number }[] {
    const found: { name: string; start: number }[] = [];
    for (
      let at = text.indexOf(marker);
      at !== -1 && found.length < MAX_RESOURCES;
      at = text.indexOf(marker, at + 1)
    ) {
      const start = at + marker.length;
      NAME.lastIndex = start;
      const name = NAME.exec(text)?.[0];
      if (name !== undefined && endsAt(text, start + name.length)) found.push({ name, start });
    }
    return found;
  }

  #named(name: string, scalar: Scalar, sub: { readonly map?: TreeNode } | undefined): Referent | undefined {
    if (!name.includes('${')) return this.#known(name) ?? { kind: 'named', ref: name };
    const key = sub && this.#values.keyOfSub(name, scalar, sub.map);
    return key === undefined ? undefined : this.#known(key);
  }

  #place(scalar: Scalar, start: number, end: number): Span {
    return placeWithin(this.#stack.source.text, scalar, start, end);
  }
}

/** A name that continues is another name. */
const endsAt = (text: string, end: number): boolean =>
  end === text.length || /[:\s"'\\,]/.test(text.charAt(end));

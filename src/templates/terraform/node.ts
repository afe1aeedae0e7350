import type { Span } from '../../domain/declared/declared.ts';

/** A word with its place. */
export interface Word {
  readonly text: string;
  readonly at: Span;
}

export type Step =
  | { readonly kind: 'attribute'; readonly name: string; readonly at: Span }
  | { readonly kind: 'index'; readonly key?: Expression; readonly at: Span }
  | { readonly kind: 'splat'; readonly at: Span };

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string; readonly at: Span }
  | { readonly kind: 'value'; readonly value?: Expression; readonly at: Span }
  /** `%{ if … }`, `%{ for … }`. */
  | { readonly kind: 'directive'; readonly values: readonly Expression[]; readonly at: Span };

/** A text in quotes, a heredoc, or a string of JSON. */
export interface Template {
  readonly kind: 'template';
  readonly at: Span;
  /** Between the quotes. */
  readonly inner: Span;
  readonly parts: readonly TemplatePart[];
}

/** `aws_lambda_function.x[0].arn`, `var.name`. */
export interface Traversal {
  readonly kind: 'traversal';
  readonly root: Word;
  readonly steps: readonly Step[];
  readonly at: Span;
}

export interface ObjectEntry {
  /** Absent: the key is not literal. */
  readonly key?: Word;
  readonly keyValue?: Expression;
  readonly value?: Expression;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
  readonly at: Span;
}

/** An expression of Terraform's language, or a value of its JSON form. */
export type Expression =
  | Template
  | Traversal
  | ObjectValue
  | {
      readonly kind: 'literal';
      readonly value: number | boolean | null;
      readonly text: string;
      readonly at: Span;
    }
  /** Steps behind anything else: `one(…).arn`. */
  | { readonly kind: 'access'; readonly of: Expression; readonly steps: readonly Step[]; readonly at: Span }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly at: Span }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly at: Span }
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly at: Span;
    }
  /** Operations, `for`, and what is not valid: only its parts are known. */
  | { readonly kind: 'other'; readonly parts: readonly Expression[]; readonly at: Span };

export interface Attribute {
  readonly name: Word;
  readonly value?: Expression;
  /** The value is not finished or not valid; its parts are kept for what they name. */
  readonly isBroken?: boolean;
  /** Name and value. */
  readonly at: Span;
}

export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
  /** Text in the body that belongs to no attribute, since it is not finished. */
  readonly loose: readonly Expression[];
  /** The JSON form, in which blocks are written as attributes. */
  readonly isJson?: boolean;
}

export interface Block {
  readonly type: Word;
  readonly labels: readonly Word[];
  readonly body: Body;
  readonly at: Span;
  /** Before the closing brace; undefined: there is none. */
  readonly end?: number;
}

export const EMPTY: Body = { attributes: [], blocks: [], loose: [] };

/** Bodies with more attributes are indexed. */
const FEW = 16;
const indexes = new WeakMap<Body, ReadonlyMap<string, Attribute>>();

const objects = new WeakMap<ObjectValue, ReadonlyMap<string, Expression | undefined>>();

/** The last value of a literal key. */
export function valueOf(object: ObjectValue, key: string): Expression | undefined {
  const { entries } = object;
  if (entries.length <= FEW) return entries.findLast((entry) => entry.key?.text === key)?.value;
  const index =
    objects.get(object) ??
    new Map(entries.flatMap((entry) => (entry.key ? [[entry.key.text, entry.value] as const] : [])));
  objects.set(object, index);
  return index.get(key);
}

/** The attribute of a name, also when its value is broken. */
export function attributeOf(body: Body, name: string): Attribute | undefined {
  if (body.attributes.length <= FEW) return body.attributes.findLast((one) => one.name.text === name);
  const index = indexes.get(body) ?? new Map(body.attributes.map((one) => [one.name.text, one]));
  indexes.set(body, index);
  return index.get(name);
}

/** Nested blocks of a type; in JSON, an object or a list of them. */
export function blocksOf(body: Body, type: string): readonly Block[] {
  const blocks = body.blocks.filter((block) => block.type.text === type);
  const attribute = body.isJson === true ? attributeOf(body, type) : undefined;
  return attribute ? [...blocks, ...jsonBlocks(attribute)] : blocks;
}

function jsonBlocks({ name, value }: Attribute): readonly Block[] {
  const items = value?.kind === 'list' ? value.items : value ? [value] : [];
  return items.flatMap((item) =>
    item.kind === 'object' ? [{ type: name, labels: [], body: jsonBody(item), at: item.at }] : [],
  );
}

/** The body that an object of JSON stands for. */
export function jsonBody(object: ObjectValue): Body {
  const attributes = object.entries.flatMap(({ key, value }): readonly Attribute[] => {
    if (!key || key.text === '//') return [];
    const at = { ...key.at, end: Math.max(key.at.end, value?.at.end ?? 0) };
    return [{ name: key, ...(value && { value }), at }];
  });
  return { attributes, blocks: [], loose: [], isJson: true };
}

/** A `dynamic` block that makes blocks of a type. */
export function dynamicOf(body: Body, type: string): Block | undefined {
  const block = body.blocks.find((one) => one.type.text === 'dynamic' && one.labels[0]?.text === type);
  if (block || body.isJson !== true) return block;
  return blocksOf(body, 'dynamic').flatMap((dynamic) => blocksOf(dynamic.body, type))[0];
}

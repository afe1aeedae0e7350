import type { Span } from '../../domain/declared/declared.ts';
import type { Unread } from '../../domain/declared/template.ts';
import { MAX_FILES, MAX_MODULE, MAX_QUOTE } from '../limits.ts';
import type { Source } from '../reader.ts';
import { isTerraformFile } from './fileName.ts';
import type { ParseHcl } from './grammar.ts';
import { readHcl } from './hclFile.ts';
import { readJson } from './jsonFile.ts';
import { attributeOf, type Block, type Body, type Expression } from './node.ts';

/** Blocks with an address, and where they stand. */
export interface Declaration {
  /** `aws_lambda_function.orders`, `data.aws_lambda_function.orders`, `module.orders`, `var.name`. */
  readonly address: string;
  /** Of resources and data sources their type, of others the type of the block. */
  readonly type: string;
  readonly block: Block;
}

/** All files of one folder. */
export interface Module {
  readonly files: readonly string[];
  readonly bodies: readonly Body[];
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly locals: ReadonlyMap<string, Expression>;
  readonly unread: readonly Unread[];
  /** A text of the module as it is written, cut. */
  quote(at: Span): string;
  /** A text of the module as it is written. */
  slice(at: Span): string;
}

const OVERRIDE = /(?:^|[\\/]|_)override\.(?:tf|tofu)(?:\.json)?$/i;

/** Names that Terraform accepts: of anything else the text is not finished. */
const MAX_LABEL = 255;
const LABEL = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

/** Reads the files of a module; those that are too many or too long are told. */
export function moduleOf(sources: readonly Source[], parse: ParseHcl): Module | undefined {
  const files = effective(sources.filter(({ file }) => isTerraformFile(file)));
  if (files.length === 0) return undefined;
  const unread: Unread[] = [];
  const bodies: { readonly body: Body; readonly isOverride: boolean }[] = [];
  let length = 0;
  for (const [index, source] of files.entries()) {
    length += source.text.length;
    if (index >= MAX_FILES || length > MAX_MODULE) {
      const why = index >= MAX_FILES ? 'tooMany' : 'tooLong';
      unread.push({ why, at: { file: source.file, start: 0, end: source.text.length } });
      if (unread.length >= MAX_FILES) break;
      continue;
    }
    const isJson = source.file.toLowerCase().endsWith('.json');
    const read = isJson ? readJson(source, parse) : readHcl(source, parse);
    unread.push(...read.unread);
    bodies.push({ body: read.body, isOverride: OVERRIDE.test(source.file) });
  }
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const slice = ({ file, start, end }: Span): string => (texts.get(file) ?? '').slice(start, end);
  return {
    files: files.map(({ file }) => file),
    bodies: bodies.map(({ body }) => body),
    ...indexOf(bodies),
    unread,
    slice,
    quote: (at) => slice({ ...at, end: Math.min(at.end, at.start + MAX_QUOTE) }),
  };
}

/** OpenTofu reads `a.tofu` and leaves out `a.tf`. */
function effective(sources: readonly Source[]): readonly Source[] {
  const tofu = new Set(sources.map(({ file }) => file).filter((file) => /\.tofu(?:\.json)?$/i.test(file)));
  if (tofu.size === 0) return sources;
  const isReplaced = (file: string): boolean =>
    /\.tf(?:\.json)?$/i.test(file) && tofu.has(file.replace(/\.tf(\.json)?$/i, '.tofu$1'));
  return sources.filter(({ file }) => !isReplaced(file));
}

function indexOf(
  bodies: readonly { readonly body: Body; readonly isOverride: boolean }[],
): Pick<Module, 'declarations' | 'locals'> {
  const declarations = new Map<string, Declaration>();
  const locals = new Map<string, Expression>();
  const ordered = [...bodies.filter((one) => !one.isOverride), ...bodies.filter((one) => one.isOverride)];
  for (const { body, isOverride } of ordered) {
    for (const block of body.blocks) {
      if (block.type.text === 'locals') addLocals(locals, block.body);
      const declaration = declarationOf(block);
      if (declaration) add(declarations, declaration, isOverride);
    }
  }
  return { declarations, locals };
}

function addLocals(locals: Map<string, Expression>, body: Body): void {
  for (const { name, value, isBroken } of body.attributes) {
    if (value && isBroken !== true) locals.set(name.text, value);
  }
}

function declarationOf(block: Block): Declaration | undefined {
  const { type, labels } = block;
  const [first, second] = labels.map(({ text }) => text);
  if (!labels.every(({ text }) => text.length <= MAX_LABEL && LABEL.test(text)) || first === undefined)
    return undefined;
  switch (type.text) {
    case 'resource':
      return second ? { address: `${first}.${second}`, type: first, block } : undefined;
    case 'data':
      return second ? { address: `data.${first}.${second}`, type: `data.${first}`, block } : undefined;
    case 'module':
    case 'output':
    case 'provider':
      return { address: `${type.text}.${first}`, type: type.text, block };
    case 'variable':
      return { address: `var.${first}`, type: 'variable', block };
    default:
      return undefined;
  }
}

function add(declarations: Map<string, Declaration>, declaration: Declaration, isOverride: boolean): void {
  const { address, block, type } = declaration;
  const known = declarations.get(address);
  if (known && isOverride) {
    declarations.set(address, {
      ...known,
      block: { ...known.block, body: overridden(known.block.body, block.body) },
    });
    // A provider's blocks with an alias are others of the same label.
  } else if (!known || (type === 'provider' && attributeOf(known.block.body, 'alias'))) {
    declarations.set(address, declaration);
  }
}

/** An override file replaces attributes, and all blocks of the types that it has. */
function overridden(base: Body, override: Body): Body {
  const types = new Set(override.blocks.map(({ type }) => type.text));
  const names = new Set(override.attributes.map(({ name }) => name.text));
  return {
    ...base,
    attributes: [...base.attributes.filter(({ name }) => !names.has(name.text)), ...override.attributes],
    blocks: [...base.blocks.filter(({ type }) => !types.has(type.text)), ...override.blocks],
  };
}

import { groupsAndArns, named } from './groupsAndArns.ts';
import { isInComment, type Placed } from './lines.ts';
import type { Mark } from './mark.ts';
import { mark, matches } from './patterns.ts';

/** Resources of functions and aliases, module calls with a source of Lambda, and their attributes anywhere in the module. */
export function terraformMarks(text: string, module: string): readonly Mark[] {
  const declared = new Set(
    [...module.matchAll(/^\s*resource\s+"(aws_lambda_(?:function|alias))"\s+"([\w-]+)"/gm)].map(
      ([, type = '', name = '']) => `${type}.${name}`,
    ),
  );
  const calls = new Set(
    [
      ...module.matchAll(
        /^\s*module\s+"([\w-]+)"\s*\{[^}]*?source\s*=\s*"terraform-aws-modules\/lambda\/aws"/gm,
      ),
    ].map(([, name = '']) => `module.${name}`),
  );
  const declarations = [...text.matchAll(/^\s*resource\s+"(aws_lambda_function)"\s+"([\w-]+)"/gm)].map(
    (match) => {
      const [whole, type = '', name = ''] = match;
      return mark('declaration', match.index + whole.lastIndexOf(name), name, `${type}.${name}`);
    },
  );
  const uses = matches(text, 'attribute', /\b(aws_lambda_(?:function|alias)\.[\w-]+)/g).filter(
    ({ means = '' }) => declared.has(means),
  );
  const outputs = matches(text, 'moduleOutput', /\b(module\.[\w-]+)\.lambda_(?:function|alias)_/g).filter(
    ({ means = '' }) => calls.has(means),
  );
  const isPlain = ({ start }: Mark): boolean =>
    /"\$?$/.test(text.slice(0, start)) || isInComment(text, start);
  return [
    ...declarations,
    ...[...uses, ...outputs].filter((one) => !isPlain(one)),
    ...terraformNames(text, module),
  ];
}

const RESOURCE = /^\s*resource\s+"(aws_lambda_\w+)"\s+"([\w-]+)"\s*\{/gm;
const CALL = /^\s*module\s+"([\w-]+)"\s*\{[^}]*?source\s*=\s*"terraform-aws-modules\/lambda\/aws"/gm;

/** Names in Terraform: `function_name`, aliases and settings, module calls, locals that hold a function, log groups. */
function terraformNames(text: string, module: string): readonly Mark[] {
  const own = new Map(
    terraformBlocks(module).flatMap(({ type, address, value }) =>
      type === 'aws_lambda_function' && value ? [[keyOfTerraform(value.value), address] as const] : [],
    ),
  );
  const resources = terraformBlocks(text).flatMap(
    ({ type, name, address, start, value }): readonly Mark[] => {
      const isSettings = type === 'aws_lambda_alias' || type === 'aws_lambda_function_event_invoke_config';
      const isFunction = type === 'aws_lambda_function';
      const isReference = value && /\b(?:aws_lambda_\w+|module|local|each|data)\./.test(value.value);
      const property =
        !value || isReference ? [] : [terraformName(value, own, isFunction ? address : undefined)];
      return [
        ...(isSettings ? [{ kind: 'settings', start, end: start + name.length, means: address }] : []),
        ...property,
      ];
    },
  );
  const calls = [...text.matchAll(CALL)].flatMap((match) => {
    const [, name = ''] = match;
    const body = text.slice(match.index, match.index + (/^\}/m.exec(text.slice(match.index))?.index ?? 0));
    // The same module makes layers as well.
    if (/create_(?:layer\s*=\s*true|function\s*=\s*false)/.test(body)) return [];
    const start = match.index + match[0].indexOf(`"${name}"`) + 1;
    return [{ kind: 'declaration', start, end: start + name.length, means: `module.${name}` }];
  });
  return [...resources, ...calls, ...localUses(text, module), ...groupsAndArns(text, own)];
}

interface TerraformBlock {
  readonly type: string;
  readonly name: string;
  readonly address: string;
  /** Of the name. */
  readonly start: number;
  readonly value?: Placed;
}

function terraformBlocks(text: string): readonly TerraformBlock[] {
  return [...text.matchAll(RESOURCE)].map((match) => {
    const [whole, type = '', name = ''] = match;
    const start = match.index + whole.lastIndexOf(`"${name}"`) + 1;
    const from = match.index + whole.length;
    const close = /^\}/m.exec(text.slice(from));
    const body = text.slice(from, from + (close?.index ?? 0));
    const found = /^\s*function_name\s*=\s*("(?:\$\{[^}]*\}|[^"\n])*"|[^\s#]+)\s*(?:#.*)?$/m.exec(body);
    const [line = '', value = ''] = found ?? [];
    const at = from + (found?.index ?? 0) + line.indexOf(value);
    return {
      type,
      name,
      address: `${type}.${name}`,
      start,
      ...(found && { value: { value, start: at, end: at + value.length } }),
    };
  });
}

const keyOfTerraform = (value: string): string =>
  value.startsWith('"') ? value.slice(1, -1) : `\${${value}}`;

function terraformName(value: Placed, own: ReadonlyMap<string, string>, address: string | undefined): Mark {
  const { start, end } = value;
  if (address !== undefined) return { kind: 'nameProperty', start, end, means: address };
  return { ...named('nameProperty', { ...value, value: keyOfTerraform(value.value) }, own), start, end };
}

/** `local.x`, where `x` is one attribute of a function. */
function localUses(text: string, module: string): readonly Mark[] {
  const locals = new Map<string, string | undefined>();
  for (const [, name = '', means] of module.matchAll(
    /^\s{2,}(\w+)\s*=\s*(aws_lambda_function\.[\w-]+)\.(?:arn|function_name|invoke_arn|qualified_arn)\s*$/gm,
  )) {
    locals.set(name, locals.has(name) ? undefined : means);
  }
  return [...text.matchAll(/\blocal\.(\w+)\b/g)].flatMap((match) => {
    const means = locals.get(match[1] ?? '');
    if (means === undefined || isInComment(text, match.index)) return [];
    return [{ kind: 'local', start: match.index, end: match.index + match[0].length, means }];
  });
}

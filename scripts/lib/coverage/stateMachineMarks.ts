import { blockAt, isBlank, linesOf } from './lines.ts';
import type { Mark } from './mark.ts';
import { matches } from './patterns.ts';
import { stackFunctions } from './stackMarks.ts';

/** Functions of tasks, by name, ARN or substitution. */
export function stateMachineMarks(text: string, substitutions: ReadonlyMap<string, string>): readonly Mark[] {
  const resources = matches(
    text,
    'resource',
    /"?Resource"?\s*:\s*["']?(\$\{\w*(?:Function|Lambda)\w*\}|arn:[^"'\s]*:function:[^"'\s]+)/g,
  );
  const names = matches(text, 'functionName', /"?FunctionName"?\s*:\s*["']?([^"'\s,}][^"'\n]*)/g).filter(
    ({ start, end }) => !text.slice(start, end).startsWith('$.'),
  );
  return [...resources, ...names].map(({ kind, start, end }) => {
    const value = text.slice(start, end);
    const name = /^[\w-]{1,64}$/.exec(value)?.[0] ?? /:function:([\w-]{1,64})(?::|$)/.exec(value)?.[1];
    const means = substitutions.get(/^\$\{([\w.]+)\}/.exec(value)?.[1] ?? '');
    return { kind, start, end, ...(name !== undefined && { name }), ...(means !== undefined && { means }) };
  });
}

const SUBSTITUTION =
  /^\s*(\w+):\s*(?:!(?:GetAtt|Ref)|(?:Fn::GetAtt|Ref):)\s*(?:-|\[)?\s*["']?([A-Za-z0-9]+)/gm;

interface Text {
  readonly path: string;
  readonly text: string;
}

/** Functions of the placeholders of a state machine, by the templates in its folder and those above that name its file. */
export function substitutionsFor(
  { path }: Pick<Text, 'path'>,
  all: readonly Text[],
): ReadonlyMap<string, string> {
  const folders = [1, 2, 3, 4].map((above) => path.split('/').slice(0, -above).join('/'));
  const found = all.flatMap(({ path: owner, text }): readonly (readonly [string, string])[] => {
    const folder = owner.slice(0, owner.lastIndexOf('/'));
    if (!folders.includes(folder)) return [];
    const rest = path.slice(folder.length + 1);
    if (owner.endsWith('.tf')) return filledByTerraform(text, rest);
    return /\.(?:ya?ml|template)$/.test(owner) ? filledByStack(text, rest) : [];
  });
  return new Map(found);
}

/** `DefinitionUri` and `DefinitionSubstitutions` of one resource. */
function filledByStack(text: string, path: string): readonly (readonly [string, string])[] {
  const functions = stackFunctions(text);
  const lines = linesOf(text);
  return lines.flatMap((line) => {
    const uri = /^\s*DefinitionUri:\s*["']?([^\s"']+)/.exec(line.text)?.[1]?.replace(/^\.\//, '');
    if (uri !== path) return [];
    const resource = lines.findLast(
      (one) => one.start < line.start && one.indent < line.indent - 2 && !isBlank(one),
    );
    const block = resource ? blockAt(text, resource.start) : [];
    const head = block.find((one) => /^\s*DefinitionSubstitutions:/.test(one.text));
    const given = head ? blockAt(text, head.start).map((one) => one.text) : [];
    return [...given.join('\n').matchAll(SUBSTITUTION)]
      .map(([, name = '', id = '']) => [name, id] as const)
      .filter(([, id]) => functions.has(id));
  });
}

/** `templatefile("${path.module}/x.asl.json", { Orders = aws_lambda_function.orders.arn })`. */
function filledByTerraform(text: string, path: string): readonly (readonly [string, string])[] {
  const calls = text.matchAll(/templatefile\(\s*"(?:\$\{path\.module\}\/|\.\/)?([^"$]+)"\s*,\s*\{([^}]*)\}/g);
  return [...calls].flatMap(([, file, given = '']) =>
    file === path
      ? [...given.matchAll(/^\s*"?(\w+)"?\s*[=:]\s*(aws_lambda_function\.[\w-]+)\./gm)].map(
          ([, name = '', id = '']) => [name, id] as const,
        )
      : [],
  );
}

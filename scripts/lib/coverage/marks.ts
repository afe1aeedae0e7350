/** A place in a text that names a function, found by rules on the text and not by the product's readers. */
export interface Mark {
  /** `getAtt`, `ref`, `sub`, `declaration`, … */
  readonly kind: string;
  /** UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Declaration that the place means: a logical id, key, construct id or Terraform address. Absent: any hover is right. */
  readonly means?: string;
}

export type FileKind = 'CloudFormation' | 'SAM' | 'Serverless' | 'Terraform' | 'CDK' | 'Step Functions';

export interface CorpusFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly text: string;
}

/** The kind of a file by its name and words; undefined: not measured. */
export function kindOf(path: string, text: string): FileKind | undefined {
  if (/\.(?:tf|tofu)$/.test(path)) return /aws_lambda_|lambda/.test(text) ? 'Terraform' : undefined;
  if (/\.(?:ts|py)$/.test(path)) return /aws[-_]lambda/.test(text) ? 'CDK' : undefined;
  if (!/\.(?:ya?ml|json|template)$/.test(path)) return undefined;
  if (/(?:^|\/)serverless\.[^/]+$/.test(path)) {
    return /^provider:(?:\s*aws\b|(?:\s*\n\s.*)*?\n\s+name:\s*["']?aws\b)/m.test(text)
      ? 'Serverless'
      : undefined;
  }
  if (text.includes('AWS::Serverless::Function')) return 'SAM';
  if (text.includes('AWS::Lambda::Function')) return 'CloudFormation';
  return /"?StartAt"?\s*:/.test(text) ? 'Step Functions' : undefined;
}

/** Marks of all kinds in the files of one folder: those of Terraform look at the whole module. */
export function marksOf(file: CorpusFile, module: readonly CorpusFile[]): readonly Mark[] {
  switch (file.kind) {
    case 'CloudFormation':
    case 'SAM':
      return stackMarks(file.text, stackFunctions(file.text));
    case 'Serverless':
      return serverlessMarks(file.text);
    case 'Terraform':
      return terraformMarks(file.text, module.map(({ text }) => text).join('\n'));
    case 'CDK':
      return constructMarks(file.text);
    case 'Step Functions':
      return stateMachineMarks(file.text);
    default:
      return file.kind satisfies never;
  }
}

const FUNCTION_TYPE = /^\s*"?Type"?\s*:\s*["']?AWS::(?:Lambda|Serverless)::Function["']?\s*,?\s*$/;

/** Logical ids of functions with the offset of each: the key above the line with the type that is indented less. */
function stackFunctions(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const lines = linesOf(text);
  for (const [index, { line }] of lines.entries()) {
    if (!FUNCTION_TYPE.test(line)) continue;
    const owner = lines
      .slice(0, index)
      .findLast(
        (above) =>
          indentOf(above.line) < indentOf(line) && /\S/.test(above.line) && !/^\s*#/.test(above.line),
      );
    const key = owner && /^\s*"?([A-Za-z0-9]+)"?\s*:\s*\{?\s*(?:#.*)?$/.exec(owner.line);
    if (owner && key?.[1] !== undefined) found.set(key[1], owner.start + owner.line.indexOf(key[1]));
  }
  return found;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

function linesOf(text: string): readonly { readonly line: string; readonly start: number }[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const one = { line, start };
    start += line.length + 1;
    return one;
  });
}

function stackMarks(text: string, functions: ReadonlyMap<string, number>): readonly Mark[] {
  const declarations = [...functions].map(([id, start]) => mark('declaration', start, id, id));
  const id = '([A-Za-z0-9]+)';
  const uses = [
    ...matches(text, 'getAtt', new RegExp(String.raw`!GetAtt\s+["']?${id}\.`, 'g')),
    ...matches(text, 'getAtt', new RegExp(String.raw`!GetAtt\s*\[\s*["']?${id}`, 'g')),
    ...matches(text, 'getAtt', new RegExp(String.raw`"?Fn::GetAtt"?\s*:\s*\[?\s*(?:-\s*)?["']?${id}`, 'g')),
    ...matches(text, 'ref', new RegExp(String.raw`!Ref\s+["']?${id}`, 'g')),
    ...matches(text, 'ref', new RegExp(String.raw`"?\bRef"?\s*:\s*["']?${id}`, 'g')),
    ...matches(text, 'sub', new RegExp(String.raw`\$\{${id}(?:\.[A-Za-z]+)?\}`, 'g')),
    ...matches(text, 'dependsOn', new RegExp(String.raw`"?DependsOn"?\s*:\s*["']?${id}`, 'g')),
  ].filter(({ means = '', start }) => functions.has(means) && !isComment(text, start));
  return [...declarations, ...distinct(uses)];
}

/** Keys of `functions:`, two levels deep, and the logical ids that Serverless makes of them. */
function serverlessMarks(text: string): readonly Mark[] {
  const keys = new Map<string, number>();
  const lines = linesOf(text);
  const head = lines.findIndex(({ line }) => /^functions:\s*(?:#.*)?$/.test(line));
  if (head < 0) return [];
  let indent: number | undefined;
  for (const { line, start } of lines.slice(head + 1)) {
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const own = indentOf(line);
    if (own === 0) break;
    indent ??= own;
    const key = own === indent ? /^\s*([\w-]+):\s*(?:#.*)?$/.exec(line)?.[1] : undefined;
    if (key !== undefined) keys.set(key, start + own);
  }
  const byLogicalId = new Map([...keys.keys()].map((key) => [logicalIdOf(key), key]));
  const uses = [
    ...matches(
      text,
      'getAtt',
      /(?:!GetAtt\s+["']?|Fn::GetAtt:?\s*\[?\s*(?:-\s*)?["']?)([A-Za-z0-9]+LambdaFunction)/g,
    ),
    ...matches(text, 'ref', /\bRef:?\s+["']?([A-Za-z0-9]+LambdaFunction)/g),
    ...matches(text, 'sub', /\$\{([A-Za-z0-9]+LambdaFunction)(?:\.[A-Za-z]+)?\}/g),
  ].flatMap((one) => {
    const key = byLogicalId.get(one.means ?? '');
    return key === undefined ? [] : [{ ...one, means: key }];
  });
  return [...[...keys].map(([key, start]) => mark('declaration', start, key, key)), ...distinct(uses)];
}

function logicalIdOf(key: string): string {
  const name = `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  return `${name.replaceAll('-', 'Dash').replaceAll('_', 'Underscore')}LambdaFunction`;
}

/** Resources of functions and aliases, module calls with a source of Lambda, and their attributes anywhere in the module. */
function terraformMarks(text: string, module: string): readonly Mark[] {
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
  const isPlain = ({ start }: Mark): boolean => /"\$?$/.test(text.slice(0, start)) || isComment(text, start);
  return [...declarations, ...[...uses, ...outputs].filter((one) => !isPlain(one))];
}

const CONSTRUCT =
  /(?:(?:const|let|this\.|self\.)?\s*([\w.]+)\s*=\s*)?(?:new\s+)?(?:[\w.]+\.)?(?:NodejsFunction|PythonFunction|GoFunction|DockerImageFunction|Function)\(\s*(?:this|self|scope|stack)\s*,\s*(?:id\s*=\s*)?["'`]([^"'`$]+)["'`]/g;

/** Constructs of functions by their ids, and the variables that hold them. */
function constructMarks(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(CONSTRUCT)) {
    const [whole, variable, id = ''] = match;
    marks.push(mark('declaration', match.index + whole.lastIndexOf(id), id, id));
    const name = variable?.split('.').at(-1);
    if (name === undefined || [...text.matchAll(new RegExp(String.raw`\b${name}\s*=[^=]`, 'g'))].length > 1)
      continue;
    const uses = new RegExp(
      String.raw`\b(${name})\.(?:functionArn|functionName|function_arn|function_name|grantInvoke|grant_invoke|currentVersion|addAlias|addEventSource|add_event_source)\b`,
      'g',
    );
    marks.push(...matches(text, 'use', uses).map((one) => ({ ...one, means: id })));
  }
  return marks;
}

/** Functions of tasks, by name, ARN or substitution: any hover that says what is meant is right. */
function stateMachineMarks(text: string): readonly Mark[] {
  const resources = matches(
    text,
    'resource',
    /"?Resource"?\s*:\s*["']?(\$\{\w*(?:Function|Lambda)\w*\}|arn:[^"'\s]*:function:[^"'\s]+)/g,
  );
  const names = matches(text, 'functionName', /"?FunctionName"?\s*:\s*["']?([^"'\s,}][^"'\n]*)/g).filter(
    ({ start, end }) => !text.slice(start, end).startsWith('$.'),
  );
  return [...resources, ...names].map(({ kind, start, end }) => ({ kind, start, end }));
}

const mark = (kind: string, start: number, text: string, means: string): Mark => ({
  kind,
  start,
  end: start + text.length,
  means,
});

/** One mark for each match, at its first group. */
function matches(text: string, kind: string, pattern: RegExp): readonly Mark[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, group = ''] = match;
    return group === '' ? [] : [mark(kind, match.index + whole.lastIndexOf(group), group, group)];
  });
}

const distinct = (marks: readonly Mark[]): readonly Mark[] => [
  ...new Map(marks.map((one) => [one.start, one])).values(),
];

/** A comment begins in the same line before the place. */
function isComment(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*(?:#|\/\/)|\s#\s/.test(before);
}

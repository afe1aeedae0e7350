import { groupsAndArns } from './groupsAndArns.ts';
import { blockAt, isBlank, linesOf, valueIn } from './lines.ts';
import type { Mark } from './mark.ts';
import { distinct, mark, matches } from './patterns.ts';

/** Keys of `functions:`, two levels deep, and the logical ids that Serverless makes of them. */
export function serverlessMarks(text: string): readonly Mark[] {
  const keys = new Map<string, number>();
  const lines = linesOf(text);
  const head = lines.findIndex(({ text: line }) => /^functions:\s*(?:#.*)?$/.test(line));
  if (head < 0) return [];
  let indent: number | undefined;
  for (const { text: line, start, indent: own } of lines.slice(head + 1)) {
    if (/^\s*(?:#.*)?$/.test(line)) continue;
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
  return [
    ...[...keys].map(([key, start]) => mark('declaration', start, key, key)),
    ...distinct(uses),
    ...serverlessNames(text, keys),
  ];
}

function logicalIdOf(key: string): string {
  const name = `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  return `${name.replaceAll('-', 'Dash').replaceAll('_', 'Underscore')}LambdaFunction`;
}

/** Names in the Serverless Framework: `name`, keys in variables and destinations, log groups and ARNs. */
function serverlessNames(text: string, keys: ReadonlyMap<string, number>): readonly Mark[] {
  const own = new Map<string, string>();
  const marks = [...keys].flatMap(([key, at]): readonly Mark[] => {
    const block = blockAt(text, at);
    const indent = block.find((line) => !isBlank(line))?.indent;
    const direct = block.filter((line) => line.indent === indent);
    const value = direct.map((line) => valueIn(line, 'name')).find((one) => one !== undefined);
    if (value) own.set(value.value, key);
    const targets = block.flatMap((line) =>
      ['onSuccess', 'onFailure'].flatMap((word) => valueIn(line, word) ?? []),
    );
    return [
      ...(value ? [{ kind: 'nameProperty', start: value.start, end: value.end, means: key }] : []),
      ...targets
        .filter((one) => keys.has(one.value))
        .map(({ value: means, start, end }) => ({ kind: 'key', start, end, means })),
    ];
  });
  const variables = [...text.matchAll(/self:functions\.([\w-]+)/g)]
    .filter(({ 1: key = '' }) => keys.has(key))
    .map((match) => {
      const [whole, means = ''] = match;
      const start = match.index + whole.length - means.length;
      return { kind: 'key', start, end: start + means.length, means };
    });
  return [...marks, ...variables, ...groupsAndArns(text, own)];
}

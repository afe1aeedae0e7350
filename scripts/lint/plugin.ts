import { dirname, join, relative, sep } from 'node:path';
import { crossing } from './borders.ts';

/** The little that we need of the linter's syntax tree. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: unknown;
  readonly source?: Node | null;
  readonly expression?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
}

interface Context {
  readonly filename: string;
  report(problem: { readonly node: Node; readonly message: string }): void;
}

const src = join(import.meta.dirname, '../../src');

/** Every way to name another module, in values and in types. */
function visitor(context: Context) {
  const importer = relative(src, context.filename).split(sep).join('/');
  if (importer.startsWith('../')) return {};
  const check = (node: Node, named: Node | null | undefined) => {
    if (!named) return;
    const message = problem(importer, named);
    if (message) context.report({ node, message });
  };
  return {
    ImportDeclaration: (node: Node) => check(node, node.source),
    ExportNamedDeclaration: (node: Node) => check(node, node.source),
    ExportAllDeclaration: (node: Node) => check(node, node.source),
    ImportExpression: (node: Node) => check(node, node.source),
    TSImportType: (node: Node) => check(node, node.source),
    TSExternalModuleReference: (node: Node) => check(node, node.expression),
    CallExpression: (node: Node) =>
      check(node, node.callee?.name === 'require' ? node.arguments?.[0] : undefined),
  };
}

/** Where a computed name leads, nobody can check. */
function problem(importer: string, named: Node): string | undefined {
  if (typeof named.value !== 'string') return 'Import by a literal name, so that borders can be checked.';
  return crossing(importer, resolve(importer, named.value));
}

function resolve(importer: string, specifier: string): string {
  return specifier.startsWith('.') ? join(dirname(importer), specifier).split(sep).join('/') : specifier;
}

/** The linter wants a default export here. */
export default {
  meta: { name: 'house' },
  rules: { borders: { create: visitor } },
};

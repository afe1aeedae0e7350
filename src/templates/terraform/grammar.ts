import { Language, type Node, Parser } from 'web-tree-sitter';

/** The WebAssembly modules of the parser, as bytes: `web-tree-sitter.wasm` and `tree-sitter-terraform.wasm`. */
export interface TerraformWasm {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

/** Parses a text of Terraform's language; the tree lives as long as the callback. */
export type ParseHcl = <T>(text: string, use: (root: Node) => T) => T;

/** Starts the parser: once in a thread, then it parses synchronously. */
export async function hclParser({ runtime, grammar }: TerraformWasm): Promise<ParseHcl> {
  await Parser.init({ wasmBinary: runtime });
  const language = await Language.load(grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  return (text, use) => {
    const tree = parser.parse(text);
    if (!tree) throw new SyntaxError('not parsed');
    try {
      return use(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
}

export type { TerraformWasm } from './grammar.ts';
export { terraformReader } from './reader.ts';
export { readState } from './state.ts';
export { isTerraformFile } from './module.ts';

export type { TerraformWasm } from './grammar.ts';
export { terraformReader } from './reader.ts';
export { readState } from './state.ts';

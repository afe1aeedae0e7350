export {
  type AssemblyConstruct,
  type AssemblyStack,
  type CdkAssembly,
  isCdkManifest,
  readCdkAssembly,
  readCdkMetadata,
  type SourceLine,
} from './assembly.ts';
export { cdkSourceReader } from './sourceReader.ts';

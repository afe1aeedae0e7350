import type { TemplateReader } from './reader.ts';
import { cloudFormationReader } from './cloudformation/index.ts';
import { cdkSourceReader } from './cdk/index.ts';
import { serverlessReader } from './serverless/index.ts';
import { textReader } from './text/index.ts';

/** The readers, in the order in which they are tried: those with the narrowest test come first, and the one that reads any text last. */
export const allReaders: readonly TemplateReader[] = [
  serverlessReader,
  cloudFormationReader,
  cdkSourceReader,
  textReader,
];

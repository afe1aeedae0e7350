import type { TemplateReader } from './reader.ts';
import { cloudFormationReader } from './cloudformation/index.ts';
import { serverlessReader } from './serverless/index.ts';

/** The readers, in the order in which they are tried: those with the narrowest test come first. */
export const allReaders: readonly TemplateReader[] = [serverlessReader, cloudFormationReader];

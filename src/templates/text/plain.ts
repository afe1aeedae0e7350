import type { Reference } from '../../domain/declared/template.ts';
import { languageOf } from '../code/languages.ts';
import { MAX_CODE } from '../code/tokens.ts';
import type { Source } from '../reader.ts';
import { commandReferences, OPTION } from './commands.ts';
import { LOG_GROUP, logGroupReferences } from './logGroups.ts';
import { sdkReferences } from './sdkCalls.ts';

const FUNCTION_NAME = /function_?name/i;
/** Names of the SDKs' packages and clients. */
const SDK = /lambda/i;

/** True if a text may hold what `plainReferences` finds. */
export const isPlain = (source: Source): boolean =>
  source.text.includes(OPTION) || source.text.includes(LOG_GROUP) || isCode(source);

const isCode = ({ file, text }: Source): boolean =>
  languageOf(file) !== undefined && text.length <= MAX_CODE && FUNCTION_NAME.test(text) && SDK.test(text);

/** Names of functions in commands, log groups and calls of the SDKs: what stands in any file. */
export function plainReferences(source: Source): readonly Reference[] {
  return [...commandReferences(source), ...logGroupReferences(source), ...codeReferences(source)];
}

function codeReferences(source: Source): readonly Reference[] {
  const language = isCode(source) ? languageOf(source.file) : undefined;
  return language ? sdkReferences(source, language) : [];
}

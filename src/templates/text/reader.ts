import type { DeclaredTemplate, Reference, Unread } from '../../domain/declared/template.ts';
import { MAX_RESOURCES, MAX_TEXT } from '../limits.ts';
import type { Source, TemplateReader } from '../reader.ts';
import { forestOf } from '../tree/forest.ts';
import { integrationReferences, isOpenApi } from './openApi.ts';
import { isPlain, plainReferences } from './plain.ts';
import { isStateMachine, stateReferences } from './stateMachine.ts';

const DATA = /\.(?:json|ya?ml|asl)(?:\.[a-z0-9]{1,8})?$/i;
/**
 * Reads names of functions in any text: commands, calls of the SDKs, log groups, state machines, and OpenAPI. In a file of
 * another dialect that dialect's reader knows more, and comes first.
 */
export const textReader: TemplateReader = {
  dialects: ['text'],
  accepts: (source) => isPlain(source) || isData(source),
  read([source]) {
    if (!source) return undefined;
    const { file, text } = source;
    if (text.length > MAX_TEXT)
      return templateOf(source, [], [{ why: 'tooLong', at: { file, start: 0, end: text.length } }]);
    const { references, unread } = isData(source) ? dataReferences(source) : NOTHING;
    const found = [...plainReferences(source), ...references];
    return templateOf(source, found, unread);
  },
};

const isData = ({ file, text }: Source): boolean =>
  DATA.test(file) &&
  ((text.includes('States') && text.includes('StartAt')) || text.includes('x-amazon-apigateway-'));

interface Found {
  readonly references: readonly Reference[];
  readonly unread: readonly Unread[];
}

const NOTHING: Found = { references: [], unread: [] };

function dataReferences(source: Source): Found {
  const { roots, unread } = forestOf(source);
  const references = roots.flatMap((root) => [
    ...(isStateMachine(root) ? stateReferences(source, root) : []),
    ...(isOpenApi(root) ? integrationReferences(source, root) : []),
  ]);
  return { references, unread: references.length > 0 ? unread : [] };
}

/** In the order of the text; of several at one place the first. */
function templateOf(
  { file }: Source,
  found: readonly Reference[],
  unread: readonly Unread[],
): DeclaredTemplate {
  const seen = new Set<number>();
  const references = found
    .filter(({ at: { start } }) => !seen.has(start) && seen.add(start))
    .sort((a, b) => a.at.start - b.at.start)
    .slice(0, MAX_RESOURCES);
  return { dialect: 'text', files: [file], resources: [], references, remarks: [], unread, deployment: {} };
}

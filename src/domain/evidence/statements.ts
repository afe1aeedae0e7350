import { parseJson } from '../text/parseJson.ts';
import { isRecord } from '../typeGuards.ts';
import { MAX_PATTERN } from './wildcards.ts';

/** A statement of a policy, as far as we understand it. */
export interface Statement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Patterns;
  readonly resources: Patterns;
  readonly conditional: boolean;
  /** As it is written, in one line of JSON. Foreign text. */
  readonly json: string;
}

/** `except`: everything that no text matches. */
export interface Patterns {
  readonly texts: readonly string[];
  readonly except: boolean;
}

/** Most statements of one document: IAM's limits have room for some hundred. */
const MAX_STATEMENTS = 2_000;

/** The statements of a policy; undefined where it is not read. */
export function statementsOf(document: string): readonly Statement[] | undefined {
  const read = parseJson(document);
  const list = asList(isRecord(read) ? read['Statement'] : undefined);
  if (!list || list.length > MAX_STATEMENTS) return undefined;
  const statements = list.map(statementOf);
  return statements.every((statement) => statement !== undefined) ? statements : undefined;
}

function statementOf(value: unknown): Statement | undefined {
  if (!isRecord(value)) return undefined;
  const { Effect: effect, Sid: sid, Condition: condition } = value;
  const actions = patternsOf(value, 'Action');
  const resources = patternsOf(value, 'Resource');
  if ((effect !== 'Allow' && effect !== 'Deny') || !actions || !resources) return undefined;
  const conditional = isRecord(condition) ? Object.keys(condition).length > 0 : condition !== undefined;
  const json = JSON.stringify(value);
  return {
    effect,
    actions,
    resources,
    conditional,
    json,
    ...(typeof sid === 'string' && sid !== '' && { sid }),
  };
}

function patternsOf(value: Readonly<Record<string, unknown>>, name: string): Patterns | undefined {
  const texts = textsOf(value[name]);
  if (texts) return { texts, except: false };
  const others = textsOf(value[`Not${name}`]);
  return others && { texts: others, except: true };
}

/** A pattern that is too long to compare could be a denial: such a policy is not read. */
function textsOf(value: unknown): readonly string[] | undefined {
  const list = typeof value === 'string' ? [value] : value;
  const isPattern = (text: unknown): text is string => typeof text === 'string' && text.length <= MAX_PATTERN;
  return Array.isArray(list) && list.every(isPattern) ? list : undefined;
}

const asList = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? value : isRecord(value) ? [value] : undefined;

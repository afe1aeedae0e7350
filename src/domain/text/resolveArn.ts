import { type FunctionArn, parseFunctionRef, type RefProblem } from '../arn/functionArn.ts';
import { partitionOfRegion } from '../arn/partition.ts';
import { ANY, type ArnMatch, type ArnParts } from './findArn.ts';
import { piecesOf } from './placeholders.ts';
import { namedPlacePart, type PlacePart, placePartOf } from './pseudoParameters.ts';

/** Where a template is taken to be deployed; what is not known lacks. */
export interface Place {
  readonly partition?: string;
  readonly region?: string;
  readonly accountId?: string;
}

/** The place of a session, as far as it is known. */
export function placeOf(session: {
  readonly region: string;
  readonly knownAccountId: string | undefined;
}): Place {
  const { region, knownAccountId } = session;
  const partition = partitionOfRegion(region).id;
  return { region, partition, ...(knownAccountId !== undefined && { accountId: knownAccountId }) };
}

/** A part of an ARN that came from the place and not from the text. */
export interface Filled {
  readonly part: PlacePart;
  /** As written, `${AWS::Region}` or ANY; absent where the text has no such part at all. */
  readonly placeholder?: string;
  readonly value: string;
}

/** Why an ARN in a text is not known in full. */
export type Unresolved =
  /** More text follows the name in another string, so that another function is meant. */
  | { readonly kind: 'continues' }
  /** API Gateway fills the variable in for each call. */
  | { readonly kind: 'stageVariable'; readonly placeholder: string }
  /** A variable that has nothing to do with the place. */
  | { readonly kind: 'variable'; readonly part: keyof ArnParts; readonly placeholder: string }
  /** The place would tell, but that much is not known of it. */
  | { readonly kind: 'place'; readonly part: PlacePart; readonly placeholder?: string }
  /** Filled in, it is no function's ARN: a placeholder stands in the wrong field, say. */
  | { readonly kind: 'invalid'; readonly problem: RefProblem };

/** A function's ARN, complete. */
export interface Resolved {
  readonly ok: true;
  readonly arn: FunctionArn;
  readonly filled: readonly Filled[];
  /** The text means all qualifiers of the function; the ARN has none then. */
  readonly allQualifiers?: true;
}

/** True if the text gives the function's name itself: no place and no other string has a part in it. */
export const hasLiteralName = ({ parts, continues }: ArnMatch): boolean =>
  continues !== true && piecesOf(parts.name).every(({ isPlaceholder }) => !isPlaceholder);

export type Resolution = Resolved | { readonly ok: false; readonly unresolved: Unresolved };

/**
 * The complete ARN of a match, its placeholders filled in from a place. What comes out has passed the domain's
 * checks, so that its region may become part of a host name. A variable that no place can fill in is reported
 * before anything that is only not known yet.
 */
export function resolveArn({ parts, continues }: ArnMatch, place: Place): Resolution {
  if (continues) return { ok: false, unresolved: { kind: 'continues' } };
  const filling = new Filling(place);
  const region = filling.region(parts.region);
  const partition =
    parts.partition === undefined ? partitionOfRegion(region).id : filling.fill('partition', parts.partition);
  const accountId = filling.fill('accountId', parts.accountId);
  const name = filling.fill('name', parts.name);
  const isAny = parts.qualifier === ANY;
  const qualifier =
    parts.qualifier === undefined || isAny ? [] : [filling.fill('qualifier', parts.qualifier)];
  if (filling.obstacle) return { ok: false, unresolved: filling.obstacle };
  const fields = ['arn', partition, 'lambda', region, accountId, 'function', name, ...qualifier];
  const resolution = checked(fields, filling.filled);
  return resolution.ok && isAny ? { ...resolution, allQualifiers: true } : resolution;
}

function checked(fields: readonly string[], filled: readonly Filled[]): Resolution {
  const parsed = parseFunctionRef(fields.join(':'));
  if (!parsed.ok) return { ok: false, unresolved: { kind: 'invalid', problem: parsed.problem } };
  const { partition, region, accountId, name, qualifier } = parsed.ref;
  if (partition === undefined || region === undefined || accountId === undefined) {
    return { ok: false, unresolved: { kind: 'invalid', problem: { kind: 'incomplete' } } };
  }
  const arn = { partition, region, accountId, name, ...(qualifier !== undefined && { qualifier }) };
  return { ok: true, arn, filled };
}

/** Notes, while fields are filled in, what came from the place and what is in the way. */
class Filling {
  readonly #place: Place;
  readonly #filled = new Map<string, Filled>();
  #stageVariable: Unresolved | undefined;
  #variable: Unresolved | undefined;
  #lacking: Unresolved | undefined;

  constructor(place: Place) {
    this.#place = place;
  }

  get filled(): readonly Filled[] {
    return [...this.#filled.values()];
  }

  get obstacle(): Unresolved | undefined {
    return this.#stageVariable ?? this.#variable ?? this.#lacking;
  }

  fill(part: keyof ArnParts, field: string): string {
    const pieces = piecesOf(field);
    return pieces
      .map((piece) =>
        piece.isPlaceholder ? this.#valueOf(part, piece.text, pieces.length === 1) : piece.text,
      )
      .join('');
  }

  /** A partial ARN without a Region means the one in use, and so does a policy's wildcard. */
  region(field: string | undefined): string {
    if (field === undefined) return this.#take({ part: 'region' });
    return field === ANY ? this.#take({ part: 'region', placeholder: ANY }) : this.fill('region', field);
  }

  /** @param isWhole whether the placeholder alone is the field: only then does its own name say what it is. */
  #valueOf(part: keyof ArnParts, placeholder: string, isWhole: boolean): string {
    const named = isWhole ? namedPlacePart(placeholder) : undefined;
    const meaning = placePartOf(placeholder) ?? (named === part ? named : undefined);
    if (meaning !== undefined) return this.#take({ part: meaning, placeholder });
    if (/\bstageVariables\b/.test(placeholder))
      this.#stageVariable ??= { kind: 'stageVariable', placeholder };
    else this.#variable ??= { kind: 'variable', part, placeholder };
    return '';
  }

  #take(wanted: { readonly part: PlacePart; readonly placeholder?: string }): string {
    const value = this.#place[wanted.part];
    if (value === undefined) this.#lacking ??= { kind: 'place', ...wanted };
    else this.#filled.set(wanted.placeholder ?? '', { ...wanted, value });
    return value ?? '';
  }
}

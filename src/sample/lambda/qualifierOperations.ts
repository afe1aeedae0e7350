import { randomUUID } from 'node:crypto';
import { LATEST } from '../../domain/arn/functionArn.ts';
import { type Answer, conflict, invalidParameter, preconditionFailed } from './errors.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import { type Input, recordAt, textAt } from './input.ts';
import { pageOf } from './pages.ts';
import type { AliasRecord, FunctionRecord, VersionRecord } from './records.ts';
import { READY, aliasShape, functionShape } from './shapes.ts';
import { type Shelf, functionArnOn } from './store.ts';
import { functionNotFound, functionOr404, locate } from './target.ts';

const existing = (shelf: Shelf, input: Input): FunctionRecord => {
  const { name } = locate(input, shelf);
  return functionOr404(shelf, name, functionArnOn(shelf, name));
};

/** ListVersionsByFunction: `$LATEST` first, then the versions as they were published. */
export function listVersions(shelf: Shelf, input: Input): Answer {
  const record = existing(shelf, input);
  const all: readonly VersionRecord[] = [{ version: LATEST, settings: record.settings }, ...record.versions];
  const page = pageOf(all, ({ version }) => version.padStart(12, '0').replace(/^0+\$/, '$'), input);
  const versions = page.items.map(({ version, settings }) =>
    functionShape(shelf, record, settings, version, version),
  );
  return { status: 200, body: { Versions: versions, ...page.next } };
}

/**
 * PublishVersion: freezes `$LATEST`. When nothing has changed since the last version, that one is answered again
 * (recorded). A function of the sample's never changes, so here another Description makes another version.
 */
export function publishVersion(shelf: Shelf, input: Input): Answer {
  const record = existing(shelf, input);
  checkExpectations(record, input);
  const description = textAt(input, 'Description') ?? record.settings.description;
  const last = record.versions.at(-1);
  const published = last?.settings.description === description ? last : publish(shelf, record, description);
  const { version, settings } = published;
  const shape = functionShape(shelf, record, settings, version, version);
  return { status: 201, body: { ...shape, ...READY } };
}

function checkExpectations({ settings }: FunctionRecord, input: Input): void {
  const revision = textAt(input, 'RevisionId');
  if (revision !== undefined && revision !== settings.revisionId) {
    throw preconditionFailed(
      'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    );
  }
  const code = textAt(input, 'CodeSha256');
  if (code !== undefined && code !== settings.codeSha256) {
    throw invalidParameter(
      `CodeSHA256 (${code}) is different from current CodeSHA256 in $LATEST (${settings.codeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
    );
  }
}

function publish(shelf: Shelf, record: FunctionRecord, description: string): VersionRecord {
  const settings = {
    ...record.settings,
    description,
    lastModified: Date.now(),
    revisionId: randomUUID(),
  };
  const published = { version: String(record.nextVersion), settings };
  const versions = [...record.versions, published];
  shelf.functions.set(record.name, { ...record, versions, nextVersion: record.nextVersion + 1 });
  return published;
}

/** ListAliases, of one version where FunctionVersion names one. */
export function listAliases(shelf: Shelf, input: Input): Answer {
  const record = existing(shelf, input);
  const version = textAt(input, 'FunctionVersion');
  const all = record.aliases.filter((alias) => version === undefined || alias.version === version);
  const page = pageOf(all, (alias) => alias.name, input);
  const aliases = page.items.map((alias) => aliasShape(shelf, record, alias));
  return { status: 200, body: { Aliases: aliases, ...page.next } };
}

/** CreateAlias; the version it points to must exist (recorded). */
export function createAlias(shelf: Shelf, input: Input): Answer {
  const { name } = locate(input, shelf);
  const alias = aliasOf(input);
  for (const version of [alias.version, ...Object.keys(alias.weights ?? {})]) {
    const arn = functionArnOn(shelf, name, version);
    const { versions } = functionOr404(shelf, name, arn);
    if (version !== LATEST && !versions.some((each) => each.version === version)) throw functionNotFound(arn);
  }
  const record = functionOr404(shelf, name, functionArnOn(shelf, name, alias.version));
  if (record.aliases.some((each) => each.name === alias.name)) {
    throw conflict(`Alias already exists: ${functionArnOn(shelf, name, alias.name)}`);
  }
  shelf.functions.set(name, { ...record, aliases: [...record.aliases, alias] });
  return { status: 201, body: aliasShape(shelf, record, alias) };
}

function aliasOf(input: Input): AliasRecord {
  const version = textAt(input, 'FunctionVersion') ?? LATEST;
  const weights = weightsOf(input, version);
  return {
    name: textAt(input, 'Name') ?? '',
    version,
    description: textAt(input, 'Description') ?? '',
    revisionId: randomUUID(),
    ...(weights && { weights }),
  };
}

/** The weights of further versions, with the service's refusals (recorded). */
function weightsOf(input: Input, version: string): Readonly<Record<string, number>> | undefined {
  const weights = recordAt(input, 'RoutingConfig', 'AdditionalVersionWeights');
  const entries = isRecord(weights) ? Object.entries(weights) : [];
  if (entries.length === 0) return undefined;
  if (entries.length > 1) {
    throw invalidParameter('Number of items in AdditionalVersionWeights cannot be greater than 1');
  }
  if (version === LATEST) {
    throw invalidParameter('$LATEST is not supported for an alias pointing to more than 1 version');
  }
  if (entries.some(([other]) => other === version)) {
    throw invalidParameter(
      `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`,
    );
  }
  return Object.fromEntries(entries.map(([other, weight]) => [other, Number(weight)]));
}

/** DeleteAlias: 204 also when there is no such alias. Its config stays behind, an orphan (domain.md §4). */
export function deleteAlias(shelf: Shelf, input: Input): Answer {
  const record = existing(shelf, input);
  const aliases = record.aliases.filter((alias) => alias.name !== textAt(input, 'Name'));
  shelf.functions.set(record.name, { ...record, aliases });
  return { status: 204 };
}

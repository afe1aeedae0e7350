import { createHash, randomUUID } from 'node:crypto';
import { LATEST, isAlias } from '../../domain/arn/functionArn.ts';
import { type Answer, conflict, invalidParameter } from './errors.ts';
import { type Input, textAt } from './input.ts';
import { newSettings } from './newFunction.ts';
import { pageOf } from './pages.ts';
import type { FunctionRecord } from './records.ts';
import { CREATING, READY, functionShape, resolveQualifier } from './shapes.ts';
import { type Shelf, functionArnOn } from './store.ts';
import { type Target, functionNotFound, functionOr404, locate } from './target.ts';

const orders = new Map<string, string>();

/** The service promises no order, and here none can be mistaken for one: a hash decides. */
function orderOf(name: string): string {
  const known = orders.get(name);
  if (known !== undefined) return known;
  const order = createHash('sha256').update(name).digest('hex') + name;
  orders.set(name, order);
  return order;
}

/** ListFunctions: `$LATEST` of each function, or with `FunctionVersion=ALL` its versions too. */
export function listFunctions(shelf: Shelf, input: Input): Answer {
  const all = textAt(input, 'FunctionVersion') === 'ALL';
  const rows = [...shelf.functions.values()].flatMap((record) => (all ? allVersions(record) : [{ record }]));
  const page = pageOf<Row>(rows, ({ record, version = '' }) => `${orderOf(record.name)}:${version}`, input);
  const functions = page.items.map(({ record, version }) => {
    const found = resolveQualifier(record, version ?? LATEST);
    return functionShape(shelf, record, found?.settings ?? record.settings, version ?? LATEST, version);
  });
  return { status: 200, body: { Functions: functions, ...page.next } };
}

interface Row {
  readonly record: FunctionRecord;
  /** Absent: the unqualified row that ListFunctions answers when not asked for versions. */
  readonly version?: string;
}

const allVersions = (record: FunctionRecord): readonly Row[] =>
  [LATEST, ...record.versions.map((each) => each.version)].map((version) => ({ record, version }));

/** GetFunctionConfiguration, the one answer with State. Unqualified asked, unqualified answered. */
export function getFunctionConfiguration(shelf: Shelf, input: Input): Answer {
  return { status: 200, body: configurationOf(shelf, locate(input, shelf)) };
}

/** GetFunction: the configuration and where the code would lie. Waiters of CLI and SDKs ask for it. */
export function getFunction(shelf: Shelf, input: Input): Answer {
  const target = locate(input, shelf);
  const configuration = configurationOf(shelf, target);
  const location = `https://sample.invalid/${target.name}.zip`;
  return {
    status: 200,
    body: { Configuration: configuration, Code: { RepositoryType: 'S3', Location: location } },
  };
}

function configurationOf(shelf: Shelf, target: Target): Readonly<Record<string, unknown>> {
  const arn = functionArnOn(shelf, target.name, target.qualifier);
  const record = functionOr404(shelf, target.name, arn);
  const found = resolveQualifier(record, target.effective);
  if (!found) throw functionNotFound(arn);
  return {
    ...functionShape(shelf, record, found.settings, found.version, target.qualifier),
    ...READY,
  };
}

/** CreateFunction: 201, and the function is there at once. `Publish` publishes version 1. */
export function createFunction(shelf: Shelf, input: Input): Answer {
  const { name } = locate(input, shelf);
  const settings = newSettings(input, name);
  if (shelf.functions.has(name)) throw conflict(`Function already exist: ${name}`);
  const publish = input['Publish'] === true;
  const record: FunctionRecord = {
    name,
    settings,
    versions: publish ? [{ version: '1', settings: { ...settings, revisionId: randomUUID() } }] : [],
    nextVersion: publish ? 2 : 1,
    aliases: [],
    configs: [],
    behaviour: {},
  };
  shelf.functions.set(name, record);
  const shape = functionShape(shelf, record, settings, publish ? '1' : LATEST);
  return { status: 201, body: { ...shape, ...CREATING } };
}

/** DeleteFunction: the function with all that belongs to it, or with a version as qualifier only that. */
export function deleteFunction(shelf: Shelf, input: Input): Answer {
  const target = locate(input, shelf);
  if (target.qualifier === LATEST) {
    throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
  }
  if (target.qualifier !== undefined && isAlias(target.qualifier)) {
    throw invalidParameter('Deletion of aliases is not currently supported.');
  }
  const record = functionOr404(shelf, target.name, functionArnOn(shelf, target.name));
  if (target.qualifier === undefined) shelf.functions.delete(target.name);
  else deleteVersion(shelf, record, target.qualifier);
  return { status: 204 };
}

/** A version that an alias points to stays; one that does not exist is gone already: no error (recorded). */
function deleteVersion(shelf: Shelf, record: FunctionRecord, version: string): void {
  const aliases = record.aliases.filter((alias) => alias.version === version || alias.weights?.[version]);
  if (aliases.length > 0) {
    const names = aliases.map((alias) => alias.name).join(', ');
    throw conflict(`Unable to delete version because the following aliases reference it: [${names}]`);
  }
  const versions = record.versions.filter((each) => each.version !== version);
  shelf.functions.set(record.name, { ...record, versions });
}

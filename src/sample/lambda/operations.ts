import { deleteConfig, getConfig, listConfigs, putConfig, updateConfig } from './configOperations.ts';
import { getPolicy, listEventSourceMappings } from '../evidence/invokers.ts';
import type { Answer } from './errors.ts';
import {
  createFunction,
  deleteFunction,
  getFunction,
  getFunctionConfiguration,
  listFunctions,
} from './functionOperations.ts';
import type { Input } from './input.ts';
import {
  ALIAS_NAME,
  CONFIG_MEMBERS,
  CREATE_ALIAS_MEMBERS,
  CREATE_FUNCTION_MEMBERS,
  FUNCTION_NAME,
  MARKER,
  type Member,
  OLDER_FUNCTION_NAME,
  PUBLISH_MEMBERS,
  QUALIFIER_MEMBER,
  functionVersion,
  maxItems,
} from './model.ts';
import {
  createAlias,
  deleteAlias,
  listAliases,
  listVersions,
  publishVersion,
} from './qualifierOperations.ts';
import type { Shelf } from './store.ts';

/** One operation of the API: where it lies, what it takes, what it does. */
export interface Operation {
  /** Also its IAM action, after `lambda:`. */
  readonly name: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Path with labels: `/2019-09-25/functions/{FunctionName}/event-invoke-config`. */
  readonly path: string;
  /** Members that come in the query; integers among them are read as such. */
  readonly query: readonly Member[];
  /** Members that come in the path or the body. */
  readonly members: readonly Member[];
  readonly hasBody?: true;
  /** True if it is about a function's event-invoke configs. */
  readonly onConfigs?: true;
  readonly run: (shelf: Shelf, input: Input) => Answer;
}

const FUNCTIONS = '/2015-03-31/functions';
const CONFIG = '/2019-09-25/functions/{FunctionName}/event-invoke-config';
const PAGING = [MARKER, maxItems(10_000)] as const;

/** Where the operations on one qualifier's config are alike. */
const configOperation = (
  name: string,
  method: Operation['method'],
  run: Operation['run'],
  body: readonly Member[] = [],
): Operation => ({
  name,
  method,
  path: CONFIG,
  query: [QUALIFIER_MEMBER],
  members: [FUNCTION_NAME, ...body],
  ...(body.length > 0 && { hasBody: true as const }),
  onConfigs: true,
  run,
});

/** The operations that the sample answers; all others are unknown to it. */
export const OPERATIONS: readonly Operation[] = [
  configOperation('GetFunctionEventInvokeConfig', 'GET', getConfig),
  configOperation('PutFunctionEventInvokeConfig', 'PUT', putConfig, CONFIG_MEMBERS),
  configOperation('UpdateFunctionEventInvokeConfig', 'POST', updateConfig, CONFIG_MEMBERS),
  configOperation('DeleteFunctionEventInvokeConfig', 'DELETE', deleteConfig),
  {
    name: 'ListFunctionEventInvokeConfigs',
    method: 'GET',
    path: `${CONFIG}/list`,
    query: [MARKER, maxItems(50)],
    members: [FUNCTION_NAME],
    onConfigs: true,
    run: listConfigs,
  },
  {
    name: 'ListFunctions',
    method: 'GET',
    path: FUNCTIONS,
    query: [...PAGING, { path: ['FunctionVersion'], type: 'string', values: ['ALL'] }],
    members: [],
    run: listFunctions,
  },
  {
    name: 'CreateFunction',
    method: 'POST',
    path: FUNCTIONS,
    query: [],
    members: CREATE_FUNCTION_MEMBERS,
    hasBody: true,
    run: createFunction,
  },
  {
    name: 'GetFunction',
    method: 'GET',
    path: `${FUNCTIONS}/{FunctionName}`,
    query: [QUALIFIER_MEMBER],
    members: [FUNCTION_NAME],
    run: getFunction,
  },
  {
    name: 'DeleteFunction',
    method: 'DELETE',
    path: `${FUNCTIONS}/{FunctionName}`,
    query: [QUALIFIER_MEMBER],
    members: [FUNCTION_NAME],
    run: deleteFunction,
  },
  {
    name: 'GetFunctionConfiguration',
    method: 'GET',
    path: `${FUNCTIONS}/{FunctionName}/configuration`,
    query: [QUALIFIER_MEMBER],
    members: [FUNCTION_NAME],
    run: getFunctionConfiguration,
  },
  {
    name: 'ListVersionsByFunction',
    method: 'GET',
    path: `${FUNCTIONS}/{FunctionName}/versions`,
    query: PAGING,
    members: [FUNCTION_NAME],
    run: listVersions,
  },
  {
    name: 'PublishVersion',
    method: 'POST',
    path: `${FUNCTIONS}/{FunctionName}/versions`,
    query: [],
    members: [OLDER_FUNCTION_NAME, ...PUBLISH_MEMBERS],
    hasBody: true,
    run: publishVersion,
  },
  {
    name: 'ListAliases',
    method: 'GET',
    path: `${FUNCTIONS}/{FunctionName}/aliases`,
    query: [...PAGING, functionVersion(false)],
    members: [OLDER_FUNCTION_NAME],
    run: listAliases,
  },
  {
    name: 'GetPolicy',
    method: 'GET',
    path: `${FUNCTIONS}/{FunctionName}/policy`,
    query: [QUALIFIER_MEMBER],
    members: [FUNCTION_NAME],
    run: getPolicy,
  },
  {
    name: 'ListEventSourceMappings',
    method: 'GET',
    path: '/2015-03-31/event-source-mappings',
    query: [FUNCTION_NAME, ...PAGING],
    members: [],
    run: listEventSourceMappings,
  },
  {
    name: 'CreateAlias',
    method: 'POST',
    path: `${FUNCTIONS}/{FunctionName}/aliases`,
    query: [],
    members: [OLDER_FUNCTION_NAME, ...CREATE_ALIAS_MEMBERS],
    hasBody: true,
    run: createAlias,
  },
  {
    name: 'DeleteAlias',
    method: 'DELETE',
    path: `${FUNCTIONS}/{FunctionName}/aliases/{Name}`,
    query: [],
    members: [OLDER_FUNCTION_NAME, ALIAS_NAME],
    run: deleteAlias,
  },
];

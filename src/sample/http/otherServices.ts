import {
  answerCloudFormation,
  CLOUDFORMATION_ACTIONS,
  cloudFormationOperation,
} from '../cloudformation/service.ts';
import { answerS3, s3Operation } from '../evidence/buckets.ts';
import { EVENTBRIDGE } from '../evidence/buses.ts';
import { answerJson, jsonOperation, type JsonService } from '../evidence/jsonService.ts';
import { CLOUDWATCH } from '../evidence/metrics.ts';
import { answerQuery, queryOperation, type QueryService } from '../evidence/queryService.ts';
import { SQS } from '../evidence/queues.ts';
import { IAM } from '../evidence/roles.ts';
import { SNS } from '../evidence/topics.ts';
import { CLOUDTRAIL } from '../evidence/trail.ts';
import type { Answer } from '../lambda/errors.ts';
import type { Shelf } from '../lambda/store.ts';
import type { Caller } from '../sts/callers.ts';
import { stsOperation } from '../sts/getCallerIdentity.ts';
import { answerTagging, TAGGING_OPERATION } from '../tagging/service.ts';
import type { WireRequest } from './wireRequest.ts';

/** A service beside Lambda. */
interface OtherService {
  /** Names of its operations, as `operation` gives them. */
  readonly names: readonly string[];
  /** It answers in XML, as the services of the query protocol and S3 do. */
  readonly isXml?: true;
  /** Name of a request in the log and in fault plans. */
  readonly operation: (request: WireRequest) => string;
  readonly answer: (caller: Caller, shelf: Shelf, request: WireRequest) => Answer;
}

const namesOf = ({ actions, operations }: JsonService | QueryService): readonly string[] =>
  Object.keys(operations).map((name) => `${actions}:${name}`);

const json = (service: JsonService): OtherService => ({
  names: namesOf(service),
  operation: (request) => jsonOperation(service, request),
  answer: (caller, shelf, request) => answerJson(service, caller, shelf, request),
});

const query = (service: QueryService): OtherService => ({
  names: namesOf(service),
  isXml: true,
  operation: (request) => queryOperation(service, formOf(request)),
  answer: (caller, shelf, request) => answerQuery(service, caller, shelf, formOf(request)),
});

/** By the name in a signature's scope. STS is not among them: it answers for all accounts. */
const SERVICES: Readonly<Record<string, OtherService>> = {
  cloudformation: {
    names: CLOUDFORMATION_ACTIONS.map((action) => `cloudformation:${action}`),
    isXml: true,
    operation: (request) => cloudFormationOperation(formOf(request)),
    answer: (caller, shelf, request) => answerCloudFormation(caller, shelf, formOf(request)),
  },
  tagging: { names: [TAGGING_OPERATION], operation: () => TAGGING_OPERATION, answer: answerTagging },
  monitoring: json(CLOUDWATCH),
  sqs: json(SQS),
  events: json(EVENTBRIDGE),
  cloudtrail: json(CLOUDTRAIL),
  sns: query(SNS),
  iam: query(IAM),
  s3: {
    names: ['s3:HeadBucket', 's3:ListBuckets'],
    isXml: true,
    operation: s3Operation,
    answer: answerS3,
  },
};

/** Operations of the services beside Lambda and STS, as fault plans name them. */
export const OTHER_OPERATIONS: readonly string[] = Object.values(SERVICES).flatMap(({ names }) => names);

const serviceNamed = (name: string | undefined): OtherService | undefined =>
  name !== undefined && Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined;

/** Services that answer in XML, not in JSON. */
export const answersInXml = (service: string | undefined): boolean =>
  service === 'sts' || serviceNamed(service)?.isXml === true;

/** Name of a request to a service other than Lambda in the log and in fault plans. */
export function otherOperation(service: string, request: WireRequest): string | undefined {
  return service === 'sts' ? stsOperation(formOf(request)) : serviceNamed(service)?.operation(request);
}

/** The answer of a service other than Lambda and STS; undefined: it is none of them. */
export const answerOther = (
  service: string,
  caller: Caller,
  shelf: Shelf,
  request: WireRequest,
): Answer | undefined => serviceNamed(service)?.answer(caller, shelf, request);

/** The form of the query protocol: the body of a POST, the query of a GET. */
export const formOf = ({ address, body }: WireRequest): URLSearchParams =>
  address.method === 'POST' ? new URLSearchParams(body) : address.query;

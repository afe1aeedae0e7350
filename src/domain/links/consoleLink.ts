import { type FunctionArn, LATEST } from '../arn/functionArn.ts';
import { isRegion, partitionById, partitionOfRegion } from '../arn/partition.ts';
import type { Connection } from '../session/connection.ts';
import { urlPart } from './urlPart.ts';

/** The prices of CloudWatch, GetMetricData among them. */
export const CLOUDWATCH_PRICING = 'https://aws.amazon.com/cloudwatch/pricing/';

/** `monitoring`: the metrics of the function. */
export type ConsoleTab = 'configure' | 'monitoring';

/**
 * The page of the AWS console that shows a function's asynchronous settings, at its qualifier. Undefined where
 * the partition has no publicly known console, and for what is no region: it would become part of a host name.
 * Source: the console's own addresses (`/lambda/home?region=…#/functions/<name>/versions|aliases/…?tab=configure`).
 */
export function consoleUrl(arn: FunctionArn, tab: ConsoleTab = 'configure'): string | undefined {
  if (!isRegion(arn.region)) return undefined;
  const partition = partitionById(arn.partition) ?? partitionOfRegion(arn.region);
  if (!partition.consoleHost) return undefined;
  const host = partition.regionalConsole ? `${arn.region}.${partition.consoleHost}` : partition.consoleHost;
  const path = ['functions', arn.name, ...qualifierPath(arn.qualifier)].map(urlPart).join('/');
  return `https://${host}/lambda/home?region=${arn.region}#/${path}?tab=${tab}`;
}

/** Of the functions that name no log group of their own. */
const LOG_GROUPS = '/aws/lambda/';

/**
 * The page of the AWS console that shows a function's logs. Undefined as `consoleUrl` is.
 * Source: the console's own addresses, which encode the name twice, with `$` in the place of `%`.
 */
export function logsUrl(
  { partition, region, name }: Pick<FunctionArn, 'partition' | 'region' | 'name'>,
  logGroup = `${LOG_GROUPS}${name}`,
): string | undefined {
  const host = consoleHost(partition, region);
  if (host === undefined) return undefined;
  const group = encodeURIComponent(encodeURIComponent(logGroup)).replaceAll('%', '$');
  return `https://${host}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${group}`;
}

/** The console's host for a region of a partition; undefined for what is no region: it would become part of the host. */
function consoleHost(partitionId: string, region: string): string | undefined {
  if (!isRegion(region)) return undefined;
  const partition = partitionById(partitionId) ?? partitionOfRegion(region);
  if (!partition.consoleHost) return undefined;
  return partition.regionalConsole ? `${region}.${partition.consoleHost}` : partition.consoleHost;
}

function qualifierPath(qualifier: string | undefined): readonly string[] {
  // `$LATEST.PUBLISHED` is no alias, and has no page of its own.
  if (qualifier === undefined || qualifier.startsWith(LATEST)) return [];
  return [/^\d+$/.test(qualifier) ? 'versions' : 'aliases', qualifier];
}

/** Where a session's requests go. */
interface Place {
  readonly region: string;
  /** An endpoint other than AWS's own. */
  readonly endpoint?: string;
  readonly sample: boolean;
}

/**
 * True if AWS's console shows what we see. It does not where another program answers in AWS's place; a VPC
 * endpoint is AWS's own in spite of its name.
 */
export function hasConsole({ endpoint, sample, region }: Place): boolean {
  if (sample) return false;
  return endpoint === undefined || isLambdaHost(endpoint, region);
}

/** The same of a session's connection. */
export function connectionHasConsole({
  endpoint,
  region,
  source,
}: Pick<Connection, 'endpoint' | 'region' | 'source'>): boolean {
  return hasConsole({ region, sample: source === 'sample', ...(endpoint !== undefined && { endpoint }) });
}

/**
 * True if an endpoint is Lambda itself in a Region: its public hosts and those of VPC endpoints. Other hosts below AWS's
 * domains belong to customers: `ec2-….compute.amazonaws.com`.
 */
export function isLambdaHost(endpoint: string, region: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { dnsSuffix, dualStackSuffix } = partitionOfRegion(region);
  const service = /^lambda(?:-fips)?$/;
  const labels = new URL(endpoint).hostname.split('.');
  const ends = (suffix: string): readonly string[] => [region, ...suffix.split('.')];
  const isUnder = (tail: readonly string[], from: number): boolean =>
    labels.length === from + tail.length && tail.every((label, index) => labels[from + index] === label);
  if (service.test(labels[0] ?? '')) {
    return (
      isUnder(ends(dnsSuffix), 1) || (dualStackSuffix !== undefined && isUnder(ends(dualStackSuffix), 1))
    );
  }
  const vpcEndpoint = /^vpce-[\w-]+$/.test(labels[0] ?? '') && service.test(labels[1] ?? '');
  return vpcEndpoint && isUnder(ends(`vpce.${dnsSuffix}`), 2);
}

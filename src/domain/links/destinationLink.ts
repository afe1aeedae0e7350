import { parseFunctionArn } from '../arn/functionArn.ts';
import { consoleUrl } from './consoleLink.ts';
import type { Destination } from '../destinations/destination.ts';
import { type Partition, isRegion, partitionById } from '../arn/partition.ts';
import { urlPart } from './urlPart.ts';

/**
 * The page of the AWS console that shows a destination. Undefined where the kind, the partition or its console
 * is not known, or where the ARN's region has not the shape of one: it would become part of a host name.
 * Source: the consoles' own addresses.
 */
export function destinationUrl(destination: Destination): string | undefined {
  const partition = partitionById(destination.partition ?? '');
  if (!partition?.consoleHost) return undefined;
  switch (destination.kind) {
    case 'function':
      return functionUrl(destination.arn);
    case 'bucket':
      // A bucket's ARN has no region, and the console finds it without one.
      return `https://${partition.consoleHost}/s3/buckets/${urlPart(destination.name)}`;
    case 'queue':
    case 'topic':
    case 'eventBus':
      return regionalUrl(destination, partition);
    case 'unknown':
      return undefined;
    default:
      return destination.kind satisfies never;
  }
}

function functionUrl(arn: string): string | undefined {
  const parsed = parseFunctionArn(arn);
  return parsed && consoleUrl(parsed);
}

function regionalUrl(destination: Destination, partition: Partition): string | undefined {
  const { region } = destination;
  const path = consolePath(destination, partition);
  if (region === undefined || !isRegion(region) || path === undefined) return undefined;
  const host = partition.regionalConsole ? `${region}.${partition.consoleHost}` : partition.consoleHost;
  const [service, fragment] = path;
  return `https://${host}/${service}/home?region=${region}#/${fragment}`;
}

/** A service's part of the console, and the place in it. */
function consolePath(
  { kind, arn, name, region, accountId }: Destination,
  { dnsSuffix }: Partition,
): readonly [string, string] | undefined {
  if (kind === 'topic') return ['sns/v3', `topic/${urlPart(arn).replaceAll('%3A', ':')}`];
  if (kind === 'eventBus') return ['events', `eventbus/${urlPart(name)}`];
  if (kind !== 'queue' || accountId === undefined) return undefined;
  // The console names a queue by its URL.
  return ['sqs/v3', `queues/${urlPart(`https://sqs.${region}.${dnsSuffix}/${accountId}/${name}`)}`];
}

import { ExpectedError } from '../../domain/errors.ts';
import { isRegion, partitionOfRegion } from '../../domain/arn/partition.ts';

/**
 * Throws `regionRefused` for a Region that a connection does not ask: what is no Region would become part of a host
 * name, and credentials of one partition are never sent to another. The connection's own Region was checked when it
 * was chosen.
 */
export function requireRegion(region: string, own: string): void {
  if (region === own) return;
  if (!isRegion(region)) throw regionRefused(region);
  const partition = partitionOfRegion(region).id;
  if (partition !== partitionOfRegion(own).id) throw regionRefused(region, partition);
}

/** @param partition the Region's, where it is another than the connection's */
export function regionRefused(region: string, partition?: string): ExpectedError {
  const why =
    partition === undefined ? 'This is not an AWS Region' : `Region of another partition, ${partition}`;
  return new ExpectedError('regionRefused', `${why}: ${region}`, {
    region,
    ...(partition !== undefined && { partition }),
  });
}

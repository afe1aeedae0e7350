import type { Remark } from '../../domain/declared/remark.ts';
import { type DeclaredResource, isConfig } from '../../domain/declared/resources.ts';
import { at } from '../tree/node.ts';
import { serviceRole } from './functions.ts';
import type { Service } from './service.ts';

/**
 * An S3 bucket as destination: Serverless knows no permission for it and refuses (templates.md §4). Where a role is given it
 * adds no permission, and so refuses nothing.
 */
export function bucketRemarks(service: Service, resources: readonly DeclaredResource[]): readonly Remark[] {
  if (serviceRole(service) || hasRolesPlugin(service)) return [];
  return resources.filter(isConfig).flatMap((config) => {
    const key = config.of.kind === 'reference' ? config.of.to : '';
    if (at(service.functions.get(key)?.value, 'role')) return [];
    return [config.onSuccess, config.onFailure].flatMap((target): readonly Remark[] => {
      const arn = target?.arn;
      if (arn?.kind !== 'literal' || !/^arn:aws[\w-]*:s3:/.test(arn.value)) return [];
      return [
        {
          kind: 'bucket-unsupported',
          at: arn.at,
          subject: config.address,
          facts: { arn: arn.value },
          fixes: [],
        },
      ];
    });
  });
}

/** With this plugin no role is shared, and Serverless leaves the permissions to it. */
function hasRolesPlugin({ root }: Service): boolean {
  const plugins = at(root, 'plugins', 'modules') ?? at(root, 'plugins');
  const names = plugins?.kind === 'list' ? plugins.items : [];
  return names.some(
    (name) => name.kind === 'scalar' && name.text.includes('serverless-iam-roles-per-function'),
  );
}

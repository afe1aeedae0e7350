import { describe, expect, it } from 'vitest';
import { denialIn, isGrantable, type PolicyKind } from '../../../../src/domain/session/denial.ts';

const WHO =
  'User: arn:aws:sts::123456789012:assumed-role/dev/me is not authorized to perform: lambda:ListFunctions on resource: *';

/** IAM's own words for its policies. Source: IAM user guide, "Troubleshoot access denied error messages". */
const POLICIES: readonly (readonly [name: string, PolicyKind])[] = [
  ['identity-based policy', 'identity'],
  ['resource-based policy', 'resource'],
  ['service control policy', 'serviceControl'],
  ['resource control policy', 'resourceControl'],
  ['permissions boundary', 'boundary'],
  ['session policy', 'session'],
  ['VPC endpoint policy', 'endpoint'],
  ['role trust policy', 'trust'],
];

describe('why IAM denied an action', () => {
  it.each(POLICIES)('is an explicit deny in a %s', (name, policy) => {
    const article = name.startsWith('identity') ? 'an' : 'a';
    for (const end of ['', ': arn:aws:organizations::123456789012:policy/o-x/p-y']) {
      const denial = denialIn(`${WHO} with an explicit deny in ${article} ${name}${end}`);
      expect(denial).toEqual({ effect: 'explicit', policy });
      expect(isGrantable(denial)).toBe(false);
    }
  });

  it.each(POLICIES)('is that no %s allows it', (name, policy) => {
    const denial = denialIn(`${WHO} because no ${name} allows the lambda:ListFunctions action`);
    expect(denial).toEqual({ effect: 'implicit', policy });
    expect(isGrantable(denial)).toBe(policy === 'identity' || policy === 'resource');
  });

  it('is an explicit deny somewhere, in words of another kind', () => {
    for (const end of ['with an explicit deny', 'with an explicit deny in a policy of tomorrow']) {
      expect(denialIn(`${WHO} ${end}`)).toEqual({ effect: 'explicit', policy: 'unknown' });
    }
  });

  it.each(['', WHO, 'Access Denied', 'because no policy allows it', 'an explicit denial of service'])(
    'is not told by %j, where a permission may help',
    (message) => {
      expect(denialIn(message)).toBeUndefined();
      expect(isGrantable(denialIn(message))).toBe(true);
    },
  );
});

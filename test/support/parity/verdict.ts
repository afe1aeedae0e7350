import type { Compared, Outcome } from './compare.ts';

/** True if the two clients agree, and if not, whether that is as it should be. */
export type Verdict =
  | { readonly kind: 'agrees' }
  | { readonly kind: 'explained'; readonly why: string }
  /** A difference without a reason, or a reason without a difference. */
  | { readonly kind: 'wrong'; readonly why: string };

/** @param cliVersion of the AWS CLI that was asked, `2.9.19` */
export function judge({ configuration: { differs }, cli, adapter }: Compared, cliVersion: string): Verdict {
  const difference = differenceOf(cli, adapter);
  const expected = differs && (differs.before === undefined || isBefore(cliVersion, differs.before));
  if (difference === undefined) {
    return expected ? { kind: 'wrong', why: `They agree; is this gone? ${differs.why}` } : { kind: 'agrees' };
  }
  if (expected) return { kind: 'explained', why: differs.why };
  return { kind: 'wrong', why: `${difference} differs.\nCLI: ${cli.said}\nAdapter: ${adapter.said}` };
}

function differenceOf({ request: cli }: Outcome, { request: adapter }: Outcome): string | undefined {
  if (!cli || !adapter) return cli === adapter ? undefined : 'Whether there is a request';
  if (cli.accessKey !== adapter.accessKey) return 'The access key';
  if (cli.hasToken !== adapter.hasToken) return 'The session token';
  if (cli.region !== adapter.region) return 'The region';
  return cli.host === adapter.host ? undefined : 'The host';
}

function isBefore(version: string, limit: string): boolean {
  return version.localeCompare(limit, 'en', { numeric: true }) < 0;
}

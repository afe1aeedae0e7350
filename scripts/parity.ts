/**
 * `npm run parity`: in many configurations of a user's machine, asks the AWS CLI and our adapter to list
 * functions, and prints what each of them sent: key, session token, region and host. Ends with 1 where they
 * differ without a reason. `--only TEXT` chooses configurations by their name. With `--if-installed`, a machine without the AWS CLI leaves it out.
 */
import { parseArgs } from 'node:util';
import { findAwsCli } from '../test/support/awsCli.ts';
import { installDebianPackage } from '../test/support/debian.ts';
import { main } from './lib/main.ts';
import { printParity } from './lib/parityTable.ts';

const OPTIONS = { 'if-installed': { type: 'boolean' }, only: { type: 'string' } } as const;

await main(async () => {
  const optional = parseArgs({ options: OPTIONS }).values['if-installed'];
  if (optional && !findAwsCli()) return console.log('Left out: the AWS CLI, version 2, is not installed.');
  if (!findAwsCli()) await installDebianPackage('awscli');
  const cli = findAwsCli();
  if (!cli) throw new Error('The AWS CLI, version 2, is missing: install it, then try again.');
  const { only } = parseArgs({ options: OPTIONS }).values;
  process.exitCode = (await printParity(cli, only)) ? 0 : 1;
});

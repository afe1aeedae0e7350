import { execFileSync } from 'node:child_process';
import { compareAll, CONFIGURATIONS } from '../../test/support/parity/index.ts';
import { type Compared, type Outcome, refusalOf } from '../../test/support/parity/compare.ts';
import { judge, type Verdict } from '../../test/support/parity/verdict.ts';

interface Row {
  readonly compared: Compared;
  readonly verdict: Verdict;
}

/** Prints the table of the configurations whose name contains a text; whether nothing is wrong. */
export async function printParity(cli: string, text = ''): Promise<boolean> {
  const version = versionOf(cli);
  const chosen = CONFIGURATIONS.filter(({ name }) => name.includes(text));
  const compared = await compareAll(chosen, cli);
  const rows = compared.map((each) => ({ compared: each, verdict: judge(each, version) }));
  console.log(table(rows));
  const count = (kind: Verdict['kind']): number => rows.filter(({ verdict }) => verdict.kind === kind).length;
  console.log(
    `\n${rows.length} configurations with aws-cli ${version}: ${count('agrees')} agree, ${count('explained')} differ with a reason, ${count('wrong')} are wrong.`,
  );
  for (const { compared: each, verdict } of rows) {
    if (verdict.kind === 'wrong') console.log(`\n✘ ${each.configuration.name}: ${verdict.why}`);
  }
  return count('wrong') === 0;
}

const versionOf = (cli: string): string =>
  /^aws-cli\/(\S+)/.exec(execFileSync(cli, ['--version'], { encoding: 'utf8' }))?.[1] ?? '';

const HEAD = ['', 'Configuration', 'Access key', 'Token', 'Region', 'Host', 'Difference'];

/** One line for what both sent; two, where they differ. */
function table(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.flatMap(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cells({ compared: { configuration, cli, adapter }, verdict }: Row): readonly (readonly string[])[] {
  const { name } = configuration;
  if (verdict.kind === 'agrees') return [['✔', name, ...sent(adapter), '']];
  const mark = verdict.kind === 'explained' ? '≠' : '✘';
  const why = verdict.kind === 'explained' ? verdict.why : 'see below';
  return [
    [mark, name, ...sent(adapter), why],
    ['', '  the AWS CLI:', ...sent(cli), ''],
  ];
}

function sent(outcome: Outcome): readonly string[] {
  const { request } = outcome;
  const refusal = refusalOf(outcome);
  if (!request) return [`no request${refusal === undefined ? '' : `: ${refusal}`}`, '', '', ''];
  return [request.accessKey, request.hasToken ? 'yes' : 'no', request.region, request.host];
}

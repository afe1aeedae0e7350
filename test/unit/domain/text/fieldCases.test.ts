import { describe, expect, it } from 'vitest';
import { formatFunctionArn } from '../../../../src/domain/arn/functionArn.ts';
import { findArnAt } from '../../../../src/domain/text/findArn.ts';
import { type Place, resolveArn } from '../../../../src/domain/text/resolveArn.ts';
import { unmark } from './marked.ts';

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
const PARTIAL = '123456789012:function:orders';
/** A place that no text names: what is of it can have come from nowhere else. */
const HERE: Place = { partition: 'aws', region: 'ap-south-2', accountId: '210987654321' };
const HERE_ARN = 'arn:aws:lambda:ap-south-2:210987654321:function:orders';

/** What a hover would look up, or why it would not, for each ARN that any offset of the text touches. */
function lookUps(text: string): readonly string[] {
  const found = new Map<number, string>();
  for (let offset = 0; offset <= text.length; offset++) {
    const match = findArnAt(text, offset);
    if (match) found.set(match.start, read(match));
  }
  return [...found.values()];
}

function read(match: NonNullable<ReturnType<typeof findArnAt>>): string {
  const resolution = resolveArn(match, HERE);
  if (resolution.ok) return formatFunctionArn(resolution.arn) + (resolution.allQualifiers ? ' (all)' : '');
  const { unresolved } = resolution;
  return 'placeholder' in unresolved ? `${unresolved.kind} ${unresolved.placeholder}` : unresolved.kind;
}

type Cases = readonly (readonly [what: string, text: string, ...expected: string[]])[];

function check(cases: Cases): void {
  it.each(cases.map(([what, text, ...expected]) => ({ what, text, expected })))(
    '$what',
    ({ text, expected }) => {
      expect(lookUps(text)).toEqual(expected);
    },
  );
}

describe('an escaped placeholder is a placeholder', () => {
  const there = 'arn:aws:lambda:eu-west-1:210987654321:function:orders';
  check([
    ['in a template literal', '`arn:aws:lambda:eu-west-1:\\${AWS::AccountId}:function:orders`', there],
    ['in JSON in a string', '"arn:aws:lambda:eu-west-1:\\\\${AWS::AccountId}:function:orders"', there],
    ['in Terraform', '"arn:aws:lambda:eu-west-1:$${AWS::AccountId}:function:orders"', there],
    ['in Ruby', '"arn:aws:lambda:eu-west-1:\\#{AWS::AccountId}:function:orders"', there],
    ['of a shell', '"arn:aws:lambda:eu-west-1:\\$AWS_ACCOUNT_ID:function:orders"', there],
    [
      'for a partition',
      'arn:\\${AWS::Partition}:lambda:eu-west-1:\\${AWS::AccountId}:function:orders',
      there,
    ],
    ['in the name', `\`${ARN}-\\\${Stage}\``, 'variable \\${Stage}'],
    ['before $LATEST', `"${ARN}:\\$LATEST"`, `${ARN}:$LATEST`],
    ['control: not escaped', 'arn:aws:lambda:eu-west-1:${AWS::AccountId}:function:orders', there],
    ['control: a partial ARN of its own', '"${AWS::AccountId}:function:orders"', HERE_ARN],
  ]);
  it('takes the whole range', () => {
    const { text, spans } = unmark('`«arn:aws:lambda:eu-west-1:\\${AWS::AccountId}:function:orders»`');
    expect([findArnAt(text, 45)].map((match) => match && { start: match.start, end: match.end })).toEqual(
      spans,
    );
  });
});

describe('the end of an ARN that began in another string is none', () => {
  const head = 'arn:aws:lambda:eu-west-1';
  check([
    ['put side by side', `"${head}:" "${PARTIAL}"`],
    ['with a plus', `"${head}:" + "${PARTIAL}"`],
    ['with a plus and single quotes', `'${head}:' + '${PARTIAL}'`],
    ['with a plus without spaces', `"${head}:"+"${PARTIAL}"`],
    ['with PHP’s dot', `'${head}:' . '${PARTIAL}'`],
    ['with Jinja’s tilde', `'${head}:' ~ '${PARTIAL}'`],
    ['with Lua’s dots', `"${head}:" .. "${PARTIAL}"`],
    ['behind a variable', `prefix + "${PARTIAL}"`],
    ['behind a shell’s variable', `"$PREFIX"'${PARTIAL}'`],
    ['in a join', `join(":", ["${head}", "${PARTIAL}"])`],
    ['in a join of single fields', `join(":", ["arn", "aws", "lambda", "eu-west-1", "${PARTIAL}"])`],
    ['in a join with a variable', `join(":", ["arn:aws:lambda", var.region, "${PARTIAL}"])`],
    ['in Fn::Join', `{"Fn::Join": [":", ["arn:aws:lambda", {"Ref": "TargetRegion"}, "${PARTIAL}"]]}`],
    ['in !Join over lines', `!Join\n- ':'\n- - arn:aws:lambda\n  - Ref: TargetRegion\n  - ${PARTIAL}`],
    ['in a list of fields over lines', `- arn\n- aws\n- lambda\n- eu-west-1\n- ${PARTIAL}`],
    ['in a format', `format("${head}:%s", "${PARTIAL}")`],
    ['on the next line', `"${head}:"\n  "${PARTIAL}"`],
    ['on the next line of YAML', `Arn: ${head}:\n  ${PARTIAL}`],
    ['on the next line of a shell', `"${head}:"\\\n"${PARTIAL}"`],
    ['behind a variable, in an f-string', `prefix + f"${PARTIAL}"`],
    ['behind a variable, in parentheses', `prefix + ("${PARTIAL}")`],
    ['appended to a builder', `sb.append("${head}:"); sb.append("${PARTIAL}");`],
    ['appended to a variable', `s = "${head}:"\ns += "${PARTIAL}"`],
    ['in a format of two', `fmt.Sprintf("%s:%s", prefix, "${PARTIAL}")`],
    ['in Python’s format', `"{}{}".format(prefix, "${PARTIAL}")`],
    ['in Python’s percent format', `"%s%s" % (prefix, "${PARTIAL}")`],
    ['in R’s paste0', `paste0(prefix, "${PARTIAL}")`],
    ['in Fn::Join behind a list', `Fn::Join: [":", [!Select [0, !Split [":", !Ref X]], "${PARTIAL}"]]`],
    ['on three lines of YAML', `Arn: arn:aws:lambda:\n  eu-west-1:\n  ${PARTIAL}`],
    ['behind Swift’s placeholder', `p = "${head}:"\na = "\\(p)${PARTIAL}"`],
    ['behind cmd’s variable', `set A=%PREFIX%${PARTIAL}`],
    ['behind ERB’s placeholder', `<%= prefix %>${PARTIAL}`],
    ['behind HTML’s dollar', `${head}:&#36;{AWS::AccountId}:function:orders`],
    ['after a manual’s placeholder', `${head}:<prefix>${PARTIAL}`],
  ]);

  const here = HERE_ARN.replace('210987654321', '123456789012');
  check([
    ['control: JSON', `{"FunctionName":"${PARTIAL}"}`, here],
    ['control: YAML', `FunctionName: ${PARTIAL}`, here],
    ['control: a key named arn', `{"arn":"${PARTIAL}"}`, here],
    ['control: a list under arn', `arn:\n  - ${PARTIAL}`, here],
    ['control: an assignment', `fn = "${PARTIAL}"`, here],
    ['control: an f-string', `call(f"${PARTIAL}")`, here],
    ['control: a list with a complete ARN', `["${ARN}", "${PARTIAL}"]`, ARN, here],
    ['control: after a queue', `["arn:aws:sqs:eu-west-1:123456789012:q", "${PARTIAL}"]`, here],
    ['control: another key’s prefix', `{"prefix":"${head}:","fn":"${PARTIAL}"}`, here],
    ['control: another assignment’s prefix', `p = "${head}:"\nfn = "${PARTIAL}"`, here],
    ['control: a manual', `Full (\`arn:aws:lambda:…\`) or partial (\`${PARTIAL}\`)`, here],
    ['control: a diff', `+"${PARTIAL}"`, here],
    ['control: HTML', `<b>${PARTIAL}</b>`, here],
    ['control: Markdown’s link', `[fn](${PARTIAL})`, here],
    ['control: a list that grows', `arns.append("${PARTIAL}")`, here],
    ['control: another statement’s prefix', `use("${head}:"); fn = "${PARTIAL}";`, here],
    ['control: a log’s format', `log("%s is %s", x, "${PARTIAL}")`, here],
    ['control: a map of Regions', `eu-west-1:\n  Fn: ${PARTIAL}`, here],
    ['control: a call before it', `run(f(x), "${PARTIAL}")`, here],
    ['control: a sentence', `As before. "${PARTIAL}"`, here],
    ['control: CSV', `"arn","name"\n"${PARTIAL}","x"`, here],
  ]);
});

describe('a name that API Gateway fills in', () => {
  const uri = (name: string): string =>
    `arn:aws:apigateway:\${region}:lambda:path/2015-03-31/functions/arn:aws:lambda:\${region}:\${account_id}:function:${name}/invocations`;
  check([
    ['escaped for Terraform', uri('$${stageVariables.fn}'), 'stageVariable $${stageVariables.fn}'],
    ['as it is', uri('${stageVariables.fn}'), 'stageVariable ${stageVariables.fn}'],
    ['in a part of the name', uri('orders-${stageVariables.env}'), 'stageVariable ${stageVariables.env}'],
    ['before the alias', uri('orders:${stageVariables.alias}'), 'stageVariable ${stageVariables.alias}'],
    ['control: another variable', uri('${var.fn}'), 'variable ${var.fn}'],
  ]);
});

describe('the default of a shell’s variable', () => {
  check([
    ['for unset or empty', `"\${FN:-${ARN}}"`, ARN],
    ['for unset', `"\${FN-${ARN}}"`, ARN],
    ['assigned', `"\${FN:=${ARN}}"`, ARN],
    ['of a positional one', `fn=\${1:-${ARN}:live}`, `${ARN}:live`],
    [
      'of a partial ARN',
      `\${FN:-123456789012:function:orders}`,
      HERE_ARN.replace('210987654321', '123456789012'),
    ],
    ['control: glued to a word', `x-${ARN}`],
    ['control: glued to a word in a default', `"\${FN:-x-${ARN}}"`],
  ]);
});

describe('variables that are named', () => {
  check([
    [
      'Jinja’s beside an escaped one',
      'arn:aws:lambda:\\${AWS::Region}:{{ACCOUNT}}:function:orders',
      'variable {{ACCOUNT}}',
    ],
    ['Make’s', 'arn:aws:lambda:$(REGION):$(ACCOUNT):function:x', 'variable $(REGION)'],
    ['Make’s, escaped', 'arn:aws:lambda:eu-west-1:$$(ACCOUNT):function:x', 'variable $$(ACCOUNT)'],
    ['PowerShell’s', '"arn:aws:lambda:$($Region):123456789012:function:x"', 'variable $($Region)'],
    [
      'a shell’s command',
      'arn:aws:lambda:$(aws configure get region):123456789012:function:x',
      'variable $(aws configure get region)',
    ],
    ['a command with parentheses', 'arn:aws:lambda:eu-west-1:$(f (a) b):function:x', 'variable $(f (a) b)'],
    ['in the name', `${ARN}-$(STAGE)`, 'variable $(STAGE)'],
    ['control: parentheses alone', '(eu-west-1):(123456789012):function:x'],
    ['control: half a command', 'arn:aws:lambda:$(aws configure:123456789012:function:x'],
  ]);
});

describe('a policy’s wildcards', () => {
  check([
    ['all qualifiers', `"${ARN}:*"`, `${ARN} (all)`],
    [
      'all Regions',
      '"arn:aws:lambda:*:123456789012:function:orders"',
      HERE_ARN.replace('210987654321', '123456789012'),
    ],
    [
      'all Regions and qualifiers',
      '"arn:aws:lambda:*:${AWS::AccountId}:function:orders:*"',
      `${HERE_ARN} (all)`,
    ],
    ['all Regions, one alias', '"arn:aws:lambda:*:210987654321:function:orders:live"', `${HERE_ARN}:live`],
    [
      'all qualifiers of a partial ARN',
      `'${PARTIAL}:*'`,
      `${HERE_ARN.replace('210987654321', '123456789012')} (all)`,
    ],
    ['in a list', `["${ARN}","${ARN}:*"]`, ARN, `${ARN} (all)`],
    ['all qualifiers of a name that is not known', `"${ARN}-\${Stage}:*"`, 'variable ${Stage}'],
    ['control: several functions', `"${ARN}*"`],
    ['control: several aliases', `"${ARN}:live*"`],
    ['control: some Regions', '"arn:aws:lambda:eu-*:123456789012:function:orders"'],
    ['control: all accounts', '"arn:aws:lambda:*:*:function:orders"'],
    ['control: Markdown', `**${ARN}:** the orders`],
  ]);
});

describe('a name that continues', () => {
  const stays = [ARN];
  check([
    ['with a hyphen', `"${ARN}-"`, 'continues'],
    ['with an underscore', `"${ARN}_"`, 'continues'],
    ['with a plus', `'${ARN}-' + stage`, 'continues'],
    ['with a plus, without a hyphen', `'${ARN}' + stage`, 'continues'],
    ['with a plus on the next line', `"${ARN}"\n  + stage`, 'continues'],
    ['behind the qualifier', `"${ARN}:v" + version`, 'continues'],
    ['with PHP’s dot', `'${ARN}' . $stage`, 'continues'],
    ['with PHP’s dot, without spaces', `'${ARN}'.$stage`, 'continues'],
    ['with Jinja’s tilde', `'${ARN}' ~ stage`, 'continues'],
    ['with Visual Basic’s ampersand', `"${ARN}" & stage`, 'continues'],
    ['with SQL’s bars', `'${ARN}' || '-prod'`, 'continues'],
    ['with concat', `"${ARN}".concat(stage)`, 'continues'],
    ['in a shell, glued', `"${ARN}"$STAGE`, 'continues'],
    ['in a shell, glued strings', `"${ARN}"'-prod'`, 'continues'],
    ['strings side by side', `"${ARN}" "-prod"`, 'continues'],
    ['in a join', `join("-", ["${ARN}", var.stage])`, 'continues'],
    ['in !Join', `!Join ['', ['${ARN}', !Ref Stage]]`, 'continues'],
    ['in Fn::Join', `{"Fn::Join": [":", ["${ARN}", {"Ref": "Alias"}]]}`, 'continues'],
    ['in Fn::Join over lines', `Fn::Join:\n  - '-'\n  - - ${ARN}\n    - !Ref Stage`, 'continues'],
    ['in Python’s join', `"-".join(["${ARN}", stage])`, 'continues'],
    ['in JavaScript’s join', `["${ARN}", stage].join('-')`, 'continues'],
    ['in concat()', `CONCAT('${ARN}', stage)`, 'continues'],
    ['in a format', `printf("%s-%s", "${ARN}", stage)`, 'continues'],
    ['with an ellipsis', `${ARN}… is shown cut`, 'continues'],
    ['with three dots', `"${ARN}..."`, 'continues'],
    ['in ERB', `${ARN}<%= stage %>`, 'continues'],
    ['in Concourse', `${ARN}((stage))`, 'continues'],
    ['in Azure Pipelines', `${ARN}[[stage]]`, 'continues'],
    ['in cmd', `${ARN}!STAGE!`, 'continues'],
    ['between at signs', `${ARN}@@STAGE@@`, 'continues'],
    ['with a shell’s command', `X=${ARN}\`stage\``, 'continues'],
    ['with a hyphen, escaped for JSON', `"${ARN}\\u002dprod"`, 'continues'],
    ['with a hyphen, escaped for HTML', `${ARN}&#45;prod`, 'continues'],
    ['with a placeholder, escaped for HTML', `${ARN}&lt;stage&gt;`, 'continues'],
    ['on the next line of a shell', `X=${ARN}\\\n-prod`, 'continues'],
    ['behind a comment', `"${ARN}" /* the name */ + stage`, 'continues'],
    ['in C#’s concat', `string.Concat("${ARN}", stage)`, 'continues'],
    ['in Rust’s concat', `concat!("${ARN}", "-prod")`, 'continues'],
    ['in PHP’s implode', `implode('-', ['${ARN}', $stage])`, 'continues'],
    ['in Go’s join', `strings.Join([]string{"${ARN}", stage}, "-")`, 'continues'],
    ['in Python’s format', `"{}-{}".format("${ARN}", stage)`, 'continues'],
    ['control: two dots', `As in ${ARN}..`, ...stays],
    ['control: a quote, escaped for JSON', `"${ARN}\\u0022"`, ...stays],
    ['control: a quote and an ampersand of HTML', `&quot;${ARN}&amp;x`, ...stays],
    ['control: an element, escaped for HTML', `&lt;b&gt;${ARN}&lt;/b&gt;&lt;br&gt;`, ...stays],
    ['control: Markdown’s code', `\`${ARN}\`/\`x\``, ...stays],
    ['control: parentheses', `(${ARN})(x)`, ...stays],
    ['control: the next option', `invoke ${ARN} \\\n-v`, ...stays],
    ['control: a log’s format', `log("%s: %s", "${ARN}", x)`, ...stays],
    ['control: Go’s list', `[]string{"${ARN}", x}, ","`, ...stays],
    ['control: alone', `"${ARN}"`, ...stays],
    ['control: another argument', `aws lambda invoke --function-name "${ARN}" "out.json"`, ...stays],
    ['control: an option', `run "${ARN}" "-v" "--payload" "./x"`, ...stays],
    ['control: a sentence', `See "${ARN}". Then go on.`, ...stays],
    ['control: a method', `"${ARN}".split(":")`, ...stays],
    ['control: a list', `["${ARN}", "x"]`, ...stays],
    ['control: a list that is joined with commas', `join(",", ["${ARN}", "x"])`, ...stays],
    ['control: a path behind it', `!Join ['', ['${ARN}', '/invocations']]`, ...stays],
    ['control: an array’s concat', `list.concat("${ARN}", x)`, ...stays],
    ['control: a diff', `"${ARN}"\n+ "x"`, ...stays],
    ['control: or', `fn="${ARN}" || exit 1`, ...stays],
    ['control: doubled quotes', `"a ""${ARN}"" b"`, ...stays],
    ['control: JSON in JSON', `"{\\"fn\\":\\"${ARN}\\"}\\n"`, ...stays],
  ]);
});

describe('CloudFormation’s physical id of an event-invoke config', () => {
  check([
    ['an alias', `"${ARN}|live"`, `${ARN}:live`],
    ['a version', `${ARN}|7`, `${ARN}:7`],
    ['$LATEST', `"${ARN}|$LATEST"`, `${ARN}:$LATEST`],
    ['a placeholder', `"${ARN}|\${Alias}"`, 'variable ${Alias}'],
    ['control: a table', `|${ARN}|`, ARN],
    ['control: a table with two columns', `|${ARN}|live|`, ARN],
    ['control: a table with spaces', `| ${ARN} | live |`, ARN],
    ['control: a shell’s pipe', `echo ${ARN}|jq -R .`, ARN],
  ]);
});

describe('percent-encoding', () => {
  const encoded = encodeURIComponent(ARN);
  check([
    ['of an address', `https://console.example/#/functions/${encoded}?tab=code`, ARN],
    ['in lower case', encoded.toLowerCase(), ARN],
    ['twice', encodeURIComponent(encoded), ARN],
    ['with a qualifier', `${encoded}%3A%24LATEST`, `${ARN}:$LATEST`],
    ['of the name too', `${encoded}%2Dprod&x=1`, `${ARN}-prod`],
    ['of what follows', `${encoded}%2Finvocations`, ARN],
    ['control: half of it', `${ARN}%3Alive`],
    ['control: with a qualifier in the query', `/functions/${encoded}?Qualifier=live`],
    [
      'control: with a qualifier in the query of an operation',
      `/functions/${ARN}/invocations?Qualifier=live`,
    ],
    ['with another query', `/functions/${encoded}/invocations?x=Qualifier`, ARN],
    ['control: another resource', encoded.replace('function', 'layer')],
  ]);
  it('covers what is written', () => {
    const { text, spans } = unmark(`a=1&fn=«${encoded}»&b=%3A`);
    for (let offset = 0; offset <= text.length; offset++) {
      const match = findArnAt(text, offset);
      const inside = spans.find(({ start, end }) => start <= offset && offset <= end);
      expect(match && { start: match.start, end: match.end }).toEqual(inside);
    }
    expect(findArnAt(text, 20)?.text).toBe(ARN);
  });
});

describe('variables that mean the place in use', () => {
  const cases: Cases = [
    ...[
      '${var.region}',
      '{region}',
      '${AWS_REGION}',
      '$AWS_REGION',
      '${stack.region}',
      '${self:provider.region}',
    ],
    ...[
      '${local.aws_region}',
      '${opt:region}',
      '{{ region }}',
      '${{ env.AWS_REGION }}',
      '${process.env.AWS_REGION}',
    ],
    ...["{os.environ['AWS_REGION']}", '${awsRegion}', '$AWS_DEFAULT_REGION', '\\${var.region}'],
  ].map((region) => [region, `arn:aws:lambda:${region}:210987654321:function:orders`, HERE_ARN]);
  check(cases);
  check(
    [
      '${var.account_id}',
      '${local.account_id}',
      '$account_id',
      '{account_id}',
      '${AWS_ACCOUNT_ID}',
      '${stack.account}',
    ].map((account) => [account, `arn:aws:lambda:ap-south-2:${account}:function:orders`, HERE_ARN]),
  );
  check([
    ['control: another Region', 'arn:aws:lambda:${var.target_region}:1:function:f'],
    [
      'control: another Region’s variable',
      'arn:aws:lambda:${var.dr_region}:210987654321:function:f',
      'variable ${var.dr_region}',
    ],
    [
      'control: another account',
      'arn:aws:lambda:eu-west-1:${var.hub_account_id}:function:f',
      'variable ${var.hub_account_id}',
    ],
    [
      'control: a module’s',
      'arn:aws:lambda:${module.x.region}:210987654321:function:f',
      'variable ${module.x.region}',
    ],
    [
      'control: a default',
      'arn:aws:lambda:${AWS_REGION:-us-east-1}:210987654321:function:f',
      'variable ${AWS_REGION:-us-east-1}',
    ],
    [
      'control: in the wrong field',
      'arn:aws:lambda:eu-west-1:${var.region}:function:f',
      'variable ${var.region}',
    ],
    ['control: in the name', `${ARN}-\${var.region}`, 'variable ${var.region}'],
    [
      'control: a part of the field',
      'arn:aws:lambda:${var.region}-1:210987654321:function:f',
      'variable ${var.region}',
    ],
  ]);
  it('says so', () => {
    const match = findArnAt('arn:aws:lambda:${var.region}:210987654321:function:orders', 3);
    expect(match && resolveArn(match, HERE)).toMatchObject({
      filled: [{ part: 'region', placeholder: '${var.region}', value: 'ap-south-2' }],
    });
  });
});

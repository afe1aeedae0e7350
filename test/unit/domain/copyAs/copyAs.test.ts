import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../../scripts/lib/paths.ts';
import { copyAs, type CopyForm, type CopySource, copySourceOf } from '../../../../src/domain/copyAs/index.ts';
import { compareConfig, qualifierOf } from '../../../../src/domain/declared/compare.ts';
import { type DeclaredTemplate } from '../../../../src/domain/declared/template.ts';
import { isConfig } from '../../../../src/domain/declared/resources.ts';
import {
  type EffectiveSettings,
  effectiveSettings,
} from '../../../../src/domain/settings/eventInvokeConfig.ts';
import { seededShelves } from '../../../../src/sample/seed/index.ts';
import { readTemplate } from '../../../../src/templates/readTemplate.ts';
import { allReaders } from '../../../../src/templates/readers.ts';
import { terraformReader } from '../../../../src/templates/terraform/index.ts';

const wasm = (path: string): Uint8Array => readFileSync(join(root, 'node_modules', path));
const terraform = await terraformReader({
  runtime: wasm('web-tree-sitter/web-tree-sitter.wasm'),
  grammar: wasm('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'),
});

const indented = (text: string, indent: string): string => text.replaceAll(/^(?=.)/gm, indent);

/** A form inside the file that people paste it into, and the name of that file. */
const FILES: Readonly<
  Partial<Record<CopyForm, (text: string, name: string) => readonly [file: string, text: string]>>
> = {
  cloudFormation: (text) => ['template.yaml', `Resources:\n${indented(text, '  ')}`],
  sam: (text, name) => [
    'template.yaml',
    `Resources:\n  Fn:\n    Type: AWS::Serverless::Function\n    Properties:\n      FunctionName: ${JSON.stringify(name)}\n${indented(text, '      ')}`,
  ],
  serverless: (text, name) => [
    'serverless.yml',
    `service: shop\nprovider: { name: aws }\nfunctions:\n  fn:\n    name: ${JSON.stringify(name)}\n    handler: a.b\n${indented(text, '    ')}`,
  ],
  terraform: (text) => ['main.tf', text],
};

/** Reading of a form by our own reader. */
function readBack(form: CopyForm, source: CopySource): DeclaredTemplate | 'not possible' | undefined {
  const copied = copyAs(form, source, 'us-east-1', 'posix');
  if ('problem' in copied) return 'not possible';
  const [file = '', text = ''] = FILES[form]?.(copied.text, source.name) ?? [];
  return readTemplate(form === 'terraform' ? [terraform] : allReaders, [{ file, text }]);
}

/** Differences between the form and the settings; empty: none. */
function differences(form: CopyForm, name: string, settings: EffectiveSettings): readonly string[] {
  const template = readBack(form, copySourceOf(name, settings));
  if (template === 'not possible') return [];
  const config = template?.resources.find(isConfig);
  if (!template || !config) return ['not read'];
  const { settings: compared } = compareConfig(config, settings, template);
  return [
    ...compared
      .filter(({ outcome }) => outcome !== 'same')
      .map(({ setting, outcome }) => `${setting} ${outcome}`),
    ...(qualifierOf(config, template) === settings.qualifier ? [] : ['qualifier']),
  ];
}

const FORMS = ['cloudFormation', 'sam', 'serverless', 'terraform'] as const;

describe.each(FORMS)('settings copied as %s', (form) => {
  it('compare as the same when they are read again, for all functions of the sample account', () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const { functions, region, accountId } of seededShelves(0)) {
      for (const { name, configs } of functions.values()) {
        for (const { qualifier, retries, age, onSuccess, onFailure } of configs) {
          const settings = effectiveSettings({
            functionArn: `arn:aws:lambda:${region}:${accountId}:function:${name}:${qualifier}`,
            qualifier,
            ...(retries !== undefined && { maximumRetryAttempts: retries }),
            ...(age !== undefined && { maximumEventAgeInSeconds: age }),
            ...(onSuccess !== undefined && { onSuccess }),
            ...(onFailure !== undefined && { onFailure }),
          });
          compared += 1;
          wrong.push(...differences(form, name, settings).map((text) => `${name}:${qualifier} ${text}`));
        }
      }
    }
    expect(compared).toBeGreaterThan(80);
    expect(wrong).toEqual([]);
  });

  it.each(['${x}', '$${x}', '$$${x}', '%{if x}', '%%{x}', '$%{x}', '%${x}', '$', '{}', '$ {x}'])(
    'have %s in an ARN as a text',
    (name) => {
      const arn = `arn:aws:sqs:us-east-1:111111111111:${name}`;
      const settings = effectiveSettings({
        functionArn: 'arn:aws:lambda:us-east-1:111111111111:function:orders:$LATEST',
        qualifier: '$LATEST',
        onFailure: arn,
      });
      const template = readBack(form, copySourceOf('orders', settings));
      if (template === 'not possible' || (form !== 'terraform' && name.includes('${'))) return;
      expect(template?.resources.find(isConfig)?.onFailure?.arn).toMatchObject({
        kind: 'literal',
        value: arn,
      });
    },
  );

  it('mean the same with any text in the ARNs', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '${x}',
        '%{if}',
        '"',
        "'",
        '\\',
        '!Ref A',
        '#{x}',
        '`',
        '{{y}}',
        '\n',
        '\t',
        ': ',
        ' #',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.integer({ min: 0, max: 2 }), (pieces, retries) => {
        const arn = `arn:aws:sqs:us-east-1:111111111111:q${pieces.join('')}`;
        const settings = effectiveSettings({
          functionArn: 'arn:aws:lambda:us-east-1:111111111111:function:orders:$LATEST',
          qualifier: '$LATEST',
          maximumRetryAttempts: retries,
          onFailure: arn,
        });
        const template = readBack(form, copySourceOf('orders', settings));
        if (template === 'not possible') return;
        const config = template?.resources.find(isConfig);
        const declared = config?.onFailure?.arn;
        // A reader does not know the value of a placeholder; it never reads another text.
        if (declared?.kind === 'literal') expect(declared.value).toBe(arn);
        else expect(declared?.kind).toBe('unknown');
      }),
    );
  });
});

describe('settings that a form cannot express', () => {
  const settings = (qualifier: string, onFailure?: string) =>
    effectiveSettings({ functionArn: 'x', qualifier, ...(onFailure !== undefined && { onFailure }) });
  const problem = (form: CopyForm, of: EffectiveSettings, shell: 'posix' | 'cmd' = 'posix') => {
    const copied = copyAs(form, copySourceOf('orders', of), 'us-east-1', shell);
    return 'problem' in copied ? copied.problem : undefined;
  };

  it.each<[CopyForm, EffectiveSettings, string | undefined]>([
    ['sam', settings('3'), 'version'],
    ['sam', settings('live'), undefined],
    ['sam', settings('$LATEST', 'kafka://x'), 'destination'],
    ['serverless', settings('live'), 'qualifier'],
    ['serverless', settings('$LATEST', 'arn:aws:s3:::x'), 'destination'],
    ['serverless', settings('$LATEST', 'arn:aws:sqs:us-east-1:111111111111:${x}'), 'text'],
    ['cli', settings('$LATEST', 'arn:aws:sqs:us-east-1:111111111111:a,b'), 'text'],
    ['cli', settings('$LATEST', 'arn:aws:sqs:us-east-1:111111111111:a'), undefined],
  ])('are told for %s', (form, of, expected) => {
    expect(problem(form, of)).toBe(expected);
  });
});

it('the AWS CLI command and the construct are written for their readers', () => {
  const settings = effectiveSettings({
    functionArn: 'x',
    qualifier: '$LATEST',
    maximumRetryAttempts: 0,
    onFailure: 'arn:aws:sqs:us-east-1:111111111111:failed',
  });
  const text = (form: CopyForm) => {
    const copied = copyAs(form, copySourceOf('orders-received', settings), 'us-east-1', 'posix');
    return 'text' in copied ? copied.text : copied.problem;
  };
  expect(text('cli')).toBe(
    `aws lambda put-function-event-invoke-config --function-name orders-received --qualifier '$LATEST' --maximum-retry-attempts 0 --maximum-event-age-in-seconds 21600 --destination-config "OnFailure={Destination=arn:aws:sqs:us-east-1:111111111111:failed}" --region us-east-1`,
  );
  expect(text('cdk')).toContain("new lambda.CfnEventInvokeConfig(this, 'OrdersReceivedEventInvokeConfig', {");
  expect(text('cdk')).toContain("onFailure: { destination: 'arn:aws:sqs:us-east-1:111111111111:failed' },");
});

import { describe, expect, it } from 'vitest';
import type { FunctionConfigs } from '../../../../src/domain/account/account.ts';
import type { EventInvokeConfig } from '../../../../src/domain/settings/eventInvokeConfig.ts';
import type { FunctionSummary } from '../../../../src/domain/session/lambdaApi.ts';
import { accountInAnswers, type PanelData, panelModel } from '../../../../src/features/configPanel/model.ts';
import { ACCOUNT, configOf, refused, REGION, summaryOf } from '../../../support/fakeLambda.ts';

const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:failed`;

interface Given {
  readonly qualifier?: string;
  readonly configs?: readonly EventInvokeConfig[];
  readonly via?: FunctionConfigs['via'];
  readonly aliases?: readonly string[];
  readonly versions?: readonly string[];
  readonly summary?: Partial<FunctionSummary>;
}

function dataOf(given: Given = {}): PanelData {
  const aliases = (given.aliases ?? []).map((name) => ({ name, version: '1' }));
  return {
    target: {
      partition: 'aws',
      region: REGION,
      accountId: ACCOUNT,
      name: 'orders',
      qualifier: given.qualifier ?? '$LATEST',
    },
    configs: { configs: given.configs ?? [], via: given.via ?? 'list', readAt: new Date(0) },
    qualifiers: { kind: 'known', value: { aliases, versions: given.versions ?? [] } },
    summary: { kind: 'known', value: summaryOf('orders', given.summary) },
  };
}

const modelOf = (given?: Given) => panelModel(dataOf(given));

const config = (qualifier: string, more: Partial<EventInvokeConfig> = {}) =>
  configOf('orders', { qualifier, ...more });

describe('where a failing event ends', () => {
  it('is nowhere, with neither a destination nor a dead-letter queue', () => {
    expect(modelOf().report.ending).toBe('discarded');
  });

  it('is the on-failure destination, known or not what else there is', () => {
    const data = dataOf({ configs: [config('$LATEST', { onFailure: QUEUE })] });
    expect(panelModel({ ...data, summary: { kind: 'failed', error: undefined } }).report.ending).toBe('kept');
  });

  it('is the dead-letter queue', () => {
    const model = modelOf({ summary: { deadLetterArn: QUEUE } });
    expect(model.report.ending).toBe('kept');
    expect(model.report.event.deadLetter?.name).toBe('failed');
  });

  it.each([{ kind: 'loading' } as const, { kind: 'failed', error: undefined } as const])(
    'is not claimed to be nowhere while the dead-letter queue is $kind',
    (summary) => {
      expect(panelModel({ ...dataOf(), summary }).report.ending).toBe('unknown');
    },
  );
});

describe('the qualifiers', () => {
  const names = (given: Given) => {
    const { rows, folded } = modelOf(given).qualifiers;
    return [rows.map(({ qualifier }) => qualifier), folded.map(({ qualifier }) => qualifier)];
  };

  it('are $LATEST, aliases and what has a config; versions without one are folded away, newest first', () => {
    expect(
      names({
        configs: [config('2'), config('live')],
        aliases: ['live', 'beta'],
        versions: ['1', '2', '10'],
      }),
    ).toEqual([
      ['$LATEST', 'beta', 'live', '2'],
      ['10', '1'],
    ]);
  });

  it('keep the one in view in view', () => {
    expect(names({ qualifier: '1', versions: ['1', '2'] })).toEqual([['$LATEST', '1'], ['2']]);
  });

  it('name configs without their alias or version', () => {
    const { rows } = modelOf({ configs: [config('gone'), config('7')], versions: ['8'] }).qualifiers;
    expect(rows.map(({ qualifier, status }) => [qualifier, status])).toEqual([
      ['$LATEST', 'exists'],
      ['gone', 'orphaned'],
      ['7', 'orphaned'],
    ]);
  });

  it('do not call an alias gone that could not be looked for', () => {
    const data = dataOf({ configs: [config('live')], qualifier: 'live' });
    const model = panelModel({ ...data, qualifiers: { kind: 'failed', error: undefined } });
    expect(model.report.status).toBe('unknown');
    expect(model.qualifiers.rows.map(({ status }) => status)).toEqual(['exists', 'unknown']);
  });

  it.each([
    ['aliases', ['exists', 'unknown', 'orphaned']],
    ['versions', ['exists', 'orphaned', 'unknown']],
  ] as const)('call none gone of which the %s may not be listed', (half, statuses) => {
    const data = dataOf({ configs: [config('live'), config('7')], qualifier: 'live' });
    const unknown = { [half]: refused('lambda:X') };
    const value = { aliases: [], versions: [], unknown };
    const { qualifiers } = panelModel({ ...data, qualifiers: { kind: 'known', value } });
    expect(qualifiers.rows.map(({ status }) => status)).toEqual(statuses);
  });

  it('claim defaults only where the configs of all were listed', () => {
    const given: Given = { configs: [config('live')], qualifier: 'live', aliases: ['live', 'beta'] };
    const configured = (via: FunctionConfigs['via']) =>
      modelOf({ ...given, via }).qualifiers.rows.map(({ settings }) => settings?.configured);
    expect(configured('list')).toEqual([false, false, true]);
    expect(configured('get')).toEqual([undefined, undefined, true]);
  });

  it('say of one in view that it never was', () => {
    expect(modelOf({ qualifier: 'nope' }).report.status).toBe('missing');
    expect(modelOf({ qualifier: '$LATEST' }).report.status).toBe('exists');
  });

  it('cope with thousands of versions', () => {
    const versions = Array.from({ length: 5000 }, (_, index) => String(index + 1));
    const started = performance.now();
    expect(modelOf({ versions }).qualifiers.folded).toHaveLength(5000);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('the findings', () => {
  const kinds = (given: Given) => modelOf(given).report.findings.map(({ kind }) => kind);

  it('are of the settings in view and of the dead-letter queue', () => {
    const itself = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:orders`;
    expect(
      kinds({
        configs: [config('$LATEST', { maximumEventAgeInSeconds: 60, onFailure: itself })],
        summary: { deadLetterArn: `${QUEUE}.fifo` },
      }),
    ).toEqual(['fifoTarget', 'selfDestination', 'retriesCutByAge', 'handledTwice']);
  });
});

describe('the account in the answers', () => {
  it('is read from the function or from a config', () => {
    expect(accountInAnswers(dataOf())).toBe(ACCOUNT);
    const unknown: PanelData = { ...dataOf(), summary: { kind: 'loading' } };
    expect(accountInAnswers(unknown)).toBeUndefined();
    const data = dataOf({ configs: [config('1')] });
    expect(accountInAnswers({ ...data, summary: { kind: 'loading' } })).toBe(ACCOUNT);
  });
});

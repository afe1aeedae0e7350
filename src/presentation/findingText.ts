import { l10n } from 'vscode';
import type { Finding, FunctionLoop } from '../domain/findings/finding.ts';
import { isVersion, parseFunctionArn } from '../domain/arn/functionArn.ts';
import { settingText, sideText } from './declaredSetting.ts';
import { deliveryFailing, eventsDropped, triggerUsesDefaults } from './evidenceFindingText.ts';
import { durationText } from './duration.ts';
import {
  bucketOnSuccess,
  durableDestination,
  fifoTarget,
  selfDestination,
  unsupportedTarget,
  wrongPartition,
} from './targetFindingText.ts';
import type { FindingText, Of } from './findingOf.ts';

export const findingText = (finding: Finding): FindingText =>
  (FINDING_TEXTS[finding.kind] as (of: Finding) => FindingText)(finding);

const FINDING_TEXTS: {
  readonly [K in Finding['kind']]: (of: Extract<Finding, { readonly kind: K }>) => FindingText;
} = {
  retriesCutByAge: (finding) => retriesCut(finding),
  fifoTarget: (finding) => fifoTarget(finding),
  bucketOnSuccess: (finding) => bucketOnSuccess(finding),
  selfDestination: (finding) => selfDestination(finding),
  wrongPartition: (finding) => wrongPartition(finding),
  unsupportedTarget: (finding) => unsupportedTarget(finding),
  orphanedConfig: (finding) => orphaned(finding),
  durableDestination: (finding) => durableDestination(finding),
  eventsLost: () => eventsLost(),
  handledTwice: (finding) => handledTwice(finding),
  aliasWithoutConfig: (finding) => aliasWithoutConfig(finding),
  functionLoop: (finding) => inLoop(finding),
  drifted: (finding) => drifted(finding),
  notInTemplate: (finding) => notInTemplate(finding),
  deliveryFailing: (finding) => deliveryFailing(finding),
  eventsDropped: (finding) => eventsDropped(finding),
  triggerUsesDefaults: (finding) => triggerUsesDefaults(finding),
};

function retriesCut({ cut, retries, ageSeconds }: Of<'retriesCutByAge'>): FindingText {
  const age = durationText(ageSeconds);
  const explanation =
    cut === retries
      ? l10n.t(
          'The first retry starts about 1 min after the first attempt. Lambda does not retry an event older than {0}, so no retry can happen.',
          age,
        )
      : l10n.t(
          'Retries start about 1 min and about 3 min after the first attempt. Lambda does not retry an event older than {0}, so only {2} of {1} configured retries can happen.',
          age,
          retries,
          retries - cut,
        );
  const headline =
    cut === retries
      ? l10n.t('Max age {0} leaves no time for a retry', age)
      : l10n.t('Max age {0} leaves time for {1} of {2} retries', age, retries - cut, retries);
  return { headline, explanation };
}

function orphaned({ qualifier }: Of<'orphanedConfig'>): FindingText {
  const version = isVersion(qualifier);
  return {
    headline: version
      ? l10n.t('Version {0} no longer exists', qualifier)
      : l10n.t('Alias {0} no longer exists', qualifier),
    explanation: l10n.t(
      'This config is left over: {0} cannot be invoked. The config would apply again to a new alias of that name.',
      qualifier,
    ),
  };
}

function inLoop({ path, size }: FunctionLoop): FindingText {
  return {
    headline: l10n.t('Functions send events in a loop'),
    explanation:
      path === undefined
        ? l10n.t(
            'Events can return to this function: {0} functions and qualifiers send events to each other. Lambda stops such loops after about 16 rounds.',
            size ?? l10n.t('many'),
          )
        : l10n.t(
            'Events return to this function: {0}. Lambda stops such loops after about 16 rounds.',
            loopPathText(path),
          ),
  };
}

function eventsLost(): FindingText {
  return {
    headline: l10n.t('Failed events are lost'),
    explanation: l10n.t(
      'There is no on-failure destination and no dead-letter queue. Lambda discards an event whose attempts all fail.',
    ),
  };
}

function handledTwice(finding: Of<'handledTwice'>): FindingText {
  return {
    headline: l10n.t('Dead-letter queue and on-failure destination'),
    explanation: l10n.t(
      'Lambda sends each failed event twice: the whole record to {0}, the event alone to {1}.',
      finding.onFailure.name,
      finding.deadLetter.name,
    ),
  };
}

function aliasWithoutConfig(finding: Of<'aliasWithoutConfig'>): FindingText {
  return {
    headline: l10n.t('Alias {0} is not configured', finding.alias),
    explanation: l10n.t(
      'Aliases do not inherit the settings of $LATEST. Invocations of {0} use the defaults.',
      finding.alias,
    ),
  };
}

function drifted({ stack, differences }: Of<'drifted'>): FindingText {
  const texts = differences.map(({ setting, declared, deployed }) =>
    l10n.t(
      '{0}: {1} last deployed, {2} in force',
      settingText(setting),
      sideText(setting, declared),
      sideText(setting, deployed),
    ),
  );
  return {
    headline: l10n.t('Differs from stack {0}', stack),
    explanation: l10n.t('{0}. The next deployment may put it back.', texts.join('; ')),
  };
}

function notInTemplate({ stack }: Of<'notInTemplate'>): FindingText {
  return {
    headline: l10n.t('Not in the template of stack {0}', stack),
    explanation: l10n.t(
      'The last template of stack {0} declares no config for this qualifier. It was created in another way.',
      stack,
    ),
  };
}

/** `a:live → b:$LATEST → a:live` */
export function loopPathText(path: readonly string[]): string {
  const names = path.map(nameOf);
  return [...names, ...names.slice(0, 1)].join(' → ');
}

function nameOf(arn: string): string {
  const parsed = parseFunctionArn(arn);
  return parsed ? `${parsed.name}:${parsed.qualifier}` : arn;
}

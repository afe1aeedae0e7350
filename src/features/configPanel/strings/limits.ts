import { env, l10n } from 'vscode';
import { type Effective, EVENT_AGE, RETRY_ATTEMPTS } from '../../../domain/settings/eventInvokeConfig.ts';
import { durationText } from '../../../presentation/duration.ts';
import { momentText, timeOfDayText } from '../../../presentation/time.ts';
import type { PanelModel } from '../model.ts';
import type { LimitRowViewModel, LimitsViewModel } from '../readyViewModel.ts';

/** The two numbers: what applies, who set it, and what would be allowed. */
export function limitsView(model: PanelModel, readAt: Date): LimitsViewModel {
  return {
    heading: l10n.t('Limits'),
    columns: [l10n.t('Setting'), l10n.t('Value'), l10n.t('Source'), l10n.t('Allowed')],
    rows: [retriesRow(model), ageRow(model)],
    facts: [storedText(model), l10n.t('Read at {0}.', timeOfDayText(readAt))],
  };
}

function retriesRow({ report: { settings } }: PanelModel): LimitRowViewModel {
  const { value } = settings.maximumRetryAttempts;
  return {
    name: l10n.t('Retries'),
    member: 'MaximumRetryAttempts',
    value: String(value),
    ...sourceOf(settings.maximumRetryAttempts),
    allowed: l10n.t('{0} to {1}', RETRY_ATTEMPTS.min, RETRY_ATTEMPTS.max),
  };
}

function ageRow({ report: { settings } }: PanelModel): LimitRowViewModel {
  const { value } = settings.maximumEventAgeInSeconds;
  return {
    name: l10n.t('Max age'),
    member: 'MaximumEventAgeInSeconds',
    value: durationText(value),
    raw: l10n.t('{0} s', numberText(value)),
    ...sourceOf(settings.maximumEventAgeInSeconds),
    allowed: l10n.t('{0} to {1} s', EVENT_AGE.min, numberText(EVENT_AGE.max)),
  };
}

const numberText = (value: number): string => value.toLocaleString(env.language);

function sourceOf(effective: Effective<number>): { configured: boolean; source: string } {
  const configured = effective.source === 'configured';
  return { configured, source: configured ? l10n.t('Configured') : l10n.t('Default') };
}

function storedText({ config, target }: PanelModel): string {
  if (!config) return l10n.t('Not configured for {0}: Lambda’s defaults apply.', target.qualifier);
  if (!config.lastModified) return l10n.t('Configured for {0}.', target.qualifier);
  return l10n.t('Last modified {0}.', momentText(config.lastModified));
}

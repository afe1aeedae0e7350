import type { FunctionConfigs } from '../../domain/account/account.ts';
import { parseFunctionArn } from '../../domain/arn/functionArn.ts';
import { type FailingEvent, failingEvent } from '../../domain/delivery/failingEvent.ts';
import { type Destination, parseDestination } from '../../domain/destinations/destination.ts';
import {
  type EffectiveSettings,
  type EventInvokeConfig,
  settingsFor,
} from '../../domain/settings/eventInvokeConfig.ts';
import type { FunctionSummary } from '../../domain/session/lambdaApi.ts';
import {
  type KnownQualifiers,
  type Warning,
  deadLetterWarnings,
  settingsWarnings,
} from '../../domain/findings/settingsFindings.ts';
import { type Loadable, mapLoadable } from './loadable.ts';
import {
  type QualifierList,
  type QualifierStatus,
  qualifierList,
  qualifierStatusOf,
} from './qualifierList.ts';
import type { PanelTarget } from './target.ts';

/** What was read for a panel. The configs are always there: without them there is nothing to show. */
export interface PanelData {
  readonly target: PanelTarget;
  readonly configs: FunctionConfigs;
  readonly qualifiers: Loadable<KnownQualifiers>;
  readonly summary: Loadable<FunctionSummary>;
}

/** Where an event that fails in the end goes; `unknown`: the dead-letter queue is not known. */
export type Ending = 'kept' | 'discarded' | 'unknown';

/** All that the panel says, before it is put into words. */
export interface PanelModel {
  readonly target: PanelTarget;
  /** Absent where none is stored for the qualifier. */
  readonly config?: EventInvokeConfig;
  readonly settings: EffectiveSettings;
  readonly deadLetter: Loadable<Destination | undefined>;
  readonly event: FailingEvent;
  readonly ending: Ending;
  readonly warnings: readonly Warning[];
  /** Whether the qualifier itself exists. */
  readonly standing: QualifierStatus;
  readonly qualifiers: QualifierList;
}

export function panelModel(data: PanelData): PanelModel {
  const { target, configs } = data;
  const settings = settingsFor(target.qualifier, configs.configs);
  const config = configs.configs.find(({ qualifier }) => qualifier === target.qualifier);
  const deadLetter = mapLoadable(data.summary, ({ deadLetterArn }) =>
    deadLetterArn === undefined ? undefined : parseDestination(deadLetterArn),
  );
  const event = failingEvent(settings, known(deadLetter));
  return {
    target,
    ...(config && { config }),
    settings,
    deadLetter,
    event,
    ending: endingOf(event, deadLetter),
    warnings: [...settingsWarnings(settings, identity(data)), ...deadLetterWarnings(known(deadLetter))],
    standing: qualifierStatusOf(target.qualifier, configs, known(data.qualifiers)),
    qualifiers: qualifierList(target.qualifier, configs, known(data.qualifiers)),
  };
}

/** The account that the answers themselves name, where one does: it counts where STS could not be asked. */
export function accountInAnswers({ configs, summary }: PanelData): string | undefined {
  const arns = [known(summary)?.arn, ...configs.configs.map(({ functionArn }) => functionArn)];
  return arns
    .map((arn) => (arn === undefined ? undefined : parseFunctionArn(arn)?.accountId))
    .find((accountId) => accountId !== undefined);
}

function known<T>(part: Loadable<T>): T | undefined {
  return part.kind === 'known' ? part.value : undefined;
}

function endingOf(event: FailingEvent, deadLetter: Loadable<unknown>): Ending {
  if (event.onFailure) return 'kept';
  if (deadLetter.kind !== 'known') return 'unknown';
  return event.discarded ? 'discarded' : 'kept';
}

/** The function as destinations are compared with it; an account that is not known is equal to none. */
function identity(data: PanelData): { region: string; accountId: string; name: string } {
  const { region, accountId, name } = data.target;
  return { region, name, accountId: accountId ?? accountInAnswers(data) ?? '' };
}

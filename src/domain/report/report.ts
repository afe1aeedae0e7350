import { type FunctionIdentity, qualifiedArn } from '../account/functionIdentity.ts';
import type { FunctionConfigs } from '../account/readConfigs.ts';
import { isAlias, LATEST } from '../arn/functionArn.ts';
import { type FailingEvent, failingEvent } from '../delivery/failingEvent.ts';
import { type Destination, parseDestination } from '../destinations/destination.ts';
import type { StackDeclaration } from '../declared/stackDeclaration.ts';
import type { Finding, FunctionLoop } from '../findings/finding.ts';
import { isOfFunction, worstFirst } from '../findings/rules.ts';
import type { KnownEvidence } from '../evidence/evidenceStore.ts';
import { evidenceFindings } from '../findings/evidenceFindings.ts';
import { stackFindings } from '../findings/stackFindings.ts';
import type { DeployedDeadLetter } from '../declared/setting.ts';
import { deadLetterFindings, settingsFindings } from '../findings/settingsFindings.ts';
import { type Loadable, mapLoadable, valueOf } from '../loadable.ts';
import {
  compareQualifiers,
  qualifierStatus,
  type QualifierStatus,
  type ReadQualifiers,
} from '../qualifiers/qualifiers.ts';
import type { FunctionSummary } from '../session/lambdaApi.ts';
import { configOf, type EffectiveSettings, settingsFor } from '../settings/eventInvokeConfig.ts';

/** Everything that was read of one function. */
export interface FunctionKnowledge {
  readonly fn: FunctionIdentity;
  readonly configs: FunctionConfigs;
  /** Holds the dead-letter queue, and whether the function is durable. */
  readonly summary: Loadable<FunctionSummary>;
  /** Absent: not read. Then no finding is about orphans, or about aliases without a config. */
  readonly qualifiers?: ReadQualifiers | undefined;
  /** The function in the last template of its stack. Absent: not read. Then no finding is about drift. */
  readonly declaration?: StackDeclaration | undefined;
  /** Metrics and invokers. Absent: not read. */
  readonly evidence?: KnownEvidence | undefined;
}

/** The loop that a qualified ARN is part of, as far as the destinations of the functions in it are known. */
export type LoopFinder = (arn: string) => FunctionLoop | undefined;

/** Where an event goes that fails at every attempt; `unknown`: the dead-letter queue is not known. */
export type Ending = 'kept' | 'discarded' | 'unknown';

/** Everything that is known about one qualifier of a function. Every surface shows this, and adds nothing. */
export interface QualifierReport {
  readonly fn: FunctionIdentity;
  /** With the qualifier. */
  readonly arn: string;
  readonly qualifier: string;
  readonly status: QualifierStatus;
  readonly settings: EffectiveSettings;
  /** The function's, for all its qualifiers. */
  readonly deadLetter: Loadable<Destination | undefined>;
  readonly event: FailingEvent;
  readonly ending: Ending;
  /** The worst first. Those about the function are in the report of each of its qualifiers. */
  readonly findings: readonly Finding[];
}

/** The report of one qualifier. The configs must cover it (see `Account.configsCovering`). */
export function qualifierReport(
  known: FunctionKnowledge,
  qualifier: string,
  loopOf: LoopFinder = () => undefined,
): QualifierReport {
  const { fn } = known;
  const settings = settingsFor(qualifier, known.configs.configs);
  const deadLetter = mapLoadable(known.summary, ({ deadLetterArn }) =>
    deadLetterArn === undefined ? undefined : parseDestination(deadLetterArn),
  );
  const event = failingEvent(settings, valueOf(deadLetter));
  const facts = {
    fn,
    arn: qualifiedArn(fn, qualifier),
    qualifier,
    status: qualifierStatus(qualifier, settings.configured, known.qualifiers),
    settings,
    deadLetter,
    event,
    ending: endingOf(event, deadLetter),
  };
  return { ...facts, findings: worstFirst(findingsOf(facts, known, loopOf)) };
}

/** The reports of `$LATEST`, of the qualifiers that have a config, and of the known aliases, in their usual order. */
export function functionReport(known: FunctionKnowledge, loopOf?: LoopFinder): readonly QualifierReport[] {
  const configured = known.configs.configs.map(({ qualifier }) => qualifier);
  const aliases = known.qualifiers?.aliases.map(({ name }) => name) ?? [];
  const qualifiers = new Set([LATEST, ...configured, ...(known.configs.via === 'list' ? aliases : [])]);
  return [...qualifiers]
    .sort(compareQualifiers)
    .map((qualifier) => qualifierReport(known, qualifier, loopOf));
}

/** The findings of a function's qualifiers; those about the function itself once. */
export function findingsOfFunction(reports: readonly QualifierReport[]): readonly Finding[] {
  return worstFirst(
    reports.flatMap(({ findings }, position) =>
      position === 0 ? findings : findings.filter((finding) => !isOfFunction(finding)),
    ),
  );
}

type Facts = Omit<QualifierReport, 'findings'>;

function findingsOf(facts: Facts, known: FunctionKnowledge, loopOf: LoopFinder): readonly Finding[] {
  const { fn, qualifier, settings, status, deadLetter } = facts;
  const own = settingsFindings(settings, fn);
  // Nothing can be invoked through it, so no event is lost or returns.
  if (status === 'orphaned') return [{ kind: 'orphanedConfig', qualifier }, ...own];
  if (status === 'missing') return [];
  const loop = loopOf(facts.arn);
  return [
    ...own,
    ...deadLetterFindings(valueOf(deadLetter), fn),
    ...endingFindings(facts),
    ...aliasFindings(facts, known),
    ...durableFindings(facts, known),
    ...stackFindings(settings, known.declaration, knownDeadLetter(deadLetter)),
    ...evidenceFindings(settings, known.evidence),
    ...(loop ? [loop] : []),
  ];
}

const knownDeadLetter = (deadLetter: Facts['deadLetter']): DeployedDeadLetter | undefined =>
  deadLetter.kind === 'known' ? { target: deadLetter.value } : undefined;

/** A dead-letter queue that is not known may keep the events. */
function endingOf(event: FailingEvent, deadLetter: Loadable<unknown>): Ending {
  if (event.onFailure) return 'kept';
  if (deadLetter.kind !== 'known') return 'unknown';
  return event.discarded ? 'discarded' : 'kept';
}

function endingFindings({ ending, event: { onFailure, deadLetter } }: Facts): readonly Finding[] {
  if (ending === 'discarded') return [{ kind: 'eventsLost' }];
  return onFailure && deadLetter ? [{ kind: 'handledTwice', onFailure, deadLetter }] : [];
}

function aliasFindings(
  { qualifier, settings, status }: Facts,
  { configs }: FunctionKnowledge,
): readonly Finding[] {
  const isBare = !settings.configured && isAlias(qualifier) && status === 'exists';
  const latest = configOf(LATEST, configs.configs);
  return isBare && latest ? [{ kind: 'aliasWithoutConfig', alias: qualifier }] : [];
}

function durableFindings({ settings }: Facts, { summary }: FunctionKnowledge): readonly Finding[] {
  if (valueOf(summary)?.durable !== true) return [];
  return (['onSuccess', 'onFailure'] as const).flatMap((role) => {
    const target = settings[role];
    return target ? [{ kind: 'durableDestination' as const, role, target }] : [];
  });
}

import { type Destination, REQUIRED_ACTIONS } from '../destinations/destination.ts';
import type { Finding } from '../findings/finding.ts';
import { type FunctionKnowledge, qualifierReport, type QualifierReport } from '../report/report.ts';
import { valueOf } from '../loadable.ts';
import type { EventInvokeConfig } from '../settings/eventInvokeConfig.ts';
import type { Change, ChangeRequest } from './change.ts';
import { arnOfChange, requestOf } from './change.ts';
import {
  type DesiredConfig,
  EDITABLE_SETTINGS,
  type EditableSetting,
  isNothing,
  problemsOf,
  type ValueProblem,
} from './desiredConfig.ts';

/** What a change of one qualifier means, before anything is sent. */
export interface ChangeReview {
  readonly change: Change;
  readonly before: QualifierReport;
  readonly after: QualifierReport;
  readonly changed: readonly EditableSetting[];
  readonly problems: ReadonlyMap<EditableSetting, ValueProblem>;
  /** Findings that the change ends, and that it causes. */
  readonly gone: readonly Finding[];
  readonly come: readonly Finding[];
  /** What the execution role must be allowed for the new destinations. */
  readonly needs: readonly RoleNeed[];
  /** ARN of the execution role, where it is known. */
  readonly role?: string;
  readonly request: ChangeRequest;
}

/** Actions that the execution role must be allowed on a destination. */
export interface RoleNeed {
  readonly actions: readonly string[];
  readonly destination: Destination;
}

export function reviewOf(known: FunctionKnowledge, change: Change): ChangeReview {
  const before = qualifierReport(withConfig(known, change, change.seen), change.qualifier);
  const after = qualifierReport(withConfig(known, change, change.desired), change.qualifier);
  const role = valueOf(known.summary)?.role;
  return {
    change,
    before,
    after,
    changed: EDITABLE_SETTINGS.filter((setting) => change.seen?.[setting] !== change.desired[setting]),
    problems: problemsOf(change.desired, change.fn),
    gone: without(before.findings, after.findings),
    come: without(after.findings, before.findings),
    needs: needsOf(change, after),
    ...(role !== undefined && { role }),
    request: requestOf(change.desired),
  };
}

/** What is known of a function, with another config for the qualifier. */
function withConfig(
  known: FunctionKnowledge,
  change: Change,
  config: EventInvokeConfig | DesiredConfig | undefined,
): FunctionKnowledge {
  const others = known.configs.configs.filter(({ qualifier }) => qualifier !== change.qualifier);
  const own = config && !isNothing(config) ? [stored(change, config)] : [];
  return { ...known, configs: { ...known.configs, configs: [...others, ...own] } };
}

const stored = (change: Change, config: DesiredConfig): EventInvokeConfig => ({
  ...config,
  functionArn: arnOfChange(change),
  qualifier: change.qualifier,
});

const without = (findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] => {
  const kinds = new Set(others.map((finding) => JSON.stringify(finding)));
  return findings.filter((finding) => !kinds.has(JSON.stringify(finding)));
};

function needsOf({ seen, desired }: Change, { settings }: QualifierReport): readonly RoleNeed[] {
  return (['onSuccess', 'onFailure'] as const).flatMap((role) => {
    const destination = settings[role];
    if (!destination || desired[role] === seen?.[role]) return [];
    return [{ actions: REQUIRED_ACTIONS[destination.kind], destination }];
  });
}

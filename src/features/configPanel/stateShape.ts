/**
 * What a state of the panel is made of, member by member: the page draws nothing else. The compiler sees to it
 * that no member of the types is forgotten here.
 */
import { isRecord } from '../../domain/typeGuards.ts';
import type {
  ActionViewModel,
  FactViewModel,
  HeaderViewModel,
  NoticeViewModel,
  PanelState,
  StatusViewModel,
  SwitcherViewModel,
} from './protocol.ts';
import type {
  CellViewModel,
  DestinationRowViewModel,
  DestinationsViewModel,
  LimitRowViewModel,
  LimitsViewModel,
  NotesViewModel,
  PathBranchViewModel,
  PathStepViewModel,
  PathViewModel,
  QualifierRowViewModel,
  QualifiersViewModel,
  ReadyViewModel,
  TimelineItemViewModel,
  TimelineViewModel,
} from './readyViewModel.ts';

type Check = (value: unknown) => boolean;
type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type Members<T> = { readonly [K in Exclude<keyof T, OptionalKeys<T>>]: Check };
type OptionalMembers<T> = { readonly [K in OptionalKeys<T>]: Check };

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const number: Check = (value) => typeof value === 'number';
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const texts = listOf(text);

/** An object with these members; the optional ones may lack. Others are not looked at, for nothing draws them. */
function record<T>(members: Members<T>, optional: OptionalMembers<T>): Check {
  const required = Object.entries<Check>(members);
  const others = Object.entries<Check>(optional);
  return (value) =>
    isRecord(value) &&
    required.every(([name, check]) => check(value[name])) &&
    others.every(([name, check]) => value[name] === undefined || check(value[name]));
}

const intent: Check = (value) => isRecord(value) && text(value['type']);
const action = record<ActionViewModel>({ intent, label: text, icon: text }, { primary: flag });
const actions = listOf(action);
const fact = record<FactViewModel>({ label: text, value: text }, { copy: action });
const notice = record<NoticeViewModel>(
  { tone: text, title: text, actions },
  {
    text,
    command: text,
    detail: record<NonNullable<NoticeViewModel['detail']>>({ label: text, text }, {}),
  },
);
const notices = listOf(notice);

type Group = SwitcherViewModel['groups'][number];
const option = record<Group['options'][number]>({ qualifier: text, text }, {});
const group = record<Group>({ label: text, options: listOf(option) }, {});
const header = record<HeaderViewModel>(
  { name: text, qualifier: text, facts: listOf(fact), actionsLabel: text, actions, copyName: action },
  { switcher: record<SwitcherViewModel>({ label: text, groups: listOf(group) }, {}) },
);

const branch = record<PathBranchViewModel>(
  { icon: text, label: text, kind: text, text },
  { caption: text, warning: text },
);
const path = record<PathViewModel>(
  {
    heading: text,
    description: text,
    steps: listOf(record<PathStepViewModel>({ icon: text, title: text, lines: texts }, {})),
    branches: listOf(branch),
  },
  {},
);
const moment = record<TimelineItemViewModel>({ kind: text, icon: text, text }, { note: text, warning: text });
const timeline = record<TimelineViewModel>({ heading: text, intro: text, items: listOf(moment) }, {});
const limit = record<LimitRowViewModel>(
  { name: text, member: text, value: text, configured: flag, source: text, allowed: text },
  { raw: text },
);
const limits = record<LimitsViewModel>(
  { heading: text, columns: texts, rows: listOf(limit), warnings: notices, facts: texts },
  {},
);

const target = record<NonNullable<DestinationRowViewModel['target']>>(
  { icon: text, kind: text, name: text, arn: text, needs: texts, actions },
  { needsNote: text },
);
const destination = record<DestinationRowViewModel>(
  { role: text, label: text, note: text, warnings: notices },
  { target, text },
);
const destinations = record<DestinationsViewModel>(
  { heading: text, columns: texts, rows: listOf(destination), notices },
  { executionRole: fact },
);

const cell = record<CellViewModel>({ text, muted: flag }, { empty: flag, title: text });
const row = record<QualifierRowViewModel>(
  { qualifier: text, selected: flag, selectLabel: text, cells: listOf(cell) },
  { caption: text, warning: text },
);
const qualifiers = record<QualifiersViewModel>(
  {
    heading: text,
    explanation: text,
    notices,
    columns: texts,
    rows: listOf(row),
    folded: listOf(row),
    showMore: text,
    showLess: text,
  },
  {},
);
const notes = record<NotesViewModel>({ heading: text, items: texts, docs: action }, {});
const ready = record<ReadyViewModel>(
  { kind: text, notices, path, timeline, limits, destinations, qualifiers, notes },
  {},
);

const BODIES: ReadonlyMap<unknown, Check> = new Map([
  ['loading', (value: unknown) => isRecord(value) && text(value['text'])],
  ['failed', (value: unknown) => isRecord(value) && notice(value['notice'])],
  ['ready', ready],
]);
const body: Check = (value) => isRecord(value) && BODIES.get(value['kind'])?.(value) === true;

/** Whether a value is a whole state, so that the page can draw it. */
export const isPanelState: Check = record<PanelState>(
  { memory: isRecord, header, busy: flag, busyLabel: text, body },
  { status: record<StatusViewModel>({ text, serial: number }, {}) },
);

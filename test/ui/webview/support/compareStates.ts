import { COMPARISON_STATES, type ComparisonState } from '../../../../src/domain/comparison/row.ts';
import type {
  CompareViewModel,
  DetailViewModel,
  HostMessage,
  RowViewModel,
} from '../../../../src/features/compare/protocol.ts';
import * as buttons from '../../../../src/features/compare/strings/buttons.ts';
import { tableStrings } from '../../../../src/features/compare/strings/table.ts';

const LONG = 'AnalyticsDailyCustomerLifetimeValueAggregationWithAVeryLongLogicalIdThatNeverEnds';

const header = (exportLabel?: string): CompareViewModel['header'] => ({
  title: 'Compare Workspace with Account',
  facts: [
    { label: 'Account', value: '111111111111' },
    { label: 'Region', value: 'us-east-1' },
  ],
  actionsLabel: 'Actions',
  actions: [buttons.again()],
  ...(exportLabel !== undefined && { exportLabel }),
});

const view = (more: Partial<CompareViewModel> = {}): HostMessage => ({
  type: 'view',
  view: { header: header('Export…'), notices: [], table: tableStrings(), ...more },
});

const row = (index: number, state: ComparisonState, more: Partial<RowViewModel> = {}): RowViewModel => ({
  key: `row ${index}`,
  state,
  name: `Function${index}`,
  address: `Function${index}`,
  shortAddress: '',
  qualifier: '$LATEST',
  place: 'shop/template.yaml',
  deployed: `shop-function-${index}`,
  note: state === 'differs' ? 'Retries: 1 declared, 0 in force' : '',
  dialect: 'SAM',
  ...more,
});

const rows = (all: readonly RowViewModel[]): HostMessage => ({
  type: 'rows',
  reset: true,
  more: false,
  units: all.map((one) => ({ key: one.key, rows: [one] })),
});

/** The detail of the first row, as the host answers its selection. */
export const detail: DetailViewModel = {
  key: 'row 0',
  heading: 'Function0 · $LATEST · shop/template.yaml',
  text: 'The settings in force differ from those that the file declares.',
  sides: [
    {
      setting: 'Retries',
      file: '1',
      stack: '1',
      deployed: '0',
      outcome: 'differs',
      outcomeText: 'differs',
    },
    { setting: 'Max age', file: '6 h (default)', deployed: '6 h', outcome: 'same', outcomeText: 'same' },
    {
      setting: 'On failure',
      file: 'not known: the value is set on deployment',
      deployed: `SQS queue ${LONG}`,
      outcome: 'unknown',
      outcomeText: 'not known',
    },
  ],
  actions: [buttons.openDeclaration('row 0'), buttons.openPanel('row 0'), buttons.diff('row 0')],
};

const oneOfEach = COMPARISON_STATES.map((state, index) => row(index, state));

const progress = {
  label: 'Comparison',
  text: 'Comparing: 12 of 45 declarations',
  detail: 'less than a minute left',
  progress: { value: 0.27, moving: true },
  actions: [buttons.cancel()],
  announcement: 'Comparing the declarations',
};

/** Messages of the host for every state of the page. */
export const states: Readonly<Record<string, readonly HostMessage[]>> = {
  question: [
    {
      type: 'view',
      view: {
        header: header(),
        notices: [
          {
            tone: 'info',
            title: 'Compare 12 declarations in 4 templates with this account?',
            text: 'It sends 12 to 52 requests, at most 5 per second.',
            actions: [buttons.start()],
          },
        ],
      },
    },
  ],
  running: [view({ progress }), rows(oneOfEach)],
  empty: [view()],
  every: [view(), rows(oneOfEach)],
  selected: [view(), rows(oneOfEach), { type: 'detail', detail }],
  long: [view(), rows([row(0, 'differs', { name: LONG, place: `${LONG}/${LONG}.yaml`, deployed: LONG })])],
  addresses: [
    view(),
    rows([
      row(0, 'same', {
        name: 'orders-received',
        address: 'aws_lambda_function.received',
        shortAddress: 'received',
      }),
    ]),
  ],
  many: [
    view(),
    rows(Array.from({ length: 2000 }, (_, index) => row(index, index % 7 === 0 ? 'differs' : 'same'))),
  ],
};

import { COMPARISON_STATES, type ComparisonState } from '../comparison/row.ts';
import type { Severity } from '../findings/finding.ts';
import type { ComparisonRecord, ComparisonStrings } from './comparisonRecord.ts';
import { driver, LEVELS, message, sarifText, uriPart } from './sarif.ts';
import type { Exported } from './comparisonRecord.ts';

const SEVERITIES: Readonly<Record<ComparisonState, Severity>> = {
  differs: 'warning',
  notDeclared: 'warning',
  notDeployed: 'info',
  unknown: 'info',
  same: 'info',
};

const RULE_IDS: Readonly<Record<ComparisonState, string>> = {
  differs: 'declared-differs',
  notDeclared: 'not-declared',
  notDeployed: 'not-deployed',
  unknown: 'not-compared',
  same: 'declared-same',
};

/** SARIF 2.1.0: a result at the declaration for each row that is not the same on both sides. */
export function toSarif({ source, records, strings }: Exported): string {
  const reported = records.filter(({ state }) => state !== 'same');
  const states = COMPARISON_STATES.filter((state) => reported.some((record) => record.state === state));
  const rules = states.map((state) => ({
    id: RULE_IDS[state],
    severity: SEVERITIES[state],
    ...strings.state(state),
    remedy: '',
  }));
  return sarifText({
    tool: { driver: driver(source.toolVersion, rules) },
    automationDetails: {
      id: `${['lambda-async', 'comparison', source.accountId || 'unknown', source.region].map(uriPart).join('/')}/`,
    },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: source.complete, endTimeUtc: source.generatedAt.toISOString() }],
    results: reported.map((record) => resultOf(record, states.indexOf(record.state), strings)),
  });
}

function resultOf(record: ComparisonRecord, ruleIndex: number, strings: ComparisonStrings) {
  const { state, declaration, file, line, function: name, qualifier, note } = record;
  const { fact } = strings.state(state);
  const logical = [declaration === '' ? name : declaration, qualifier]
    .filter((part) => part !== '')
    .join(':');
  const physical = file !== '' && {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(uriPart).join('/') },
      region: { startLine: line ?? 1 },
    },
  };
  return {
    ruleId: RULE_IDS[state],
    ruleIndex,
    level: LEVELS[SEVERITIES[state]],
    message: message(note === '' ? `${logical}: ${fact}` : `${logical}: ${note}`),
    locations: [{ ...physical, logicalLocations: [{ name: logical, kind: 'function' }] }],
    partialFingerprints: { primaryLocationLineHash: `${RULE_IDS[state]}:${file}:${logical}` },
  };
}

import { isPartitionOf } from './domain/arn/partition.ts';

/**
 * Every name that package.json and the code share, once. A test holds the two together.
 */

export const VIEW_CONTAINER = 'lambdaAsync';

export const VIEWS = {
  connection: 'lambdaAsync.connection',
  functions: 'lambdaAsync.functions',
} as const;

/** View type of the panel: also the name under which the editor restores it. */
export const CONFIG_PANEL = 'lambdaAsync.configPanel';

/** View type of the graph: also the name under which the editor restores it. */
export const GRAPH = 'lambdaAsync.graph';

/** View type of the account overview: also the name under which the editor restores it. */
export const OVERVIEW_PAGE = 'lambdaAsync.overview';

/** View type of the comparison: also the name under which the editor restores it. */
export const COMPARE_PAGE = 'lambdaAsync.compare';

/** View type of the page that changes settings. The editor does not restore it: a change needs a new review. */
export const CHANGE_PAGE = 'lambdaAsync.change';

/** Scheme of the settings that are edited as JSON. */
export const CHANGE_SCHEME = 'lambda-async';

export const COMMANDS = {
  /** Opens the panel. Argument: FunctionTarget; without a qualifier the panel chooses one. */
  openPanel: 'lambdaAsync.openPanel',
  /** Opens the graph of the functions and where they send events. Argument, optional: FunctionTarget or tree node to show in it. */
  openGraph: 'lambdaAsync.openGraph',
  /** The same, as a function's menu says it. Argument: tree node or FunctionTarget. */
  showInGraph: 'lambdaAsync.showInGraph',
  /** Argument, optional: text to start from. */
  lookUp: 'lambdaAsync.lookUp',
  /** The word or ARN under the cursor, as an editor's menu says it. */
  lookUpHere: 'lambdaAsync.lookUpHere',
  /** Looks up the function that a file or folder is named after. Argument: its Uri. */
  lookUpFile: 'lambdaAsync.lookUpFile',
  /** Argument, optional: the name of a profile, which is then not asked for. */
  switchProfile: 'lambdaAsync.switchProfile',
  switchRegion: 'lambdaAsync.switchRegion',
  exploreSample: 'lambdaAsync.exploreSample',
  leaveSample: 'lambdaAsync.leaveSample',
  /** Reads profile and credentials again and reopens the session. */
  reconnect: 'lambdaAsync.reconnect',
  /** Opens a terminal with the command that signs in again, for the user to start. Argument, optional: tree node. */
  signIn: 'lambdaAsync.signIn',
  /** Opens a terminal with `aws configure sso`, for the user to start. */
  configureSso: 'lambdaAsync.configureSso',
  /** Copies the command that signs in again. Argument, optional: tree node. */
  copySignIn: 'lambdaAsync.copySignIn',
  /** Copies the least IAM policy. Argument, optional: an action, or a tree node that lacks one; absent: for all. */
  copyPolicy: 'lambdaAsync.copyPolicy',
  refresh: 'lambdaAsync.refresh',
  /** Argument: tree node or FunctionTarget. */
  refreshFunction: 'lambdaAsync.refreshFunction',
  filter: 'lambdaAsync.filter',
  clearFilter: 'lambdaAsync.clearFilter',
  groupByStack: 'lambdaAsync.groupByStack',
  ungroup: 'lambdaAsync.ungroup',
  copyName: 'lambdaAsync.copyName',
  copyArn: 'lambdaAsync.copyArn',
  copyJson: 'lambdaAsync.copyJson',
  copyCli: 'lambdaAsync.copyCli',
  /** Copies the settings in force in a form to choose: CloudFormation, Terraform, … Argument: tree node or FunctionTarget. */
  copyAs: 'lambdaAsync.copyAs',
  /** Argument: tree node or FunctionTarget. */
  openConsole: 'lambdaAsync.openConsole',
  /** Selects a function in the tree. Argument: FunctionTarget. */
  revealFunction: 'lambdaAsync.revealFunction',
  /** A click on a function or qualifier, or Enter. Argument: tree node. */
  activateRow: 'lambdaAsync.activateRow',
  /** Opens the panel and loads its evidence. Argument: tree node or FunctionTarget. */
  showEvidence: 'lambdaAsync.showEvidence',
  /** Opens the panel of the row that has the focus; a key does that, which has no argument. */
  openRow: 'lambdaAsync.openRow',
  /** Retries what a failure row stands for. Argument: tree node. */
  retry: 'lambdaAsync.retry',
  /** Copies the value of a row of the view Connection. Argument: the row. */
  copyFact: 'lambdaAsync.copyFact',
  showLog: 'lambdaAsync.showLog',
  /** Opens the editor's Workspace Trust management. */
  manageTrust: 'lambdaAsync.manageTrust',
  /** Opens the overview of the account. */
  openOverview: 'lambdaAsync.openOverview',
  /** Asks CloudWatch which functions of the account lost events, once the user has agreed to the cost. */
  findLostEvents: 'lambdaAsync.findLostEvents',
  /** Opens the comparison of the workspace's templates with the account. */
  compareWorkspace: 'lambdaAsync.compareWorkspace',
  /**
   * Opens edit and review of settings; changes nothing before the user confirms. Argument: tree node or FunctionTarget, also with a
   * `purpose`; or several of them, `{ targets, purpose }`.
   */
  changeSettings: 'lambdaAsync.changeSettings',
  /** Opens the settings as a JSON file; saving it opens the review. Argument: tree node or FunctionTarget. */
  editJson: 'lambdaAsync.editJson',
  /** Opens the review of settings that are edited as JSON. Argument, optional: the Uri of the file. */
  reviewJson: 'lambdaAsync.reviewJson',
  /** The same, to remove the config. */
  removeConfig: 'lambdaAsync.removeConfig',
  /** Lists the changes that were made here in the account, to undo or to export them. */
  recentChanges: 'lambdaAsync.recentChanges',
  /** Looks in the workspace for the declaration of a function. Argument: tree node or FunctionTarget. */
  goToDeclaration: 'lambdaAsync.goToDeclaration',
  /** Opens the place where something is declared. Argument: `{ file, offset }`. */
  openDeclaration: 'lambdaAsync.openDeclaration',
  /** Opens the panel of the deployed function of a declaration. Argument: `{ file, address }`. */
  openDeclared: 'lambdaAsync.openDeclared',
  /** Asks for the stack that a template is deployed to. Argument, optional: `{ file, fitting }`; absent: the open file. */
  chooseStack: 'lambdaAsync.chooseStack',
  /** Asks for the Terraform state of a module. Argument, optional: a file of the module; absent: the open file. */
  chooseTerraformState: 'lambdaAsync.chooseTerraformState',
  /** Pauses, resumes or cancels the scan of the account. Argument, optional: one of these actions. */
  manageScan: 'lambdaAsync.manageScan',
} as const;

export const CONTEXT_KEYS = {
  /** Kind of empty view: `closed`, `noProfile`, `noRegion`, `badConfiguration`, `signedOut.…`, `noFunctions`, `rows`. */
  viewState: 'lambdaAsync.viewState',
  filterActive: 'lambdaAsync.filterActive',
  groupedByStack: 'lambdaAsync.groupedByStack',
  sampleActive: 'lambdaAsync.sampleActive',
  /** The AWS console shows what the session reads: no emulator answers, and not the sample account. */
  hasConsole: 'lambdaAsync.hasConsole',
  /** A hover was shown: that completes a step of the walkthrough. */
  hoverShown: 'lambdaAsync.hoverShown',
} as const;

/** Read by `editor/settings.ts`, and by nothing else. */
export const SETTINGS = {
  hoverEnabled: { key: 'hover.enabled', scope: 'window', default: true },
  /** Code lenses above declared functions. */
  codeLens: { key: 'templates.codeLens', scope: 'window', default: true },
  /** Problems in templates. */
  diagnostics: { key: 'templates.diagnostics', scope: 'window', default: true },
  hoverReadsAws: { key: 'hover.readsAws', scope: 'machine', default: true },
  /** Lambda's quota of 15 a second is shared by all who use the account (domain.md §8). */
  requestsPerSecond: { key: 'requestsPerSecond', scope: 'machine', default: 10, minimum: 1, maximum: 14 },
  overviewRequestsPerSecond: {
    key: 'overview.requestsPerSecond',
    scope: 'machine',
    default: 5,
    minimum: 1,
    maximum: 14,
  },
  /** True if settings in AWS may be changed; the sample account's may always. */
  allowChanges: { key: 'allowChanges', scope: 'machine', default: false },
} as const;

/** A function, and perhaps one qualifier of it, in an account and region: what commands pass to each other. */
export interface FunctionTarget {
  readonly partition?: string;
  readonly region: string;
  /** Absent where the account id is not known. */
  readonly accountId?: string;
  readonly name: string;
  readonly qualifier?: string;
}

/** Dots alone would be a step in the path of a request. */
const isDots = (name: string): boolean => /^\.+$/.test(name);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * Reads a command's argument as a function: a FunctionTarget, or an object that carries one as
 * `functionTarget` (a tree node). Arguments may come from anywhere, so anything else is undefined.
 */
export function toFunctionTarget(value: unknown): FunctionTarget | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('functionTarget' in value) return toFunctionTarget(value.functionTarget);
  const { partition, region, accountId, name, qualifier } = value as Record<string, unknown>;
  if (!isText(region) || !isText(name) || isDots(name)) return undefined;
  if (partition !== undefined && !(isText(partition) && isPartitionOf(partition, region))) return undefined;
  return {
    region,
    name,
    ...(isText(partition) && { partition }),
    ...(isText(accountId) && { accountId }),
    ...(isText(qualifier) && { qualifier }),
  };
}

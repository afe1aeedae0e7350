import type { DestinationKind, TargetRole } from '../../domain/destinations/destination.ts';

/** Words for one kind of edge. `{0}` sends to `{1}`, whose kind is `{2}`. */
export interface RoleStrings {
  readonly label: string;
  readonly sentence: string;
  /** The same without the sender. */
  readonly line: string;
}

/** Texts of the page, which fills in numbers and names: it decides what is in view. */
export interface PageStrings {
  readonly roles: Readonly<Record<TargetRole, RoleStrings>>;
  readonly kinds: Readonly<Record<DestinationKind, string>>;
  readonly icons: Readonly<Record<DestinationKind, string>>;
  readonly picture: string;
  readonly list: string;
  readonly view: string;
  readonly search: string;
  readonly noMatch: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly zoom: string;
  readonly legend: string;
  /** `{0}`: number. */
  readonly loop: string;
  readonly loopLegend: string;
  /** `{0}`: number, `{1}`: functions in it. */
  readonly loopHeading: string;
  readonly othersHeading: string;
  /** `{0}`: the reason. */
  readonly broken: string;
  readonly brokenLegend: string;
  readonly loses: string;
  readonly losesLegend: string;
  /** `{0}`: a name. */
  readonly losesSentence: string;
  /** `{0}` nodes, `{1}` edges, `{2}` loops. */
  readonly description: string;
  readonly keys: string;
  readonly help: string;
  readonly groups: string;
  /** `{0}`: groups, `{1}`: nodes, `{2}`: how many can be drawn at once. */
  readonly groupsHint: string;
  /** `{0}`: a name, `{1}`: how many more. */
  readonly group: string;
  /** `{0}`: loops. */
  readonly groupLoops: string;
  readonly allGroups: string;
  /** `{0}` of `{1}` are drawn. */
  readonly partly: string;
  readonly hops: string;
  /** `{0}`: how many. */
  readonly more: string;
  /** `{0}`: a name. */
  readonly openPanel: string;
  readonly openConsole: string;
  readonly showInPicture: string;
  readonly clearFocus: string;
  /** `{0}`: a name, `{1}`: how many it sends to, `{2}`: receives from. */
  readonly focused: string;
  /** `{0}`: rows that are not drawn; `{1}`: those that lose failed events. */
  readonly isolated: string;
}

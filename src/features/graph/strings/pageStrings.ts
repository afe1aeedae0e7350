import { l10n } from 'vscode';
import type { DestinationKind } from '../../../domain/destinations/destination.ts';
import { DESTINATION_ICONS, destinationKindText } from '../../../presentation/destination.ts';
import type { PageStrings } from '../pageStrings.ts';

const KINDS: readonly DestinationKind[] = ['function', 'queue', 'topic', 'eventBus', 'bucket', 'unknown'];

/** All texts of the page. */
export function pageStrings(): PageStrings {
  return {
    roles: roleStrings(),
    kinds: Object.fromEntries(KINDS.map((kind) => [kind, destinationKindText(kind)])) as PageStrings['kinds'],
    icons: DESTINATION_ICONS,
    picture: l10n.t('Picture'),
    list: l10n.t('List'),
    view: l10n.t('Show as'),
    ...pictureStrings(),
    ...groupStrings(),
    search: l10n.t('Find a function or destination'),
    noMatch: l10n.t('No matching function or destination.'),
    openPanel: l10n.t('Open {0}'),
    openConsole: l10n.t('Open {0} in the AWS console'),
    showInPicture: l10n.t('Show {0} in the picture'),
    clearFocus: l10n.t('Clear Focus'),
    focused: l10n.t('{0}: sends events to {1}, receives events from {2}'),
    isolated: l10n.t(
      'Not shown: functions and qualifiers without destinations and incoming events ({0}). Failed events lost: {1}.',
    ),
  };
}

function roleStrings(): PageStrings['roles'] {
  return {
    onSuccess: {
      label: l10n.t('on success'),
      sentence: l10n.t('{0} sends successful events to {1} ({2})'),
      line: l10n.t('sends successful events to {1} ({2})'),
    },
    onFailure: {
      label: l10n.t('on failure'),
      sentence: l10n.t('{0} sends failed events to {1} ({2})'),
      line: l10n.t('sends failed events to {1} ({2})'),
    },
    deadLetter: {
      label: l10n.t('dead-letter'),
      sentence: l10n.t('{0} sends failed events to its dead-letter queue {1} ({2})'),
      line: l10n.t('sends failed events to its dead-letter queue {1} ({2})'),
    },
  };
}

function pictureStrings() {
  return {
    zoomIn: l10n.t('Zoom In (+)'),
    zoomOut: l10n.t('Zoom Out (-)'),
    fit: l10n.t('Fit to Window (0)'),
    zoom: l10n.t('Zoom'),
    legend: l10n.t('Legend'),
    loop: l10n.t('loop {0}'),
    loopLegend: l10n.t('loop: events return to where they started'),
    loopHeading: l10n.t('Loop {0}: {1} functions send events to each other'),
    othersHeading: l10n.t('Not in a loop'),
    broken: l10n.t('cannot work: {0}'),
    brokenLegend: l10n.t('cannot work'),
    loses: l10n.t('failed events lost'),
    losesLegend: l10n.t('failed events are lost'),
    losesSentence: l10n.t('{0}: failed events are lost'),
    description: l10n.t(
      'Picture of {0} functions and destinations, {1} connections, {2} loops. The list below has the same content.',
    ),
    keys: l10n.t(
      'Arrow keys move the picture, plus and minus zoom, 0 fits it to the window. Shift and an arrow key select the next node, Enter opens it, Escape clears the selection.',
    ),
    help: l10n.t('Keys'),
  };
}

function groupStrings() {
  return {
    groups: l10n.t('Groups of connected functions'),
    groupsHint: l10n.t(
      '{1} functions and destinations in {0} groups; at most {2} are drawn at once. Choose a group, or find a function.',
    ),
    group: l10n.t('{0} and {1} more'),
    groupLoops: l10n.t('loops: {0}'),
    allGroups: l10n.t('All Groups'),
    partly: l10n.t('{0} of {1} are drawn, the nearest to {2}. The list has all.'),
    hops: l10n.t('Steps'),
    more: l10n.t('Show {0} More'),
  };
}

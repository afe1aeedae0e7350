import { l10n } from 'vscode';
import type { DestinationKind } from '../../../domain/destination.ts';
import { DESTINATION_ICONS, destinationKindText } from '../../../presentation/destination.ts';
import type { Words } from '../protocol.ts';

const KINDS: readonly DestinationKind[] = ['function', 'queue', 'topic', 'eventBus', 'bucket', 'unknown'];

/** All texts of the page. */
export function words(): Words {
  return {
    roles: roleWords(),
    kinds: Object.fromEntries(KINDS.map((kind) => [kind, destinationKindText(kind)])) as Words['kinds'],
    icons: DESTINATION_ICONS,
    picture: l10n.t('Picture'),
    list: l10n.t('List'),
    view: l10n.t('Show as'),
    ...pictureWords(),
    ...groupWords(),
    search: l10n.t('Find a function or destination'),
    noMatch: l10n.t('Nothing of that name hands or gets events.'),
    openPanel: l10n.t('Open {0}'),
    openConsole: l10n.t('Open {0} in the AWS console'),
    showInPicture: l10n.t('Show {0} in the picture'),
    clearFocus: l10n.t('Clear Focus'),
    focused: l10n.t('{0}: hands events to {1}, gets events from {2}'),
    isolated: l10n.t('{0} functions and qualifiers hand events to nobody and get none: they are not shown.'),
  };
}

function roleWords(): Words['roles'] {
  return {
    onSuccess: {
      label: l10n.t('on success'),
      sentence: l10n.t('{0} hands successful events to {1} ({2})'),
      line: l10n.t('hands successful events to {1} ({2})'),
    },
    onFailure: {
      label: l10n.t('on failure'),
      sentence: l10n.t('{0} hands failed events to {1} ({2})'),
      line: l10n.t('hands failed events to {1} ({2})'),
    },
    deadLetter: {
      label: l10n.t('dead-letter'),
      sentence: l10n.t('{0} hands failed events to its dead-letter queue {1} ({2})'),
      line: l10n.t('hands failed events to its dead-letter queue {1} ({2})'),
    },
  };
}

function pictureWords() {
  return {
    zoomIn: l10n.t('Zoom In (+)'),
    zoomOut: l10n.t('Zoom Out (-)'),
    fit: l10n.t('Fit to Window (0)'),
    zoom: l10n.t('Zoom'),
    legend: l10n.t('Legend'),
    loop: l10n.t('loop {0}'),
    loopLegend: l10n.t('loop: comes back to where it started'),
    loopHeading: l10n.t('Loop {0}: {1} functions hand events to each other in a circle'),
    othersHeading: l10n.t('Without a loop'),
    broken: l10n.t('cannot work: {0}'),
    brokenLegend: l10n.t('cannot work'),
    description: l10n.t(
      'Picture of {0} functions and destinations, {1} ways that events take, {2} loops. The list below says the same.',
    ),
    keys: l10n.t(
      'Arrow keys move the picture, plus and minus zoom, 0 fits it to the window. Shift and an arrow key choose the next node that way, Enter opens it, Escape clears the choice.',
    ),
    help: l10n.t('Keys'),
  };
}

function groupWords() {
  return {
    groups: l10n.t('Groups that hand events to each other'),
    groupsHint: l10n.t(
      '{1} functions and destinations in {0} groups: more than the {2} that are drawn at once. Choose a group, or find a function.',
    ),
    group: l10n.t('{0} and {1} more'),
    groupLoops: l10n.t('loops: {0}'),
    allGroups: l10n.t('All Groups'),
    partly: l10n.t('{0} of {1} are drawn, the nearest to {2}; the list has all.'),
    hops: l10n.t('Steps'),
    more: l10n.t('Show {0} More'),
  };
}

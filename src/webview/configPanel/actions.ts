import type { Intent } from '../../features/configPanel/protocol.ts';

/** Input of the templates beside the state. */
export interface Actions {
  readonly send: (intent: Intent) => void;
  /** True if the versions without a config are shown. */
  readonly isExpanded: boolean;
  readonly toggle: () => void;
}

import { commands, type Disposable } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Log } from '../../domain/log.ts';
import type { Sessions } from '../../domain/sessions.ts';
import { startValue } from './startValue.ts';

/** "Look Up Function…": from a name or ARN, typed or under the cursor, to its panel. */
export function registerLookup(deps: { readonly sessions: Sessions; readonly log: Log }): Disposable {
  return commands.registerCommand(COMMANDS.lookUp, async (text: unknown) => {
    const value = typeof text === 'string' ? text : startValue();
    const { LookupPicker } = await import('./late.ts');
    new LookupPicker(deps, value).show();
  });
}

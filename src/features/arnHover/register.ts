import { type Disposable, languages } from 'vscode';
import type { Log } from '../../domain/log.ts';
import type { Sessions } from '../../domain/sessions.ts';
import { ArnHoverProvider } from './provider.ts';
import { HoverReader } from './reader.ts';

/** Hovers on the ARNs of Lambda functions, in every text but the editor's own output. */
export function registerArnHover(deps: { readonly sessions: Sessions; readonly log: Log }): Disposable {
  return languages.registerHoverProvider({ scheme: '*' }, new ArnHoverProvider(new HoverReader(deps)));
}

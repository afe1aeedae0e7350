import { cliCommand, configJson } from '../../domain/clipboard.ts';
import type { Content } from './record.ts';
import { type PanelData, panelModel } from './model.ts';
import type { Place } from './place.ts';
import type { CopyWhat } from './protocol.ts';
import { type PanelTarget, targetArn } from './target.ts';

/** What there is to copy from. */
export interface CopySource {
  readonly target: PanelTarget;
  readonly content: Content;
  readonly place: Place;
}

/** What goes on the clipboard; undefined where there is nothing of the kind. */
export function copyText(what: CopyWhat, source: CopySource): string | undefined {
  const { target, content, place } = source;
  switch (what) {
    case 'name':
      return target.name;
    case 'arn':
      return targetArn(target);
    case 'cli':
      return cliCommand({
        ...place,
        functionName: target.name,
        qualifier: target.qualifier,
        region: target.region,
      });
    default:
      return content.kind === 'ready' ? dataText(what, content.data) : undefined;
  }
}

type DataText = Exclude<CopyWhat, 'name' | 'arn' | 'cli'>;

function dataText(what: DataText, data: PanelData): string | undefined {
  const { config, settings, deadLetter } = panelModel(data);
  switch (what) {
    case 'json':
      return config && configJson(config);
    case 'executionRole':
      return data.summary.kind === 'known' ? data.summary.value.role : undefined;
    case 'deadLetter':
      return deadLetter.kind === 'known' ? deadLetter.value?.arn : undefined;
    case 'onSuccess':
    case 'onFailure':
      return settings[what]?.arn;
    default:
      return what satisfies never;
  }
}

import type { Memento } from 'vscode';
import { once } from './domain/async/lazy.ts';
import type { Log } from './domain/log.ts';
import type { GetTemplates, TemplateServices } from './editor/templateServices.ts';

interface Options {
  /** The bundled worker. */
  readonly worker: string;
  readonly memory: Memento;
  readonly log: Log;
}

/** The services for templates; their code is loaded, and their thread starts, with the first use. */
export function lazyTemplateServices({ worker, memory, log }: Options): GetTemplates & { dispose(): void } {
  const services = once(async (): Promise<TemplateServices & { dispose(): void }> => {
    const { openTemplates } = await import('./templateAccess.ts');
    return openTemplates(worker, memory, log);
  });
  const dispose = (): void =>
    void services.started?.then(
      (started) => started.dispose(),
      () => undefined,
    );
  return Object.assign(() => services(), { dispose });
}

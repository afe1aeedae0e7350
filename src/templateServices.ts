import { once } from './domain/async/lazy.ts';
import type { Log } from './domain/log.ts';
import type { DeploymentAnchors } from './editor/deploymentAnchors.ts';
import type { GetTemplates, TemplateServices } from './editor/templateServices.ts';

interface Options {
  /** The bundled worker. */
  readonly worker: string;
  readonly anchors: DeploymentAnchors;
  readonly log: Log;
}

/** The services for templates; their code is loaded, and their thread starts, with the first use. */
export function lazyTemplateServices({ worker, anchors, log }: Options): GetTemplates & { dispose(): void } {
  const services = once(async (): Promise<TemplateServices & { dispose(): void }> => {
    const { openTemplates } = await import('./templateAccess.ts');
    return openTemplates(worker, anchors, log);
  });
  const dispose = (): void =>
    void services.started?.then(
      (started) => started.dispose(),
      () => undefined,
    );
  return Object.assign(() => services(), { dispose });
}

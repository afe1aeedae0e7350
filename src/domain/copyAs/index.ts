import type { ShellKind } from '../shell/kind.ts';
import { asCloudFormation, asSam } from './cloudFormation.ts';
import { asCdk, asCli, asServerless } from './others.ts';
import type { CopyAs, CopySource } from './source.ts';
import { asTerraform } from './terraform.ts';

export { type CopyAs, type CopyAsProblem, type CopySource, copySourceOf } from './source.ts';

export const COPY_FORMS = ['cloudFormation', 'sam', 'terraform', 'serverless', 'cdk', 'cli'] as const;

export type CopyForm = (typeof COPY_FORMS)[number];

/** The settings in force in one form, or why it cannot express them. */
export function copyAs(form: CopyForm, source: CopySource, region: string, shell: ShellKind): CopyAs {
  switch (form) {
    case 'cloudFormation':
      return asCloudFormation(source);
    case 'sam':
      return asSam(source);
    case 'terraform':
      return asTerraform(source);
    case 'serverless':
      return asServerless(source);
    case 'cdk':
      return asCdk(source);
    case 'cli':
      return asCli(source, region, shell);
    default:
      return form satisfies never;
  }
}

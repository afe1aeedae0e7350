import type { FunctionArn } from '../../../domain/arn/functionArn.ts';
import type { Unmatched, Way } from '../../../domain/declared/resolution.ts';
import type { DeclaredTemplate } from '../../../domain/declared/template.ts';
import type { ThreeSides } from '../../../domain/declared/threeSides.ts';
import type { FunctionFacts, Identity, NotRead } from '../content.ts';
import type { TemplateSubject } from './subject.ts';

/** Content of a hover on a template: data only. */
export interface TemplateContent {
  readonly template: DeclaredTemplate;
  readonly subject: TemplateSubject;
  readonly outcome: TemplateOutcome;
  /** Functions that send events to the queue, topic, bus or bucket under the mouse. */
  readonly senders: readonly string[];
}

/** Result of looking for the deployed function. */
export type TemplateOutcome =
  /** The place is about no function that could be looked up. */
  | { readonly kind: 'none' }
  | { readonly kind: 'notRead'; readonly why: NotRead }
  | { readonly kind: 'reading'; readonly isThrottled: boolean }
  | { readonly kind: 'failed'; readonly error: unknown; readonly stage: 'session' | 'function' }
  /** `name`: undefined, where not even that is known. */
  | { readonly kind: 'notMatched'; readonly match: Unmatched }
  | {
      readonly kind: 'read';
      readonly arn: FunctionArn;
      /** Absent: the text itself names the function. */
      readonly way?: Way;
      readonly identity: Identity;
      readonly hasConsole: boolean;
      readonly facts: FunctionFacts;
      /** Empty where the template declares no settings for the function. */
      readonly sides: readonly ThreeSides[];
    };

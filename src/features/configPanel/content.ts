import type { Session } from '../../domain/session.ts';
import type { PanelData } from './model.ts';

/** What a panel has to show. */
export type Content =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** The function belongs to another account than the session that could be asked. */
  | { readonly kind: 'elsewhere'; readonly active: Session }
  | { readonly kind: 'ready'; readonly data: PanelData };

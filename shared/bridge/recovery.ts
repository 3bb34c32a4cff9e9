/** The state of a desk's recovery code. `isKept`: a person confirmed that they stored it. */
export type RecoveryState =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'made'; readonly madeMs: number; readonly isKept: boolean };

/**
 * A new code, shown once in one window; or the report that it could not be written, so that the previous one still
 * works.
 */
export type NewCode =
  | { readonly kind: 'code'; readonly code: string; readonly madeMs: number }
  | { readonly kind: 'not-made' };

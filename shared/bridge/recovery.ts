/** What a desk knows of its recovery code. `isKept`: somebody has said that they have put it away. */
export type RecoveryState =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'made'; readonly madeMs: number; readonly isKept: boolean };

/** A new code, shown once at one window; or the news that the disk took none, so that one before still works. */
export type NewCode =
  | { readonly kind: 'code'; readonly code: string; readonly madeMs: number }
  | { readonly kind: 'not-made' };

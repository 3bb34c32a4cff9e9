import type { Deskside } from '../../shared/bridge/contract.ts';

declare global {
  interface Window {
    /** Set by the preload script, frozen, before the app starts. */
    readonly deskside: Deskside;
  }
}

export const deskside: Deskside = window.deskside;

/** An idempotency key: however often a request is sent under it, it is executed at most once. */
export function newKey(): string {
  return crypto.randomUUID();
}

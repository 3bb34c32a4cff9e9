import type { Deskside } from '../../shared/bridge/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload, frozen, before the app starts. */
    readonly deskside: Deskside;
  }
}

export const deskside: Deskside = window.deskside;

/** A key under which one action is done at most once, however often it is asked for. */
export function newKey(): string {
  return crypto.randomUUID();
}

import { ownPath } from './origin.ts';

/** What is asked for, and by which frame. */
export interface PermissionAsking {
  readonly permission: string;
  readonly url: string | undefined;
  readonly isMainFrame: boolean;
}

/** Electron grants what nobody refuses. Our page puts text on the clipboard when a person presses Copy; that is all. */
export function isPermitted({ permission, url, isMainFrame }: PermissionAsking): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame && url !== undefined && ownPath(url) === '/';
}

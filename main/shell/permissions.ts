import { ownPath } from './origin.ts';

/** The requested permission, and the frame that requests it. */
export interface PermissionAsking {
  readonly permission: string;
  readonly url: string | undefined;
  readonly isMainFrame: boolean;
}

/**
 * Electron grants what is not refused. Our page only needs to write text to the clipboard when a person presses Copy.
 */
export function isPermitted({ permission, url, isMainFrame }: PermissionAsking): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame && url !== undefined && ownPath(url) === '/';
}

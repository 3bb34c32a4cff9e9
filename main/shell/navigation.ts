import { ownPath } from './origin.ts';

/**
 * Where a frame may go: a window stays on the app's one page (its screens are fragments of that address), and a frame
 * in it shows what somebody wrote and nothing else. So a body can neither replace the window nor frame the app.
 */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  const path = ownPath(address);
  if (path === undefined) return false;
  return isMainFrame ? path === '/' : /^\/body\/[\w-]+$/.test(path);
}

/** What may be saved as a file: an attachment, from where the app itself serves it. */
export function mayDownload(address: string): boolean {
  return /^\/file\/[\w-]+$/.test(ownPath(address) ?? '');
}

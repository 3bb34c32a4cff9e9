import { ownPath } from './origin.ts';

/**
 * Where a frame may navigate: a window stays on the app's single page (its screens are fragments of that address), and
 * frames in it only show bodies. So a body can neither replace the window nor embed the app.
 */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  const path = ownPath(address);
  if (path === undefined) return false;
  return isMainFrame ? path === '/' : /^\/body\/[\w-]+$/.test(path);
}

/** What may be downloaded: an attachment, from the app's own address, or a text that the window made itself. */
export function mayDownload(address: string): boolean {
  if (address.startsWith('blob:')) return ownPath(address.slice('blob:'.length)) !== undefined;
  return /^\/file\/[\w-]+$/.test(ownPath(address) ?? '');
}

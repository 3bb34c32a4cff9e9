import { deferred } from '../ui/deferred.tsx';
import { palette, shortcutList } from './overlay-screens.ts';

/*
 * The screens that a window does not begin with. They are loaded while the person reads the first one, so that nobody
 * waits for them, and the window needs no script once the desk is gone.
 */

export const deskShell = deferred(async () => (await import('./desk-shell.tsx')).DeskShell);
export const firstRun = deferred(async () => (await import('../features/first-run/first-run.tsx')).FirstRun);
export const recoveryPage = deferred(async () => (await import('../features/recovery/recovery-page.tsx')).RecoveryPage);
export const crash = deferred(async () => (await import('../features/crash/crash.tsx')).Crash);
export const sampleMenu = deferred(async () => (await import('./sample-menu.tsx')).SampleMenu);

/** Loads them when the browser has nothing else to do. One that cannot be loaded now is loaded when it is shown. */
export function preloadScreens(): () => void {
  const handle = requestIdleCallback(() => {
    for (const { preload } of [deskShell, palette, shortcutList, sampleMenu, firstRun, recoveryPage, crash])
      preload().catch(() => undefined);
  });
  return () => cancelIdleCallback(handle);
}

import { deferred } from '../ui/deferred.tsx';

/* What opens above the desk, in scripts of their own: apart from the screens below, which open it. */

export const palette = deferred(async () => (await import('./palette-host.tsx')).PaletteHost);
export const shortcutList = deferred(async () => (await import('./shortcut-host.tsx')).ShortcutHost);

import { Suspense, useCallback, useState } from 'react';
import { palette, shortcutList } from './overlay-screens.ts';
import type { PaletteHostProps } from './palette-host.tsx';

export interface Overlay {
  readonly over: 'palette' | 'shortcuts' | null;
  /** The ids of what was chosen in the palette, the latest first. */
  readonly used: readonly string[];
  readonly onUse: (id: string) => void;
  readonly showPalette: () => void;
  readonly showShortcuts: () => void;
  readonly close: () => void;
}

const mostUsed = 20;

/** Whether the palette or the list of shortcuts is open above the desk. */
export function useOverlay(): Overlay {
  const [over, setOver] = useState<Overlay['over']>(null);
  const [used, setUsed] = useState<readonly string[]>([]);
  const showPalette = useCallback(() => setOver('palette'), []);
  const showShortcuts = useCallback(() => setOver('shortcuts'), []);
  const close = useCallback(() => setOver(null), []);
  const onUse = useCallback(
    (id: string) => setUsed((before) => [id, ...before.filter((other) => other !== id)].slice(0, mostUsed)),
    [],
  );
  return { over, used, onUse, showPalette, showShortcuts, close };
}

type OverlaysProps = Overlay & Omit<PaletteHostProps, 'used' | 'onUse' | 'onShortcuts' | 'onClose'>;

export function Overlays({ over, showPalette: _show, showShortcuts, close, ...rest }: OverlaysProps) {
  if (over === null) return null;
  return (
    <Suspense>
      {over === 'palette' ? (
        <palette.Part {...rest} onShortcuts={showShortcuts} onClose={close} />
      ) : (
        <shortcutList.Part hasMenu={rest.viewer.hasComputer} onClose={close} />
      )}
    </Suspense>
  );
}

import type { FakeWindow } from './window.ts';

export interface QuittingPorts {
  /** Whether a listener prevented it. */
  readonly beforeQuit: () => boolean;
  readonly willQuit: () => boolean;
  readonly allClosed: () => void;
  readonly quit: (exitCode: number) => void;
  readonly windows: readonly FakeWindow[];
}

export interface FakeQuitting {
  readonly quit: () => void;
  readonly exit: (code?: number) => void;
  /** A window is gone. */
  readonly windowGone: () => void;
  readonly hasQuit: () => boolean;
}

/**
 * How electron ends: it asks, closes every window, asks again, and is gone. Each of these may be prevented, which calls
 * the whole off. `exit` asks nobody.
 */
export function fakeQuitting({ beforeQuit, willQuit, allClosed, quit, windows }: QuittingPorts): FakeQuitting {
  let phase: 'running' | 'quitting' | 'exiting' | 'gone' = 'running';
  const open = () => windows.filter(({ window }) => !window.isDestroyed());

  function end(exitCode: number): void {
    if (phase === 'gone') return;
    phase = 'gone';
    quit(exitCode);
  }

  function lastStep(): void {
    if (willQuit()) phase = 'running';
    else end(0);
  }

  function windowGone(): void {
    if (open().length > 0) return;
    if (phase === 'quitting') lastStep();
    else if (phase === 'running') allClosed();
  }

  return {
    quit: () => {
      if (phase !== 'running' || beforeQuit()) return;
      phase = 'quitting';
      const left = open();
      if (left.length === 0) lastStep();
      for (const window of left) if (!window.close()) phase = 'running';
    },
    exit: (code = 0) => {
      if (phase === 'gone') return;
      phase = 'exiting';
      for (const { window } of open()) window.destroy();
      end(code);
    },
    windowGone,
    hasQuit: () => phase === 'gone',
  };
}

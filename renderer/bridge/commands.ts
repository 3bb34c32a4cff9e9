import { useEffect, useRef } from 'react';
import type { Command } from '../../shared/bridge/commands.ts';
import { useDesk } from './desk-provider.tsx';

/** Does what the host asks for, and says whether this part of the window could. */
export type TakeCommand = (command: Command) => boolean;

export interface Commands {
  readonly hear: (command: Command) => void;
  readonly add: (take: TakeCommand) => () => void;
}

/**
 * Hands what the host asks for to the part of the window that can do it; the newest is asked first. What leads somewhere
 * waits until somebody can: a link may be opened while the desk is locked.
 */
export function createCommands(): Commands {
  const takers: TakeCommand[] = [];
  let waiting: Command | undefined;

  return {
    hear: (command) => {
      const isTaken = takers.toReversed().some((take) => take(command));
      if (!isTaken && mayWait(command)) waiting = command;
    },
    add: (take) => {
      takers.push(take);
      if (waiting && take(waiting)) waiting = undefined;
      return () => void takers.splice(takers.indexOf(take), 1);
    },
  };
}

function mayWait(command: Command): boolean {
  return command.do === 'show-ticket' || command.do === 'propose-desk';
}

/** Lets a part of the window do what the host asks for, as long as it is there. */
export function useCommands(take: TakeCommand): void {
  const { onCommand } = useDesk();
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => onCommand((command) => latest.current(command)), [onCommand]);
}

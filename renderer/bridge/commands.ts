import type { Command } from '../../shared/bridge/commands.ts';

/** Handles a command of the host; returns whether this part of the window could. */
export type CommandHandler = (command: Command) => boolean;

export interface Commands {
  readonly dispatch: (command: Command) => void;
  readonly add: (take: CommandHandler) => () => void;
  /** Runs a waiting command if there is now a handler for it. */
  readonly tryAgain: () => void;
}

/**
 * Passes the host’s commands to the window’s handlers, newest first. Commands that show something wait for a handler: a
 * link may be opened while the desk is locked or a dialog holds unsaved text.
 */
export function createCommands(isBusy: () => boolean): Commands {
  const takers: CommandHandler[] = [];
  let waiting: Command | undefined;

  function isTaken(command: Command): boolean {
    return !isBusy() && takers.toReversed().some((take) => take(command));
  }

  function tryAgain(): void {
    const command = waiting;
    if (!command || isBusy()) return;
    waiting = undefined;
    if (!isTaken(command)) waiting ??= command;
  }

  return {
    dispatch: (command) => {
      const isLeading = comesFromOutside(command) || (command.do === 'show-queue' && !isBusy());
      if (isTaken(command)) waiting = undefined;
      else if (isLeading) waiting = command;
    },
    add: (take) => {
      takers.push(take);
      tryAgain();
      return () => void takers.splice(takers.indexOf(take), 1);
    },
    tryAgain,
  };
}

/** Commands from a menu are meant for this moment and do not wait; commands from outside would be lost. */
function comesFromOutside(command: Command): boolean {
  return command.do === 'show-ticket' || command.do === 'propose-desk' || command.do === 'say-dead-link';
}

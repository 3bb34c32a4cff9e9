import { app } from 'electron';
import type { Command } from '../../shared/bridge/commands.ts';
import { destinationOf } from './destination.ts';
import { destinationAsked } from './own-words.ts';

/** Hears where somebody wants to go, whether they had to start the program for it or not. */
export type GoTo = (command: Command | undefined) => void;

/**
 * A second start shows the window that is there, and leads where it was meant to. What else its command line says is
 * not looked at: anybody can start the program.
 */
export function showOnSecondStart(goTo: GoTo): void {
  app.on('second-instance', (_event, words, folder) => goTo(destinationAsked(words, folder)));
}

/**
 * Hears links and files that macOS hands over, which may come before Electron is ready and long before there is a
 * window. The returned function says who shall have them from now on.
 */
export function hearDestinations(): (goTo: GoTo) => void {
  const early: (Command | undefined)[] = [];
  let hear: GoTo = (command) => void early.push(command);

  app.on('open-url', (event, address) => {
    event.preventDefault();
    hear(destinationOf(address, '/'));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    hear(destinationOf(path, '/'));
  });

  return (goTo) => {
    hear = goTo;
    for (const command of early.splice(0)) goTo(command);
  };
}

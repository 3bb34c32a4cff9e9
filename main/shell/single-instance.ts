import { app } from 'electron';
import type { Command } from '../../shared/bridge/commands.ts';
import { requestedDestination } from './command-line.ts';
import { destinationOf } from './destination.ts';

/** Hears where somebody wants to go, whether they had to start the program for it or not. */
export type GoTo = (command: Command | undefined) => void;

/**
 * Hears where a second start, a link or a file leads, which may be long before there is a window. Of a second start
 * nothing else is heard: anybody can start the program. The returned function says who shall have them from now on.
 */
export function listenForDestinations(): (goTo: GoTo) => void {
  const early: (Command | undefined)[] = [];
  let receive: GoTo = (command) => void early.push(command);

  app.on('second-instance', (_event, words, folder) => receive(requestedDestination(words, folder)));
  app.on('open-url', (event, address) => {
    event.preventDefault();
    receive(destinationOf(address, '/'));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    receive(destinationOf(path, '/'));
  });

  return (goTo) => {
    receive = goTo;
    for (const command of early.splice(0)) goTo(command);
  };
}

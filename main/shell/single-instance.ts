import { app } from 'electron';
import type { Command } from '../../shared/bridge/commands.ts';
import { requestedDestination } from './command-line.ts';
import { destinationOf } from './destination.ts';

/** Called with a destination, whether or not the program was running. */
export type GoTo = (command: Command | undefined) => void;

/**
 * Collects the destinations of second starts, links and files, which may come long before there is a window. Everything
 * else about a second start is ignored, because anybody can start the program. Call the returned function to receive
 * them.
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

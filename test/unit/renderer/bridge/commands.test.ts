import { describe, expect, test } from 'vitest';
import { type CommandHandler, createCommands } from '../../../../renderer/bridge/commands.ts';
import type { Command } from '../../../../shared/bridge/commands.ts';

const ticket: Command = { do: 'show-ticket', number: '1042' };
const other: Command = { do: 'show-ticket', number: '1043' };
const print: Command = { do: 'ticket.print' };

function window(isBusy = false) {
  const state = { isBusy };
  const did: Command[] = [];
  const take: CommandHandler = (command) => {
    did.push(command);
    return true;
  };
  return { state, did, take, commands: createCommands(() => state.isBusy) };
}

describe('a command of the host', () => {
  test('is done by the part of the window that came last and can do it, once', () => {
    const { commands, did, take } = window();
    const asked: string[] = [];
    commands.add(take);
    commands.add(({ do: name }) => {
      asked.push(name);
      return name === 'ticket.print';
    });
    commands.dispatch(print);
    expect(did).toEqual([]);
    commands.dispatch({ do: 'ticket.new' });
    expect(did).toEqual([{ do: 'ticket.new' }]);
    expect(asked).toEqual(['ticket.print', 'ticket.new']);
  });

  test('is not run by an unmounted handler', () => {
    const { commands, did, take } = window();
    commands.add(take)();
    commands.dispatch(print);
    expect(did).toEqual([]);
  });

  test('waits where it leads somewhere, until a part is there that can lead; the newest counts', () => {
    const { commands, did, take } = window();
    commands.dispatch(ticket);
    commands.dispatch(other);
    commands.add(({ do: name }) => name === 'ticket.print');
    commands.add(take);
    commands.add(take);
    expect(did).toEqual([other]);
  });

  test('is forgotten where it was meant for that very moment', () => {
    const { commands, did, take } = window();
    for (const command of [print, { do: 'ticket.send' }, { do: 'ticket.new' }] as const) commands.dispatch(command);
    commands.add(take);
    expect(did).toEqual([]);
  });

  test('is not done under a dialog: a link waits until it has closed, a menu’s item is dropped', () => {
    const { commands, did, take, state } = window(true);
    commands.add(take);
    for (const command of [print, { do: 'show-queue', queue: 'mine' }, ticket] as const) commands.dispatch(command);
    expect(did).toEqual([]);
    commands.tryAgain();
    expect(did).toEqual([]);
    state.isBusy = false;
    commands.tryAgain();
    commands.tryAgain();
    expect(did).toEqual([ticket]);
  });

  test('leads to a queue after sign-in, if that is the link’s target', () => {
    const { commands, did, take } = window();
    commands.dispatch({ do: 'show-queue', queue: 'mine' });
    commands.add(take);
    expect(did).toEqual([{ do: 'show-queue', queue: 'mine' }]);
  });

  test('that waited is superseded by a later action', () => {
    const { commands, did, take } = window();
    commands.dispatch(ticket);
    commands.add((command) => command.do === 'ticket.print');
    commands.dispatch(print);
    commands.add(take);
    expect(did).toEqual([]);
  });
});

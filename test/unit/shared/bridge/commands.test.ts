import '../../../support/stub-window.ts';
import { describe, expect, test } from 'vitest';
import { itemLabel } from '../../../../main/shell/menu-words.ts';
import { pageAt } from '../../../../renderer/app/pages.ts';
import { actionDialog } from '../../../../renderer/features/ticket/action-dialogs.ts';
import { needText } from '../../../../renderer/i18n/sentences/need-text.ts';
import { lackOf, type Need, needsMet, shownNeeds } from '../../../../shared/bridge/command-needs.ts';
import { type CommandRow, commandRows } from '../../../../shared/bridge/commands.ts';
import { permissionSchema } from '../../../../shared/domain/permission.ts';
import { text } from '../../renderer/i18n/english.ts';

const rows: readonly CommandRow[] = commandRows;
const situation = {
  me: { isAdministrator: true, mayCreate: true, mayAnywhere: permissionSchema.options },
  hasDesk: true,
  hasComputer: true,
  hasUpdates: true,
};
const all: readonly Need[] = [...needsMet(situation), ...shownNeeds];

function isOpposite(own: Need, other: Need): boolean {
  return own === other.replace(/^is-/, 'is-not-') || other === own.replace(/^is-/, 'is-not-');
}

describe.each(commandRows)('W30: the command $id', (row) => {
  const { menu, keys, scope, letter }: CommandRow = row;

  test('has one name, which its item in a menu has in capitals', () => {
    const name = text(`command.${row.id}`);
    expect(name).toMatch(/^[A-Z][^&…]+$/);
    expect(itemLabel(row.id).replace(/[&…]/g, '').toLowerCase()).toBe(name.toLowerCase());
    expect(itemLabel(row.id).endsWith('…')).toBe('asks' in row);
  });

  test('can be reached without a pointer: by a menu, a shortcut or a letter', () => {
    expect(menu !== undefined || letter !== undefined || (keys !== undefined && scope !== undefined)).toBe(true);
  });

  test('has keys that write nothing, and a letter of its own, or one of an opposite that is unavailable when it is', () => {
    if (keys !== undefined)
      expect(keys).toMatch(/^(Mod\+(Shift\+)?\S+|(Shift\+)?F\d+|Alt\+(Shift\+)?(Arrow|Page)[A-Z][a-z]+)$/);
    expect(rows.filter((other) => keys !== undefined && other.keys === keys)).toHaveLength(keys === undefined ? 0 : 1);
    const same = rows.filter((other) => other !== row && letter !== undefined && other.letter === letter);
    for (const { when } of same) expect(when.some((need) => row.when.some((own) => isOpposite(own, need)))).toBe(true);
    expect(scope === undefined || keys !== undefined).toBe(true);
  });

  test('can be carried out where all is met, and says in a sentence what is missing', () => {
    expect(lackOf(row.when, all)).toBeUndefined();
    for (const need of row.when) {
      const lack = lackOf(
        row.when,
        all.filter((met) => met !== need),
      );
      expect(lack).toBe(need);
      expect(needText(text, need)).toMatch(/^[A-Z].+\.$/);
    }
  });
});

test('no two commands have one id or one name', () => {
  for (const names of [commandRows.map(({ id }) => id), commandRows.map(({ id }) => text(`command.${id}`))]) {
    expect(new Set(names).size).toBe(commandRows.length);
  }
});

describe('a command that leads to a page', () => {
  const leading = commandRows.filter((row) => 'page' in row);

  test('leads to one that is there', () => {
    expect(leading.map(({ page }) => page).filter((page) => !pageAt(page))).toEqual([]);
    expect(leading.length).toBeGreaterThan(0);
  });

  test('bears its name, and is for whom the page is', () => {
    for (const row of leading) {
      const { id, page: address, when } = row;
      const page = pageAt(address);
      if (!page) expect.fail(`There is no page ${address}`);
      // One that leads to a part of a page is called after that part.
      if (!('part' in row)) expect(text(page.label)).toBe(text(`command.${id}`));
      for (const isAdministrator of [true, false]) {
        for (const hasComputer of [true, false]) {
          const me = { isAdministrator, mayCreate: false, mayAnywhere: [] };
          const met = needsMet({ me, hasDesk: true, hasComputer, hasUpdates: false });
          expect(page.for({ me, hasComputer })).toBe(lackOf(when, met) === undefined);
        }
      }
    }
  });
});

describe('an action on a ticket', () => {
  const actions = commandRows.flatMap((row) => ('menu' in row && row.menu === 'actions' ? [row] : []));

  test('is a button, an item, or a detail of the ticket, and says what it does in one way', () => {
    for (const action of actions) {
      expect(['button', 'item', 'detail']).toContain(action.shownAs);
      expect(['asks', 'runs', 'sets'].filter((way) => way in action)).toHaveLength(1);
    }
  });

  test('that asks first has its dialog', () => {
    const asking = actions.flatMap((action) => ('asks' in action ? [action.id] : []));
    expect(asking.map((id) => typeof actionDialog(id))).toEqual(asking.map(() => 'function'));
    expect(asking.length).toBeGreaterThan(0);
  });
});

import { describe, expect, test } from 'vitest';
import { commandRows } from '../../../../shared/bridge/commands.ts';
import { type Permission, permissionSchema } from '../../../../shared/domain/permission.ts';
import { type Need, rules } from '../../../support/permission-rules.ts';
import { deletionRoutes, permissionPage, statusRoutes } from '../../../support/permission-table.ts';

/** The permissions that a command of the window needs. */
function neededBy(when: readonly string[]): Permission[] {
  return when.flatMap((need) => permissionSchema.safeParse(need).data ?? []);
}

function takenBy(operation: keyof typeof rules, variant: string): readonly Need[] | undefined {
  return rules[operation][variant]?.takes;
}

describe('the page about roles', () => {
  test('A61: says of every operation, undo, and command what each role of a new desk allows', async () => {
    await expect(permissionPage()).toMatchFileSnapshot('../../../../docs/permissions.md');
  });
});

describe('a way to set a status', () => {
  test.each(statusRoutes)('A61: %s needs what any other way to an equal status needs', (_route, state, isAllowed) => {
    const right = state === 'closed' ? 'ticket.close' : 'ticket.create';
    const others = permissionSchema.options.filter((permission) => permission !== right);
    const roleOf = (permissions: readonly Permission[]) => ({ name: '', permissions });
    expect([isAllowed(roleOf(permissionSchema.options)), isAllowed(roleOf(others))]).toEqual([true, false]);
    expect(isAllowed(roleOf([right, 'ticket.reply']))).toBe(true);
  });
});

describe('a way to delete a ticket or to restore it', () => {
  test.each(deletionRoutes)('A61: %s needs what any other way needs', (_route, isAllowed) => {
    const others = permissionSchema.options.filter((permission) => permission !== 'ticket.delete');
    const roleOf = (permissions: readonly Permission[]) => ({ name: '', permissions });
    expect([isAllowed(roleOf(['ticket.delete'])), isAllowed(roleOf(others))]).toEqual([true, false]);
  });
});

describe('a command of the window', () => {
  test('A61: needs the same permission as the operation that it runs', () => {
    let compared = 0;
    for (const command of commandRows) {
      if (!('runs' in command)) continue;
      const variants = Object.keys(rules[command.runs]);
      expect([command.id, variants.map((variant) => takenBy(command.runs, variant))]).toEqual([
        command.id,
        variants.map(() => neededBy(command.when)),
      ]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(3);
  });

  test('A61: needs the same permission as the status that it sets', () => {
    const variants = { open: 'an open one again', resolved: 'a closed one', closed: 'a closed one' } as const;
    const setting = commandRows.filter((command) => 'sets' in command);
    expect(setting.length).toBeGreaterThan(2);
    for (const { id, sets, when } of setting) {
      expect([id, neededBy(when)]).toEqual([id, takenBy('status.set', variants[sets])]);
    }
  });
});

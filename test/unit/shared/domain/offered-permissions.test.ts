import { expect, test } from 'vitest';
import { offeredPermissions } from '../../../../shared/domain/offered-permissions.ts';
import { permissionSchema } from '../../../../shared/domain/permission.ts';
import { sourceFiles, textOf } from '../../../support/source-files.ts';

/** The files of operations and of what decides about them. */
const files = sourceFiles(['shared/domain'], /\.ts$/).filter(
  (file) => !/\/(permission|offered-permissions|records\/role)\.ts$/.test(file),
);

test('W76: roles offer the permissions that some operation asks for, and no others; a new one is added to the list', () => {
  const text = files.map(textOf).join('\n');
  const asked = permissionSchema.options.filter((permission) => text.includes(`'${permission}'`));
  expect(asked.length).toBeGreaterThan(5);
  expect([...offeredPermissions].toSorted()).toEqual(asked.toSorted());
});

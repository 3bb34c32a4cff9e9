import { expect, test } from 'vitest';
import { usualColumns } from '../../../../shared/domain/records/queue.ts';
import { extraColumns, rowShape } from '../../../../shared/views/queue-columns.ts';

test('V91: the usual columns, the team and the closing time have a place in every row', () => {
  expect(extraColumns([...usualColumns, 'team', 'closed', 'source', 'custom:floor'])).toEqual([
    'source',
    'custom:floor',
  ]);
});

test.each<[string, readonly string[], ReturnType<typeof rowShape>]>([
  ['as usual', usualColumns, { hasHead: true, hasDetailLine: true, hasExtraLine: false }],
  [
    'with a line for what comes besides',
    [...usualColumns, 'plan'],
    { hasHead: true, hasDetailLine: true, hasExtraLine: true },
  ],
  ['with that beside the number', ['summary', 'plan'], { hasHead: false, hasDetailLine: false, hasExtraLine: false }],
  ['without who and until when', ['status', 'number'], { hasHead: false, hasDetailLine: true, hasExtraLine: false }],
  ['closed ones with their time', ['closed'], { hasHead: true, hasDetailLine: false, hasExtraLine: false }],
])('V91: rows are laid out %s', (_what, columns, shape) => {
  expect(rowShape(columns)).toEqual(shape);
});

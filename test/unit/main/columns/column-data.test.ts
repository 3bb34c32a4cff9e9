import { expect, test } from 'vitest';
import { dataIn, joinedData } from '../../../../main/columns/column-data.ts';

test('groups of columns that were joined come apart as they were', () => {
  const rows = { json: { count: 2 }, arrays: { due: new Float64Array([1, 2]), flags: new Uint8Array([3]) } };
  const people = { json: null, arrays: { due: new Uint16Array([7]) } };
  const nested = joinedData({ rows, people });
  const joined = joinedData({ nested, people });
  expect(dataIn(joined, 'nested')).toEqual(nested);
  expect(dataIn(dataIn(joined, 'nested'), 'rows')).toEqual(rows);
  expect(dataIn(joined, 'people')).toEqual(people);
  expect(dataIn(joined, 'unknown')).toEqual({ json: undefined, arrays: {} });
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ColumnArray, ColumnData } from '../../../../main/columns/column-data.ts';
import { pack, sumOfPacked, unpack } from '../../../../main/snapshot/packed-columns.ts';
import { runs } from '../../../support/runs.ts';

const some: ColumnData = {
  json: { names: ['Support', 'Größe 漢字'], count: 3 },
  arrays: {
    flags: Uint8Array.of(1, 0, 1),
    codes: Uint16Array.of(65_535, 2),
    places: Uint32Array.of(0, 4_294_967_295, 7),
    changes: Int32Array.of(-1, 2_147_483_647),
    times: Float64Array.of(1.5, -0, Number.NaN),
    none: new Uint8Array(0),
  },
};

const arrays: fc.Arbitrary<ColumnArray> = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float64Array(),
);

test('packed columns are unpacked as they were', () => {
  expect(unpack(pack(some))).toEqual(some);
  fc.assert(
    fc.property(fc.dictionary(fc.string(), arrays), fc.jsonValue(), (columns, json) => {
      const data = { json: JSON.parse(JSON.stringify(json)) as unknown, arrays: columns };
      expect(unpack(pack(data))).toEqual(data);
    }),
    runs(100),
  );
});

test('a column may have any name', () => {
  const arrays = Object.fromEntries([['__proto__', Uint8Array.of(1)]]);
  expect(Object.entries(unpack(pack({ json: null, arrays }))?.arrays ?? {})).toEqual(Object.entries(arrays));
});

test('parts of larger arrays are packed without the rest', () => {
  const whole = Uint32Array.of(1, 2, 3, 4);
  expect(unpack(pack({ json: null, arrays: { part: whole.subarray(1, 3) } }))?.arrays).toEqual({
    part: Uint32Array.of(2, 3),
  });
});

test('columns are unpacked from bytes at any place in memory', () => {
  const bytes = pack(some);
  for (const offset of [0, 1, 4, 8]) {
    const shifted = Buffer.alloc(bytes.length + offset);
    bytes.copy(shifted, offset);
    expect(unpack(shifted.subarray(offset))).toEqual(some);
  }
});

test('any changed byte is noticed', () => {
  const bytes = pack(some);
  for (let at = 0; at < bytes.length; at += 1) {
    for (const change of [1, 0x80, 0xff]) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      expect(unpack(damaged)).toBeUndefined();
    }
  }
});

test('bytes that are cut off, repeated or added are noticed', () => {
  const bytes = pack(some);
  for (let length = 0; length < bytes.length; length += 1) expect(unpack(bytes.subarray(0, length))).toBeUndefined();
  expect(unpack(Buffer.concat([bytes, Buffer.alloc(8)]))).toBeUndefined();
  expect(unpack(Buffer.concat([bytes, bytes]))).toBeUndefined();
});

test('what another version or another kind of processor packed is not used', () => {
  const bytes = pack(some);
  for (const at of [32, 36]) {
    const other = Buffer.from(bytes);
    other.subarray(at, at + 4).reverse();
    expect(unpack(resealed(other))).toBeUndefined();
  }
  expect(unpack(resealed(bytes))).toEqual(some);
});

test('equal columns have equal checksums, and others have others', () => {
  expect(sumOfPacked(pack(some))).toBe(sumOfPacked(pack({ ...some })));
  expect(sumOfPacked(pack(some))).not.toBe(sumOfPacked(pack({ ...some, json: null })));
});

/** The same bytes with a checksum that is right. */
function resealed(bytes: Buffer): Buffer {
  const sum = createHash('sha256').update(bytes.subarray(32)).digest();
  return Buffer.concat([sum, bytes.subarray(32)]);
}

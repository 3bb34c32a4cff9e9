import { hash } from 'node:crypto';
import * as z from 'zod';
import type { ColumnArray, ColumnData } from '../columns/column-data.ts';

/**
 * Columns as the bytes of a file: a checksum of everything that follows it, a preamble, a header in JSON, and the
 * arrays. Each part begins at a multiple of eight bytes, so that the arrays can be used where they are. `roomFor` gives
 * so many zeros, from such a place on.
 */
export function pack({ json, arrays }: ColumnData, roomFor: (size: number) => Buffer = Buffer.alloc): Buffer {
  const columns = Object.entries(arrays);
  const header = Buffer.from(
    JSON.stringify({ json, columns: columns.map(([name, array]) => [name, kindOf(array), array.length]) }),
  );
  const size = columns.reduce((sum, [, { byteLength }]) => sum + aligned(byteLength), start + aligned(header.length));
  const bytes = roomFor(size);
  const preamble = new Uint32Array(bytes.buffer, bytes.byteOffset + sumLength, preambleLength / 4);
  preamble.set([byteOrder, packVersion, header.length, 0]);
  bytes.set(header, start);
  let at = start + aligned(header.length);
  for (const [, { buffer, byteOffset, byteLength }] of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  bytes.set(checksum(bytes), 0);
  return bytes;
}

/** The columns; undefined unless the bytes are exactly what this version packed on a processor of this kind. */
export function unpack(packed: Buffer): ColumnData | undefined {
  const bytes = alignedBytes(packed);
  if (bytes.length < start || bytes.length % alignment !== 0) return undefined;
  if (!checksum(bytes).equals(bytes.subarray(0, sumLength))) return undefined;
  const [order, version, headerLength = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset + sumLength, 3);
  if (order !== byteOrder || version !== packVersion) return undefined;
  const { json, columns } = readHeader(bytes.toString('utf8', start, start + headerLength));
  let at = start + aligned(headerLength);
  const arrays = columns.map(([name, kind, length]): [string, ColumnArray] => {
    const array = new kinds[kind](bytes.buffer, bytes.byteOffset + at, length);
    at += aligned(array.byteLength);
    return [name, array];
  });
  // Assigned one by one, a column named `__proto__` would be lost.
  return { json, arrays: Object.fromEntries(arrays) };
}

/** The checksum of packed columns, which stands at their beginning. */
export function sumOfPacked(bytes: Buffer): string {
  return bytes.toString('hex', 0, sumLength);
}

/** Changes with the meaning of the bytes, so that columns of another version are made again. */
const packVersion = 9;

/** Reads as another number where the bytes of a number have the opposite order. */
const byteOrder = 0x01020304;

const alignment = 8;
const sumLength = 32;
const preambleLength = 16;
const start = sumLength + preambleLength;

const kinds = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array } as const;

type Kind = keyof typeof kinds;

const headerSchema = z.object({
  json: z.unknown(),
  columns: z.array(z.tuple([z.string(), z.enum(['u8', 'u16', 'u32', 'i32', 'f64']), z.int().min(0)])),
});

/** The checksum has shown that the text was written by `pack`. */
function readHeader(text: string): z.infer<typeof headerSchema> {
  return headerSchema.parse(JSON.parse(text));
}

function kindOf(array: ColumnArray): Kind {
  if (array instanceof Uint8Array) return 'u8';
  if (array instanceof Uint16Array) return 'u16';
  if (array instanceof Uint32Array) return 'u32';
  return array instanceof Int32Array ? 'i32' : 'f64';
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function checksum(bytes: Buffer): Buffer {
  return hash('sha256', bytes.subarray(sumLength), 'buffer');
}

/** The same bytes, which begin at a multiple of eight bytes. */
function alignedBytes(packed: Buffer): Buffer<ArrayBuffer> {
  const { buffer, byteOffset, length } = packed;
  if (buffer instanceof ArrayBuffer && byteOffset % alignment === 0) return Buffer.from(buffer, byteOffset, length);
  const copy = Buffer.alloc(length);
  packed.copy(copy);
  return copy;
}

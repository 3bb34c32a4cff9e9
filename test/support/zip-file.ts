import { crc32 } from 'node:zlib';

/** A file of a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isProgram?: boolean;
}

/** A zip archive that stores its files uncompressed, with Unix modes. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const common = commonFields(entry, name.length);
    const local = Buffer.concat([uint32(0x04034b50), common, name, entry.bytes]);
    const mode = (entry.isProgram ? 0o100755 : 0o100644) * 0x10000;
    const rest = [uint16(0), uint16(0), uint16(0), uint32(mode), uint32(offset), name];
    // Made by version 3.0 on Unix: only then does the mode count.
    central.push(Buffer.concat([uint32(0x02014b50), uint16(0x031e), common, ...rest]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const counts = [uint16(0), uint16(0), uint16(entries.length), uint16(entries.length)];
  const end = [uint32(0x06054b50), ...counts, uint32(directory.length), uint32(offset), uint16(0)];
  return Buffer.concat([...locals, directory, ...end]);
}

function commonFields({ bytes }: ZipEntry, nameLength: number): Buffer {
  const sizes = [uint32(crc32(bytes)), uint32(bytes.length), uint32(bytes.length)];
  const date = [uint16(0), uint16(0x21)];
  return Buffer.concat([uint16(20), uint16(0), uint16(0), ...date, ...sizes, uint16(nameLength), uint16(0)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

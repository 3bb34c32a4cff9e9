import { dirname, join } from 'node:path';
import { segmentName } from '../../main/journal/segment.ts';
import type { MemoryDisk } from './memory-disk.ts';

/** Spreads the only segment of a journal over several of about equal size, as if it had grown for years. */
export function splitJournal(disk: MemoryDisk, parts: number): void {
  const [path = '', bytes = Buffer.alloc(0)] = [...disk.files()].find(([name]) => name.endsWith('/000001.jsonl')) ?? [];
  const lines = bytes.toString('utf8').split('\n').slice(0, -1);
  const each = Math.ceil(lines.length / parts);
  for (let part = 0; part * each < lines.length; part += 1) {
    const some = lines.slice(part * each, (part + 1) * each);
    disk.put(join(dirname(path), segmentName(part + 1)), Buffer.from(`${some.join('\n')}\n`));
  }
}

import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';

/*
 * Loaded before a real process: looking into a folder called `hangs` does what it does on a share whose server is gone.
 * It holds a thread of that process until the end, by opening the pipe beside the folder, whose other end is never opened.
 */

const { open, readdir } = fs;

async function hanging(path: string): Promise<never> {
  await open(join(dirname(path), 'pipe'), 'r');
  throw new Error('The other end of the pipe was opened');
}

Object.assign(fs, {
  readdir: (path: string, ...rest: []) => (path.endsWith('hangs') ? hanging(path) : readdir(path, ...rest)),
});
syncBuiltinESMExports();

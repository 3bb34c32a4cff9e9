import { join } from 'node:path';
import { writeFully } from '../../../main/platform/disk.ts';
import { nodeDisk } from '../../../main/platform/node-disk.ts';
import { cpuRound } from '../judge/calibration.ts';
import { durationsOf } from '../timing.ts';
import { serve } from './serve.ts';
import { leadIn } from './write-timer.ts';

/** What the disk itself costs, through the same port: append as many bytes as a commit has, and flush. */
const [folder = ''] = process.argv.slice(2);
const file = await nodeDisk.open(join(folder, 'raw'), 'append');
const safeFile = await nodeDisk.open(join(folder, 'raw-safely'), 'append-safely');

async function inBlock(times: number, task: () => Promise<void>): Promise<number[]> {
  return (await durationsOf(leadIn + times, task)).slice(leadIn);
}

serve({
  append: ({ bytes, times }: { bytes: number; times: number }) => {
    const line = Buffer.alloc(bytes, 'x');
    return inBlock(times, async () => {
      await writeFully(file, line);
      await file.datasync();
    });
  },
  /** The same where the system can flush with the write: the least that any program can take. */
  appendSafely: ({ bytes, times }: { bytes: number; times: number }) => {
    const line = Buffer.alloc(bytes, 'x');
    return inBlock(times, () => writeFully(safeFile, line));
  },
  cpu: ({ times }: { times: number }) => durationsOf(times, () => void cpuRound()),
});

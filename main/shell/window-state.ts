import { join } from 'node:path';
import * as z from 'zod';
import { type Disk, quietly } from '../platform/disk.ts';
import { type OnDocumentFault, unwrittenFault } from '../platform/document-fault.ts';
import { openDocument } from '../platform/open-document.ts';

const side = z.int().min(1).max(100_000);
const coordinate = z.int().min(-100_000).max(100_000);

const stateSchema = z.object({
  bounds: z.object({ x: coordinate, y: coordinate, width: side, height: side }),
  isMaximized: z.boolean(),
});

/** The last position and size of a window. */
export type WindowState = Readonly<z.infer<typeof stateSchema>>;

export interface WindowMemory {
  /** The last state of a window; undefined if it is unknown or invalid. */
  readonly last: WindowState | undefined;
  /** Saves it for the next start. If that fails, the window opens at its default position. */
  readonly save: (state: WindowState) => Promise<void>;
}

/** Stores a window's state in a small file beside the settings. */
export async function openWindowMemory(
  disk: Disk,
  dataFolder: string,
  onFault: OnDocumentFault,
): Promise<WindowMemory> {
  const path = join(dataFolder, 'window.json');
  const schema = stateSchema.nullable();
  const { data, state, change, repair } = await openDocument({ disk, path, schema, fallback: null, onFault });
  if (state() === 'whole') await repair();
  return {
    last: data() ?? undefined,
    save: async (next) => {
      await quietly(
        () => change(() => next),
        () => onFault(unwrittenFault(path)),
      );
    },
  };
}

import { join } from 'node:path';
import * as z from 'zod';
import { type Disk, quietly } from '../platform/disk.ts';
import { type OnDocumentFault, unwrittenFault } from '../platform/document-fault.ts';
import { openDocument } from '../platform/open-document.ts';

const side = z.int().min(1).max(100_000);
const place = z.int().min(-100_000).max(100_000);

const stateSchema = z.object({
  bounds: z.object({ x: place, y: place, width: side, height: side }),
  isMaximized: z.boolean(),
});

/** How a window was left. */
export type WindowState = Readonly<z.infer<typeof stateSchema>>;

export interface WindowMemory {
  /** How the window was left last; nothing where nobody knows, or what is kept makes no sense. */
  readonly last: WindowState | undefined;
  /** Keeps it for the next start. Where that fails, the window only opens at its usual place. */
  readonly save: (state: WindowState) => Promise<void>;
}

/** Remembers a window in a small file beside the settings. */
export async function openWindowMemory(
  disk: Disk,
  dataFolder: string,
  onFault: OnDocumentFault,
): Promise<WindowMemory> {
  const path = join(dataFolder, 'window.json');
  const schema = stateSchema.nullable();
  const { data, state, change, mend } = await openDocument({ disk, path, schema, fallback: null, onFault });
  if (state() === 'whole') await mend();
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

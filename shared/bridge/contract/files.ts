import * as z from 'zod';
import { idSchema } from '../../domain/id.ts';
import { call, keyed } from './declare.ts';

const file = z.strictObject({ fileId: idSchema });

export const fileCalls = {
  'file.begin': keyed<{ readonly fileId: string }>()(
    z.strictObject({ name: z.string().max(1_000), size: z.int().min(0) }),
    { for: 'visitor' },
  ),
  /** The next piece. Its offset tells a piece that comes again from the one that follows it. */
  'file.append': call<object>()(
    z.strictObject({ fileId: idSchema, offset: z.int().min(0), chunk: z.string().max(512 * 1024) }),
    { for: 'visitor' },
  ),
  /** Abandons an upload: what has arrived so far is removed. */
  'file.abandon': call<object>()(file, { for: 'visitor' }),
  /** The file’s own id is its key: finished again, it gives the same answer. */
  'file.finish': call<{ readonly name: string; readonly size: number; readonly hash: string }>()(file, {
    for: 'visitor',
  }),
  /** A picture that waits in a draft, with all its bytes as an address. */
  'file.picture': call<{ readonly url: string }>()(file, { for: 'visitor' }),
} as const;

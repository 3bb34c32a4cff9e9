import * as z from 'zod';
import { idSchema } from '../../domain/id.ts';
import { call, keyed } from './declare.ts';

const file = z.strictObject({ fileId: idSchema });

export const fileCalls = {
  'file.begin': keyed<{ readonly fileId: string }>()(
    z.strictObject({ name: z.string().max(1_000), size: z.int().min(0) }),
    { for: 'visitor' },
  ),
  /** The next chunk. Its offset distinguishes a repeated chunk from the following one. */
  'file.append': call<object>()(
    z.strictObject({ fileId: idSchema, offset: z.int().min(0), chunk: z.string().max(512 * 1024) }),
    { for: 'visitor' },
  ),
  /** Abandons an upload and removes what has arrived. */
  'file.abandon': call<object>()(file, { for: 'visitor' }),
  /** The file’s id is its key: finishing it again returns the same answer. */
  'file.finish': call<{ readonly name: string; readonly size: number; readonly hash: string }>()(file, {
    for: 'visitor',
  }),
  /** An image in a draft, as a data address. */
  'file.picture': call<{ readonly url: string }>()(file, { for: 'visitor' }),
} as const;

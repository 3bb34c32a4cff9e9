import * as z from 'zod';
import { formatVersion, longestLine } from '../../main/journal/head.ts';
import { commitLinks } from '../../shared/domain/commit-links.ts';
import { idSchema } from '../../shared/domain/id.ts';
import { isStamp } from '../../shared/domain/stamp.ts';

/** What the head of a line may hold, as a schema: the model of the plain code that reads heads. */
export const headSchema = z.object({
  v: z.literal(formatVersion),
  device: idSchema,
  seq: z.int().min(1).max(1e12),
  stamp: z.string().refine(isStamp),
  time: z.iso.datetime(),
  saw: z.record(idSchema, z.array(z.string().regex(/^\d{1,15}\.[\w-]{12}$/)).min(1)),
  actor: z.string().max(60),
  op: z.string().max(60),
  key: z.string().max(60),
  ...commitLinks,
  events: z
    .array(
      z.object({
        type: z.string().max(60),
        on: z.string().regex(/^[a-z][a-z-]{0,39}:[a-z0-9][a-z0-9-]{0,39}$/),
        size: z.int().min(2).max(longestLine),
        hash: z.string().regex(/^[\w-]{43}$/),
      }),
    )
    .min(1),
  prev: z.string().regex(/^([\w-]{43})?$/),
});

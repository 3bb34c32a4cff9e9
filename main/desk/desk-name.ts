import * as z from 'zod';
import type { DecodedCommit } from '../journal/line.ts';

const named = z.object({ fields: z.object({ name: z.string().min(1) }) });

/** The name of the desk, if a commit gives it one. */
export function deskNameIn({ events }: DecodedCommit): string | undefined {
  const record = events.find(({ type, on }) => type === 'record.put' && on === 'desk:desk');
  return record && named.safeParse(record.value).data?.fields.name;
}

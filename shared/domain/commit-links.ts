import * as z from 'zod';
import { idSchema } from './id.ts';

/** A commit's name in links and for people: `device:seq`. */
export const commitNameSchema = z.string().regex(/^[a-z0-9-]{1,40}:\d{1,15}$/, 'id.malformed');

/** An action of a rule on one ticket because of one commit. It counts once, on however many desks it was done. */
const onceSchema = z.object({ rule: idSchema, ticket: idSchema, cause: commitNameSchema });

export type Once = Readonly<z.infer<typeof onceSchema>>;

/** Links of a commit to others. Most have none. */
export const commitLinks = {
  /** The commit that caused this one. */
  cause: commitNameSchema.optional(),
  once: onceSchema.optional(),
  /** Shared by all commits of a bulk action, and by those of its undo. */
  batch: idSchema.optional(),
};

const commitLinksSchema = z.object(commitLinks);

export type CommitLinks = Readonly<z.infer<typeof commitLinksSchema>>;

const noLinks: CommitLinks = {};

/** The links, without undefined ones. Malformed links are a bug of the caller, and throw. */
export function linksOf({ cause, once, batch }: CommitLinks): CommitLinks {
  if (cause === undefined && once === undefined && batch === undefined) return noLinks;
  const given = { ...(cause !== undefined && { cause }), ...(once && { once }), ...(batch !== undefined && { batch }) };
  return commitLinksSchema.parse(given);
}

/** A text that is equal for actions of which only one may count. */
export function onceKey({ rule, ticket, cause }: Once): string {
  return `${rule} ${ticket} ${cause}`;
}

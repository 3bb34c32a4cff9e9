import * as z from 'zod';
import { idSchema } from './id.ts';

/** A commit's name where people, links and other commits need one: `device:seq`. */
export const commitNameSchema = z.string().regex(/^[a-z0-9-]{1,40}:\d{1,15}$/, 'id.malformed');

/** What a rule does about one ticket because of one commit. It counts once, on however many desks it was done. */
const onceSchema = z.object({ rule: idSchema, ticket: idSchema, cause: commitNameSchema });

export type Once = Readonly<z.infer<typeof onceSchema>>;

/** How a commit belongs to others. Most belong to none. */
export const commitLinks = {
  /** The commit that led to this one. */
  cause: commitNameSchema.optional(),
  once: onceSchema.optional(),
  /** Shared by all commits of a bulk action; its undo bears the same. */
  batch: idSchema.optional(),
};

const commitLinksSchema = z.object(commitLinks);

export type CommitLinks = Readonly<z.infer<typeof commitLinksSchema>>;

/** The links alone, without those that are not there. Malformed ones are a bug of the caller, and throw. */
export function linksOf({ cause, once, batch }: CommitLinks): CommitLinks {
  const given = { ...(cause !== undefined && { cause }), ...(once && { once }), ...(batch !== undefined && { batch }) };
  return commitLinksSchema.parse(given);
}

/** The same text for what may only count once. */
export function onceKey({ rule, ticket, cause }: Once): string {
  return `${rule} ${ticket} ${cause}`;
}

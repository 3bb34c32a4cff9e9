declare const checked: unique symbol;

/** A path in the canonical spelling of our addresses. */
export type CanonicalPath = string & { readonly [checked]: true };

/**
 * Letters, digits, dashes, underscores and single inner dots: no character that could stand for another one or another
 * folder.
 */
const oneSpelling = /^\/(?:[\w-]+(?:\.[\w-]+)*(?:\/[\w-]+(?:\.[\w-]+)*)*)?$/;

/**
 * The path of a requested address without its query and fragment; undefined if it is not in canonical spelling. It is
 * not normalized: two programs could normalize it differently, and permission must be checked on the same path by which
 * the page is found.
 */
export function canonicalPath(target: string): CanonicalPath | undefined {
  const [path = ''] = target.split(/[?#]/, 1);
  return oneSpelling.test(path) ? (path as CanonicalPath) : undefined; // Safe: this check is what the type stands for.
}

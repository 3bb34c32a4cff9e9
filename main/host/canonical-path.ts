declare const checked: unique symbol;

/** A path in the one spelling that addresses of ours have. */
export type CanonicalPath = string & { readonly [checked]: true };

/** Names of letters, digits, dashes, underscores and single dots inside: nothing that stands for another character or place. */
const oneSpelling = /^\/(?:[\w-]+(?:\.[\w-]+)*(?:\/[\w-]+(?:\.[\w-]+)*)*)?$/;

/**
 * The path of what a request asks for, without what follows a `?` or `#`; nothing where it is spelt in any other way than
 * ours. It is never put right: what one reader would take for the same address, the next one may take for another, and
 * who may ask for a page has to be decided of the very path by which it is found.
 */
export function canonicalPath(target: string): CanonicalPath | undefined {
  const [path = ''] = target.split(/[?#]/, 1);
  return oneSpelling.test(path) ? (path as CanonicalPath) : undefined; // Safe: this is the check that the type stands for.
}

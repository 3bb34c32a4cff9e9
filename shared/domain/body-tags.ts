/** All the elements that sanitizing leaves of a body. */
export const bodyTags = ['p', 'br', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'img'] as const;
export type BodyTag = (typeof bodyTags)[number];

const known: ReadonlySet<string> = new Set(bodyTags);

export function isBodyTag(name: string): name is BodyTag {
  return known.has(name);
}

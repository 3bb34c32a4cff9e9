/** Parses a draft's text: the editor’s document, or a form’s fields. */
export function draftContentOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // Only a draft of another version can be unreadable; it has no text to show.
  }
}

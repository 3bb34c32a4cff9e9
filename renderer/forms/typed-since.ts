/** What was typed into a field after its text was sent. */
export function typedSince(sent: string, present: string): string {
  return present.startsWith(sent) ? present.slice(sent.length) : present;
}

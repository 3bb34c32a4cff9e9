/** Half of the room that V8 has for new objects, in megabytes. */
const semiSpaceMb = 4;

/**
 * What Node is told for the browser host. Nearly all objects of a question or an operation are garbage right after it: in
 * four times the room, which V8 would take, they are collected hardly faster.
 */
export const browserHostOptions: readonly string[] = [`--max-semi-space-size=${semiSpaceMb}`];

/** The words that Node is started with for the browser host. */
export function browserHostWords(program: string, given: readonly string[]): readonly string[] {
  return [...browserHostOptions, program, ...given];
}

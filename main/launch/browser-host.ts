import type { Environment } from './electron-package.ts';

/** Half of the room that V8 has for new objects, in megabytes. */
const semiSpaceMb = 4;

/**
 * What Node is told for the browser host. Nearly all objects of a question or an operation are garbage right after it: in
 * four times the room, which V8 would take, they are collected hardly faster.
 */
export const browserHostOptions: readonly string[] = [`--max-semi-space-size=${semiSpaceMb}`];

/** The bytes from which on a block of memory is given back to the system as soon as it is no longer used. */
const ownBlockBytes = 128 * 1024;

/**
 * The environment of the browser host. The memory allocator of Linux raises this limit to the size of the largest block
 * that was ever freed. Then the buffers for reading files lie among blocks that stay, and the gaps that they leave are
 * never given back: on a large desk more than ten megabytes. A limit that is set stays as it is. Electron and other
 * systems have allocators of their own, which do not read it.
 */
export function browserHostEnvironment(environment: Environment): Environment {
  return { MALLOC_MMAP_THRESHOLD_: String(ownBlockBytes), ...environment };
}

/** The words that Node is started with for the browser host. */
export function browserHostWords(program: string, given: readonly string[]): readonly string[] {
  return [...browserHostOptions, program, ...given];
}

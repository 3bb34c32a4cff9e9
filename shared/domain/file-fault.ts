/** What can be wrong with a file that an entry names: it is not there, holds other bytes, or cannot be read at all. */
export type FileFault = 'missing' | 'damaged' | 'unreadable';

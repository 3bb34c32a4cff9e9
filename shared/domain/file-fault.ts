/** What can be wrong with a file of an entry: it is missing, has other bytes, or cannot be read. */
export type FileFault = 'missing' | 'damaged' | 'unreadable';

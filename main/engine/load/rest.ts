/** Lets other tasks run; undefined if there is still time in this slice. It throws if the work should end. */
export type Rest = () => Promise<void> | undefined;

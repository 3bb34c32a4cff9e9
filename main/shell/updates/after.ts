/** Runs a task later, unless it is called off by the function that this gives. */
export type After = (ms: number, task: () => void) => () => void;

/** The real one. What waits here never keeps the program from ending. */
export const after: After = (ms, task) => {
  const timer = setTimeout(task, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

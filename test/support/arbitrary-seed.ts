/** The seed of every random test of a run. Vitest prints it with the title of a test; `SEED=… npx vitest …` repeats it. */
export const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);

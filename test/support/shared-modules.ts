import { afterAll, beforeAll, vi } from 'vitest';

/**
 * The files of a project without isolation share the modules of their worker, which saves most of the time that loading
 * them takes. What a file put in the place of a module, the clock or the environment ends with the file.
 */
const replaced = ['electron', 'node:os', 'node:path'];
const { argv } = process;
let environment: NodeJS.ProcessEnv;

beforeAll(() => {
  environment = { ...process.env };
});

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  process.argv = argv;
  for (const name of replaced) vi.doUnmock(name);
});

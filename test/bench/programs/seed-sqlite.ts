import { seedSqlite } from '../peers/sqlite-desk.ts';
import { serve } from './serve.ts';

/** Fills a database with a seeded desk, in a process of its own, so that its memory does not count. */
serve({
  seed: (input: { peersFolder: string; folder: string; into: string }) =>
    seedSqlite(input.peersFolder, input.folder, input.into),
});

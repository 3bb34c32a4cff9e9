import { watchBlocks } from './block-watch.ts';
import { serve } from './serve.ts';

/*
 * Loaded into a program before its own code: tells the bench how long its event loop was blocked since the process
 * started, and how much memory it holds. The program itself does not change.
 */
const blocks = watchBlocks();
serve({
  look: async () => ({ blockMs: await blocks.longest(), memoryMb: process.memoryUsage().rss / 1024 / 1024 }),
});
// The program ends when it wants to.
process.channel?.unref();

import { parentPort } from 'node:worker_threads';
import { createIndexServer } from './lookup/search/worker/index-server.ts';
import type { Asked } from './lookup/search/worker/requests.ts';

/** The thread of the full-text index. It knows the index alone: the journal is read, and rights are checked, outside. */
const server = createIndexServer();

parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(server.answer(asked)));

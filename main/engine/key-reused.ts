import { failed } from '../../shared/bridge/result.ts';

/** Answering with what the key once led to would take words for kept that nobody has. */
export const keyReused = failed('refused', 'key.reused');

import * as z from 'zod';
import { failed, type Result } from '../../shared/bridge/result.ts';

/** The envelope of a request; its input is validated later. */
const envelope = z.object({
  kind: z.enum(['run', 'ask', 'call']),
  name: z.string().catch(''),
  input: z.unknown().optional(),
  key: z.unknown().optional(),
});

export type Envelope = z.output<typeof envelope>;

export function readEnvelope(request: unknown): Result<Envelope> {
  const read = envelope.safeParse(request);
  return read.success ? { ok: true, value: read.data } : failed('invalid-input', 'call.malformed');
}

import type { CallAnswer, CallInput } from '../../../shared/bridge/contract/areas.ts';
import type { Deskside } from '../../../shared/bridge/contract.ts';
import type { Result } from '../../../shared/bridge/result.ts';

type Input = CallInput<'agent.save'>;

/** Saves what a form says of an agent; however often it is asked to, and whatever was answered, it is one agent. */
export type SaveAgent = (input: Input) => Promise<Result<CallAnswer<'agent.save'>>>;

/** The saving of one form, under one key as long as the same is saved. */
export function createSaveAgent(desk: Pick<Deskside, 'call' | 'ask'>, newKey: () => string): SaveAgent {
  let key = newKey();
  /** Whom this form has added already. */
  let addedId: string | null = null;

  async function save(input: Input): ReturnType<SaveAgent> {
    const known = { ...input, agentId: input.agentId ?? addedId };
    const first = await desk.call('agent.save', known, key);
    const isLost = !first.ok && first.error.code === 'unavailable';
    const result = isLost ? await desk.call('agent.save', known, key) : first;
    if (result.ok || result.error.reason !== 'key.reused') return result;
    // An earlier answer got lost, and the form says something else by now: that is a change of the same agent.
    const sent = await desk.ask('key.sent', { key });
    if (!sent.ok) return sent;
    key = newKey();
    addedId = sent.value?.recordId ?? addedId;
    return sent.value ? save(input) : result;
  }

  return save;
}

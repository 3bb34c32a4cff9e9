import type { StampedEvent } from '../../shared/domain/event.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';

const ways: Readonly<Record<string, string>> = {
  code: 'with the recovery code',
  command: 'by npm run desk -- reset-secrets',
};

/** Lists who got a new passphrase without the old one, when and how, from the events of the desk record. */
export function recoveryLines(events: readonly StampedEvent[], records: DeskRecords): string[] {
  const recovered = events.filter(({ type }) => type === 'access.recovered');
  return recovered.map(({ timeMs, data }) => {
    const { agentId, way } = data as { readonly agentId: string; readonly way: string }; // Safe: its schema checked this.
    const name = records.get('agent', agentId)?.name ?? agentId;
    return `${new Date(timeMs).toISOString()}  ${name} got a new passphrase ${ways[way] ?? `(${way})`}`;
  });
}

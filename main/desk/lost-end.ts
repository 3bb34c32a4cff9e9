import { join } from 'node:path';
import { parseTip } from '../../shared/domain/frontier.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskState } from '../engine/state.ts';
import { deviceFolders } from '../journal/journal.ts';
import { type DeviceNote, notesHere } from './device-note.ts';
import type { DeskFile, DeskPlace } from './identity.ts';

/** How many changes of a device are missing at the end of its folder, at least, and when the last of them was made. */
export interface LostEnd {
  readonly device: Id;
  readonly changes: number;
  readonly time: string;
}

/**
 * What this computer noted of devices that wrote in this folder, and is not there any more. Those that came before the
 * present one count as long as their lines are missing, so that nobody has to be there at the first start after it.
 */
export async function lostEnds(place: DeskPlace, { deskId }: DeskFile, state: DeskState): Promise<LostEnd[]> {
  const present = await deviceFolders(place.disk, join(place.folder, 'journal'));
  const found: LostEnd[] = [];
  for (const [device, { folder, desk, reached }] of await notesHere(place)) {
    const isOfDesk = desk?.id === deskId || present.includes(device);
    if (reached === null || folder !== place.folder || !isOfDesk) continue;
    const changes = missingOf(state, device, reached);
    if (changes > 0) found.push({ device, changes, time: reached.time });
  }
  return found;
}

/** A line that is missing with others behind it is a gap, which is known by its place. */
function missingOf(
  { device: us, own, chain, lineage }: DeskState,
  device: Id,
  { seq, sum }: NonNullable<DeviceNote['reached']>,
): number {
  if (device !== us.id) {
    const last = Math.max(0, ...(lineage.tips().get(device) ?? []).map((tip) => parseTip(tip).seq));
    return lineage.has({ device, seq, sum }) || last > seq ? 0 : Math.max(1, seq - last);
  }
  // Only what stands in our own folder counts: behind that the next line is written.
  const there = own.filter(({ ref }) => ref.seq === seq);
  if (there.some(({ ref }) => ref.sum === sum) || (there.length === 0 && chain.seq > seq)) return 0;
  return Math.max(1, seq - chain.seq);
}

import { access } from './stories/access.ts';
import { computers } from './stories/computers.ts';
import { devices } from './stories/devices.ts';
import { infrastructure } from './stories/infrastructure.ts';
import { requests } from './stories/requests.ts';
import { software } from './stories/software.ts';
import type { Story } from './story.ts';

/** The forty tickets of the sample desk, in all stages of the life of a ticket. */
export const stories: readonly Story[] = [
  ...computers,
  ...access,
  ...software,
  ...devices,
  ...infrastructure,
  ...requests,
];

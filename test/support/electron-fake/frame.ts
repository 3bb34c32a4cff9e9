import type { WebFrameMain } from 'electron';
import { strict } from './strict.ts';

interface FrameOptions {
  readonly origin?: string;
  readonly url?: string;
  readonly parent?: WebFrameMain;
  /** Out of the tree: the page it belonged to was replaced. */
  readonly isDetached?: boolean;
  /** Gone: electron throws when anything but this is asked of it. */
  readonly isDestroyed?: boolean;
}

let frames = 0;

export function fakeFrame(options: FrameOptions = {}): WebFrameMain {
  const { origin = 'app://deskside', url = `${origin}/`, parent = null, isDetached = false } = options;
  frames += 1;
  const frameTreeNodeId = frames;
  function alive<T>(value: T): T {
    if (options.isDestroyed) throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    return value;
  }
  const members = {
    isDestroyed: () => options.isDestroyed ?? false,
    get detached() {
      return isDetached;
    },
    get frameTreeNodeId() {
      return alive(frameTreeNodeId);
    },
    get origin() {
      return alive(origin);
    },
    get parent() {
      return alive(parent);
    },
    get url() {
      return alive(url);
    },
  } satisfies Partial<WebFrameMain>;
  // Safe: whatever it lacks throws when it is used.
  return strict('WebFrameMain', members) as WebFrameMain;
}

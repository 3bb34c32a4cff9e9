import type { Menu, NativeImage, Tray } from 'electron';
import { createEmitter, type Declared, type FakeEmitter } from './emitter.ts';
import type { FakeMenu, FakeMenus } from './menu.ts';
import type { Record } from './record.ts';
import { strict } from './strict.ts';

type TrayEvents = Declared<Tray, { click: [] }>;

export interface FakeTray extends FakeEmitter<TrayEvents> {
  readonly tip: () => string;
  readonly menu: () => FakeMenu | undefined;
}

/** What the program gets of a tray, and what a test does. The test does not hold the former: only the program may. */
export function fakeTray(
  record: Record,
  menus: FakeMenus,
  image: NativeImage,
): { readonly tray: Tray; readonly fake: FakeTray } {
  record.note('new Tray');
  if (!record.isReady()) throw new Error('Cannot create a tray before app is ready');
  // Electron would add an invisible one.
  if (image.isEmpty()) throw new Error('The picture of the tray is empty');
  const emitter = createEmitter<TrayEvents>('Tray', ['click']);
  let tip = '';
  let menu: FakeMenu | undefined;
  const members = {
    setToolTip: (text: string) => {
      tip = text;
    },
    setContextMenu: (shown: Menu | null) => {
      menu = shown ? menus.described(shown) : undefined;
    },
  } satisfies Partial<Tray>;
  // Safe: whatever it lacks throws when it is used.
  const tray = strict('Tray', Object.assign(members, { on: emitter.on })) as unknown as Tray;
  return { tray, fake: { ...emitter, tip: () => tip, menu: () => menu } };
}

/** Pictures as the program loads them: by a path, and only where a file is. Electron would give an empty one instead. */
export function fakePictures(record: Record, hasFile: (path: string) => boolean): object {
  return strict('nativeImage', {
    createFromPath: record.noted('nativeImage.createFromPath', (path: string) => {
      const picture = { isEmpty: () => !hasFile(path) } satisfies Partial<NativeImage>;
      // Safe: whatever it lacks throws when it is used.
      return strict('NativeImage', picture) as NativeImage;
    }),
  });
}

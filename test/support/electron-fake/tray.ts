import { existsSync } from 'node:fs';
import type { Menu, NativeImage, Tray } from 'electron';
import { createEmitter, type Declared, type FakeEmitter } from './emitter.ts';
import type { FakeMenu, FakeMenus } from './menu.ts';
import type { Record } from './record.ts';
import { strict } from './strict.ts';

type TrayEvents = Declared<Tray, { click: [] }>;

export interface FakeTray extends FakeEmitter<TrayEvents> {
  readonly tray: Tray;
  readonly tip: () => string;
  readonly menu: () => FakeMenu | undefined;
}

export function fakeTray(record: Record, menus: FakeMenus, image: NativeImage): FakeTray {
  record.note('new Tray', image);
  if (!record.isReady()) throw new Error('Cannot create a tray before app is ready');
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
  return { ...emitter, tray, tip: () => tip, menu: () => menu };
}

/** Pictures as the program loads them: by a path, and only where a file is. Electron would give an empty one instead. */
export function fakePictures(record: Record): object {
  return strict('nativeImage', {
    createFromPath: record.noted('nativeImage.createFromPath', (path: string) => {
      const picture = { isEmpty: () => !existsSync(path) } satisfies Partial<NativeImage>;
      // Safe: whatever it lacks throws when it is used.
      return strict('NativeImage', picture) as NativeImage;
    }),
  });
}

import type {
  BrowserWindow,
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
} from 'electron';
import type { Record } from './record.ts';
import { strict } from './strict.ts';

export interface FakeDialog {
  readonly dialog: Dialog;
  /** What was asked, in order. */
  readonly asked: readonly MessageBoxOptions[];
  /** Which folders were asked for, and in front of which window, in order. */
  readonly folders: readonly { readonly window: BrowserWindow | undefined; readonly options: OpenDialogOptions }[];
  /** The folder that the person chooses; undefined cancels. */
  readonly chooses: (folder: string | undefined) => void;
  /** Presses a button of the question that is open, by its number from the left. */
  readonly answer: (response: number) => void;
}

/** Questions that wait for an answer, as a person lets them wait. */
export function fakeDialog(record: Record): FakeDialog {
  const asked: MessageBoxOptions[] = [];
  const open: ((answer: MessageBoxReturnValue) => void)[] = [];

  function ask(first: BrowserWindow | MessageBoxOptions, second?: MessageBoxOptions): Promise<MessageBoxReturnValue> {
    // Safe: electron takes the window first, or leaves it out.
    const options = second ?? (first as MessageBoxOptions);
    record.note('dialog.showMessageBox', options);
    if (!record.isReady()) throw new Error('dialog module can only be used after app is ready');
    asked.push(options);
    return new Promise((resolve) => open.push(resolve));
  }

  const folders: { window: BrowserWindow | undefined; options: OpenDialogOptions }[] = [];
  let chosen: string | undefined;

  async function askFolder(
    first: BrowserWindow | OpenDialogOptions,
    second?: OpenDialogOptions,
  ): Promise<OpenDialogReturnValue> {
    // Safe: electron takes the window first, or leaves it out.
    const asked = second
      ? { window: first as BrowserWindow, options: second }
      : { window: undefined, options: first as OpenDialogOptions };
    folders.push(asked);
    return { canceled: chosen === undefined, filePaths: chosen === undefined ? [] : [chosen] };
  }

  const members = { showMessageBox: ask, showOpenDialog: askFolder } satisfies {
    readonly [Name in keyof Dialog]?: unknown;
  };
  return {
    // Safe: whatever it lacks throws when it is used.
    dialog: strict('dialog', members) as unknown as Dialog,
    asked,
    folders,
    chooses: (folder) => {
      chosen = folder;
    },
    answer: (response) => {
      const [resolve] = open.splice(0, 1);
      if (!resolve) throw new Error('No question is open');
      resolve({ response, checkboxChecked: false });
    },
  };
}

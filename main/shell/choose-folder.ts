import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

/** Shows the system’s folder dialog, in which a new one can be created; null when canceled. */
export async function chooseFolder(window: BrowserWindow | undefined, from: string): Promise<string | null> {
  const options: OpenDialogOptions = {
    // On Windows a new folder can be named, and on macOS one can be created; on Linux the dialog always allows it.
    properties: ['openDirectory', 'createDirectory', 'promptToCreate', 'dontAddToRecent'],
    ...(from !== '' && { defaultPath: from }),
  };
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return filePaths[0] ?? null;
}

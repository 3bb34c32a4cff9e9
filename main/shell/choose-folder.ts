import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

/** Shows the system’s dialog for a folder, which may be a new one; null when it is canceled. */
export async function chooseFolder(window: BrowserWindow | undefined, from: string): Promise<string | null> {
  const options: OpenDialogOptions = {
    // On Windows a new folder may be named, and on macOS one can be made; on Linux the dialog always can.
    properties: ['openDirectory', 'createDirectory', 'promptToCreate', 'dontAddToRecent'],
    ...(from !== '' && { defaultPath: from }),
  };
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return filePaths[0] ?? null;
}

import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';

export interface Question {
  readonly title: string;
  readonly detail: string;
  readonly goBack: string;
  readonly goOn: string;
}

/** Asks a person whether to go on although something would be lost; closing the question goes back. */
export async function mayGoOn({ title, detail, goBack, goOn }: Question, window?: BrowserWindow): Promise<boolean> {
  const options: MessageBoxOptions = {
    type: 'warning',
    message: title,
    detail,
    buttons: [goBack, goOn],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    normalizeAccessKeys: true,
  };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response === 1;
}

import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';

export interface Question {
  readonly title: string;
  readonly detail: string;
  readonly cancelLabel: string;
  readonly confirmLabel: string;
}

/** Asks a person whether to go on although something would be lost; closing the question goes back. */
export async function confirm(
  { title, detail, cancelLabel, confirmLabel }: Question,
  window?: BrowserWindow,
): Promise<boolean> {
  // What may be lost stands in that window, and macOS cannot show a question in one that is hidden.
  if (window?.isMinimized()) window.restore();
  if (window && !window.isVisible()) window.show();
  const options: MessageBoxOptions = {
    type: 'warning',
    message: title,
    detail,
    buttons: [cancelLabel, confirmLabel],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    normalizeAccessKeys: true,
  };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response === 1;
}

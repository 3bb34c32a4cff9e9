import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';

export interface Question {
  readonly title: string;
  readonly detail: string;
  readonly cancelLabel: string;
  readonly confirmLabel: string;
}

/** Asks a person to confirm an action that loses something; closing the dialog cancels. */
export async function confirm(
  { title, detail, cancelLabel, confirmLabel }: Question,
  window?: BrowserWindow,
): Promise<boolean> {
  // The window shows what may be lost, and macOS cannot show a dialog in a hidden window.
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

import { type ClipboardEvent, createContext, type InputEvent, use, useState } from 'react';

const RefusalContext = createContext<string | null>(null);

/** The message of fields into which files are pasted; null where the form around them accepts files. */
export const RefusedFiles = RefusalContext.Provider;

/** Handles files pasted into a text field: returns a message that is shown until the person types. */
export function useRefusedFiles() {
  const sentence = use(RefusalContext);
  const [isRefused, setIsRefused] = useState(false);
  return {
    refusal: isRefused ? sentence : null,
    onPaste: ({ clipboardData }: ClipboardEvent) =>
      setIsRefused([...clipboardData.items].some(({ kind }) => kind === 'file')),
    onInput: ({ nativeEvent }: InputEvent) => {
      // After a paste of text and files, the text arrives as an input event; it must not hide the message.
      if (nativeEvent.inputType !== 'insertFromPaste') setIsRefused(false);
    },
  };
}

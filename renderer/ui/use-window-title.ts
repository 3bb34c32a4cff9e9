import { useEffect } from 'react';

/** What the window is called in its frame and in the system's lists of windows, as long as there is a title. */
export function useWindowTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = title;
  }, [title]);
}

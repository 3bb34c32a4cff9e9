import { useEffect } from 'react';

/** Sets the document’s title while one is given. */
export function useWindowTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = title;
  }, [title]);
}

import { canHaveFocus } from './can-have-focus.ts';

/** The heading of a screen without regions, which gets the focus. On a button, the next key press could do harm. */
export function firstOfScreen(): HTMLElement | undefined {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return [...document.querySelectorAll('button')].find(canHaveFocus);
  heading.tabIndex = -1;
  return heading;
}

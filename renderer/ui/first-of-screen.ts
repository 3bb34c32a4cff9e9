import { canHaveFocus } from './can-have-focus.ts';

/** Where the focus rests on a screen without regions: its heading. A button may do what the key was not pressed for. */
export function firstOfScreen(): HTMLElement | undefined {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return [...document.querySelectorAll('button')].find(canHaveFocus);
  heading.tabIndex = -1;
  return heading;
}

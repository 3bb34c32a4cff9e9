/** What a browser shows where it may not show the desk. Main reads this table; no window does. */
export const pages = {
  closed: 'This desk opens with the link that Deskside printed when it started. Start it again for a fresh one.',
} as const;

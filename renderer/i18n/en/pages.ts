/** Pages for a browser that has no access to the desk. Only main reads this table. */
export const pages = {
  closed: 'Open this desk with the link that Deskside printed when it started. Restart Deskside to get a new link.',
} as const;

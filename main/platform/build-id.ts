/**
 * Changes with the source code of main, so that a program recognizes what it stored itself. The build replaces the
 * variable; a program that runs from its sources has none.
 */
export const buildId = process.env.DESKSIDE_BUILD ?? 'source';

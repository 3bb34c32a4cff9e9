/** The PINs of the sample desk's agents. Its sign-in screen shows them, so they are not secret. */
export const samplePins: Readonly<Record<string, string>> = { 'jane-doe': '271828', 'john-doe': '314159' };

/** The PINs of the sample desk's agents. They stand on its sign-in screen: nothing there is secret. */
export const samplePins: Readonly<Record<string, string>> = { 'jane-doe': '271828', 'john-doe': '314159' };

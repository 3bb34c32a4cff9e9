/** Props of the button that adds to a list with a problem: it gets the focus when no field of the list is wrong. */
export function lacking(problem: string | undefined, problemId: string) {
  return problem === undefined ? {} : { 'data-invalid': true, 'aria-describedby': problemId };
}

import { toggleMark } from 'prosemirror-commands';
import type { EditorView } from 'prosemirror-view';
import { type FormEvent, useState } from 'react';
import { withoutEdges } from '../../../shared/domain/hidden-marks.ts';
import { hrefOfText } from '../../../shared/domain/plain-addresses.ts';
import { useUnsaved } from '../../bridge/use-unsaved.ts';
import { useFocusInvalid } from '../../forms/focus-invalid.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { editorSchema } from './editor-schema.ts';

const { link } = editorSchema.marks;
const emptyAddress = 'https://';

/** Sets a link on the selection. If nothing is selected, the address itself is inserted as text. */
export function LinkForm({ view, onClose }: { readonly view: EditorView; readonly onClose: () => void }) {
  const text = useText();
  const [address, setAddress] = useState(emptyAddress);
  const [problem, setProblem] = useState<string>();
  const { form, focusInvalid } = useFocusInvalid();
  useUnsaved(address !== emptyAddress);
  const { state } = view;
  const { from, to, empty } = state.selection;
  const isLinked = state.doc.rangeHasMark(from, to, link);

  function finish(): void {
    onClose();
    view.focus();
  }

  function type(typed: string): void {
    setAddress(typed);
    setProblem(undefined);
  }

  function set(event: FormEvent): void {
    event.preventDefault();
    const plain = withoutEdges(address);
    const href = hrefOfText(plain);
    if (href === undefined) {
      setProblem(text('composer.link.problem'));
      focusInvalid();
      return;
    }
    const mark = link.create({ href });
    const change = empty
      ? state.tr.replaceSelectionWith(editorSchema.text(plain, [mark]), false)
      : state.tr.removeMark(from, to, link).addMark(from, to, mark);
    view.dispatch(change);
    finish();
  }

  return (
    <Dialog title={text('composer.link.title')} closeLabel={text('common.close')} width="small" onClose={finish}>
      <form ref={form} onSubmit={set} noValidate>
        <DialogBody>
          <Field label={text('composer.link.field')} problem={problem}>
            {(control) => <Input {...control} value={address} onChange={({ target }) => type(target.value)} />}
          </Field>
        </DialogBody>
        <DialogFoot>
          {isLinked && (
            <Button
              onClick={() => {
                toggleMark(link)(state, view.dispatch);
                finish();
              }}
            >
              {text('composer.link.remove')}
            </Button>
          )}
          <Button onClick={finish}>{text('common.cancel')}</Button>
          <Button look="primary" type="submit">
            {text('composer.link.button')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

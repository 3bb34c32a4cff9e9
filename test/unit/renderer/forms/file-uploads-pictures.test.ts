import { expect, test } from 'vitest';
import { createFileUploads } from '../../../../renderer/forms/file-uploads.ts';
import { testBridge } from '../../../support/memory-bridge.ts';
import { countingIds } from '../../../support/test-desk.ts';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7]);

test('X46: a picture keeps its id in the text, and can be loaded again by its author only', async () => {
  const bridge = await testBridge({ signers: ['jane', 'john'] });
  const [jane, john] = [await bridge.windowOf('jane'), await bridge.windowOf('john')];
  const uploads = createFileUploads({ call: jane.call, patienceMs: 5_000 }, countingIds('line-'));
  uploads.add([new File(['<svg onload="x">'], 'image.png', { type: 'image/png' })]);
  uploads.addPicture(new File([png], 'image.png', { type: 'image/png' }), 'picture-1');
  expect(await uploads.arrived()).toBeNull();
  const [pretended, picture] = uploads.shown().files;
  expect([pretended?.pictureId, picture?.pictureId]).toEqual([undefined, 'picture-1']);
  expect(picture?.hash).toMatch(/^[\da-f]{64}$/);

  const fileId = picture?.fileId ?? '';
  const url = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  expect(await jane.call('file.picture', { fileId })).toEqual({ ok: true, value: { url } });
  expect(await john.call('file.picture', { fileId })).toMatchObject({ ok: false });
  expect(await jane.call('file.picture', { fileId: pretended?.fileId ?? '' })).toMatchObject({ ok: false });
});

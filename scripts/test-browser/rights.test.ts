import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isShown, Scene } from './scene.ts';

const VIEWER = 'viewer@local-org.example';
const NOBODY = 'nobody@local-org.example';
let scene: Scene;

before(async () => {
  scene = await Scene.open();
  await scene.org.addUser({ username: VIEWER, profile: 'Standard User', sets: ['ChargeOver_Viewer'] });
  await scene.org.addUser({ username: NOBODY, profile: 'Standard User', sets: [] });
});
after(() => scene.close());

test('a viewer sees how the setup stands and why he can’t change it, and is offered nothing that would', async () => {
  const { page, close } = await scene.visit({ username: VIEWER, path: '/lightning/n/ChargeOver_Setup' });
  await isShown(page, 'The sync is off in this org');
  await isShown(page, 'You may look but not change: that takes the permission set ChargeOver Administrator.');
  const buttons = new Set(await page.getByRole('main').getByRole('button').allInnerTexts());
  assert.deepEqual([...buttons].sort(), ['Copy', 'Look again', 'Refresh']);
  await close();
});

test('a viewer looks into a mapping, and can’t save', async () => {
  const { page, close } = await scene.visit({ username: VIEWER, path: '/lightning/n/ChargeOver_Mappings' });
  await page.getByRole('button', { name: 'Edit Invoice', exact: true }).click();
  await isShown(page, 'You may look but not change');
  await page.getByRole('button', { name: 'Save', disabled: true }).waitFor();
  await page.getByRole('button', { name: 'Edit invoice.memo', disabled: true }).waitFor();
  await close();
});

for (const tab of ['ChargeOver_Setup', 'ChargeOver_Mappings']) {
  test(`who has no permission set is told so on ${tab}, and can try again`, async () => {
    const { page, close } = await scene.visit({ username: NOBODY, path: `/lightning/n/${tab}` });
    const alert = page.getByRole('alert');
    await alert.getByRole('button').waitFor();
    assert.match(await alert.innerText(), /access|permission/i);
    assert.doesNotMatch(await alert.innerText(), /exception|undefined/i);
    await close();
  });
}

test('nothing broke meanwhile, in the browser or behind it', () => scene.assertNothingBroke());

// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { shortcuts } from '../../../src/components/sessionPane/shortcuts';
import { ShortcutsDialog } from '../../../src/components/sessionPane/ShortcutsDialog';

beforeAll(() => {
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
});

afterEach(cleanup);

it('lists every shortcut that there is, with every key', () => {
  render(<ShortcutsDialog onClose={() => undefined} />);
  const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const { does, presses } of shortcuts) {
    const row = [...dialog.querySelectorAll('dl > div')].find((one) => one.querySelector('dd')?.textContent === does);
    expect([...(row?.querySelectorAll('kbd') ?? [])].map((key) => key.textContent)).toEqual(presses.map(({ name }) => name));
  }
});

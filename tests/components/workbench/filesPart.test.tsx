// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FilesPart } from '../../../src/components/workbench/FilesPart';
import { Workbench } from '../../../src/components/workbench/workbenchState';
import { FakeLive, settle } from '../sessionPane/fakeLive';

// As on a page where the editor’s chunk does not arrive.
vi.mock('../../../src/components/workbench/editor/codeMirror', () => {
  throw new Error('not loaded');
});

afterEach(cleanup);

async function shown(): Promise<{ readonly live: FakeLive; readonly said: string[]; readonly workbench: Workbench }> {
  const live = new FakeLive();
  const workbench = new Workbench();
  const said: string[] = [];
  await act(async () => {
    render(<FilesPart live={live} workbench={workbench} announce={(text) => said.push(text)} />);
    await settle();
  });
  return { live, said, workbench };
}

const press = (name: RegExp | string): Promise<void> =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await settle();
  });

describe('the files of a live session', () => {
  it('are listed, opened, and changed in a plain field where the editor does not come', async () => {
    const { live } = await shown();
    await press(/Dockerfile/);
    const field = await screen.findByRole('textbox', { name: 'Text of Dockerfile' });
    expect(screen.getByText(/plain text field/)).toBeTruthy();
    expect(field).toHaveProperty('value', 'FROM alpine\n');
    fireEvent.change(field, { target: { value: 'FROM nginx\n' } });
    fireEvent.focusOut(field);
    expect(live.files.read('Dockerfile')).toBe('FROM nginx\n');
  });

  it('show what a command made of them', async () => {
    const { live } = await shown();
    await press(/Dockerfile/);
    const field = await screen.findByRole('textbox', { name: 'Text of Dockerfile' });
    act(() => live.files.write('Dockerfile', 'FROM scratch\n'));
    expect(field).toHaveProperty('value', 'FROM scratch\n');
  });

  it('can be made and deleted', async () => {
    const { live, said } = await shown();
    fireEvent.change(screen.getByRole('textbox', { name: 'New file' }), { target: { value: 'app/server.js' } });
    await press('Make');
    expect(live.files.read('app/server.js')).toBe('');
    await press('Delete app/server.js');
    expect(live.files.read('app/server.js')).toBeUndefined();
    expect(said).toEqual(['app/server.js made.', 'app/server.js deleted.']);
  });

  it('have the focus when they are opened, and keep it when the one that is open is deleted', async () => {
    const { live, workbench } = await shown();
    expect(document.activeElement).toBe(document.body);
    act(() => workbench.set({ filesOpen: true }));
    expect(document.activeElement?.textContent).toContain('Dockerfile');
    act(() => live.files.write('a.txt', 'a'));
    await press(/a\.txt/);
    act(() => screen.getByRole('button', { name: 'Delete a.txt' }).focus());
    await press('Delete a.txt');
    expect(document.activeElement?.textContent).toContain('Dockerfile');
    await press(/Dockerfile/);
    act(() => screen.getByRole('button', { name: 'Delete Dockerfile' }).focus());
    await press('Delete Dockerfile');
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Files' }));
  });

  it('are not made twice', async () => {
    await shown();
    fireEvent.change(screen.getByRole('textbox', { name: 'New file' }), { target: { value: 'Dockerfile' } });
    await press('Make');
    expect(screen.getByRole('alert').textContent).toBe('Dockerfile is there already.');
  });
});

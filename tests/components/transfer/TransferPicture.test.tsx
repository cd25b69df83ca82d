// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TransferPicture } from '../../../src/components/transfer/TransferPicture';
import { basesOfBuild, halfway } from '../../../src/scenes/transfers';
import { nodeAndPython } from '../../../src/scenes/machines';
import type { MachineView } from '../../../src/session/worldView';
import { measured, stubRoom } from '../picture/room';

function show(machine: MachineView): void {
  render(<TransferPicture view={{ machines: [machine] }} id="a" />);
  measured(760);
}

beforeEach(stubRoom);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('TransferPicture', () => {
  beforeEach(() => {
    const machine = nodeAndPython();
    show({ ...machine, transfer: halfway(machine) });
  });

  it('says of each layer what travels and what need not', () => {
    const names = screen.getAllByRole('button', { name: /^Layer / }).map((row) => row.getAttribute('aria-label') ?? '');
    expect(names.filter((name) => name.endsWith('already there'))).toHaveLength(4);
    expect(names.filter((name) => name.includes('waiting'))).toHaveLength(1);
  });

  it('computes what the same bytes take on another line', () => {
    expect(screen.getByText('2.6 s for the bytes alone.')).toBeTruthy();
    fireEvent.change(screen.getByRole('combobox', { name: 'Connection' }), { target: { value: 'DSL, 16 Mbit/s' } });
    expect(screen.getByText('16 s for the bytes alone.')).toBeTruthy();
  });

  it('is a table as well', () => {
    fireEvent.click(screen.getByRole('radio', { name: 'List' }));
    const table = within(screen.getByRole('table', { name: /^Layers of python/ }));
    expect(table.getAllByRole('row')).toHaveLength(8);
    expect(table.getAllByText('already there')).toHaveLength(4);
  });
});

describe('TransferPicture of a build that fetches two bases', () => {
  beforeEach(() => {
    show(basesOfBuild());
  });

  it('says that it is a build that fetches', () => {
    expect(screen.getByLabelText('Base of a build, fetched to laptop')).toBeTruthy();
  });

  it('says of each layer which base it is of', () => {
    const names = screen.getAllByRole('button', { name: /^Layer / }).map((row) => row.getAttribute('aria-label') ?? '');
    expect(names.filter((name) => name.includes(' of node:22-bookworm,'))).toHaveLength(8);
    expect(names.filter((name) => name.includes(' of python:3.12-bookworm,'))).toHaveLength(7);
  });

  it('has a column for it in the table', () => {
    fireEvent.click(screen.getByRole('radio', { name: 'List' }));
    const table = within(screen.getByRole('table', { name: /^Layers of node/ }));
    expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['Layer', 'Base image', 'Size', 'State']);
    expect(table.getAllByText('python:3.12-bookworm')).toHaveLength(7);
  });
});

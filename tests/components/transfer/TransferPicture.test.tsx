// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TransferPicture } from '../../../src/components/transfer/TransferPicture';
import { halfway } from '../../../src/scenes/transfers';
import { nodeAndPython } from '../../../src/scenes/machines';
import { measured, stubRoom } from '../picture/room';

beforeEach(() => {
  stubRoom();
  const machine = nodeAndPython();
  render(<TransferPicture view={{ machines: [{ ...machine, transfer: halfway(machine) }] }} id="a" />);
  measured(760);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('TransferPicture', () => {
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

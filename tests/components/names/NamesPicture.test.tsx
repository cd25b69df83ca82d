// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NamesPicture } from '../../../src/components/names/NamesPicture';
import { namesDocumented, oneDocumented, staleServer, untaggedLeftBehind } from '../../../src/scenes/worlds';
import { measured, stubRoom } from '../picture/room';

beforeEach(stubRoom);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('NamesPicture', () => {
  it('names every flag with what it points to, and the one that is behind its registry', () => {
    render(<NamesPicture view={staleServer()} id="a" />);
    measured(760);
    const flags = screen.getAllByRole('button', { name: / points to / });
    expect(flags).toHaveLength(7);
    const behind = screen.getAllByRole('button', { name: /the registry has moved this tag/ });
    expect(behind.map((flag) => flag.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(/^registry\.example\.com\/team\/shop:latest on server points to [0-9a-f]{12}, /),
    ]);
  });

  it('says where else a digest stands, and tells other pictures of it', () => {
    const told = vi.fn();
    const view = staleServer();
    render(<NamesPicture view={view} id="a" onActive={told} />);
    measured(760);
    const [stone] = screen.getAllByRole('button', { name: /^Digest / });
    act(() => stone?.focus());
    expect(screen.getByRole('region', { name: 'Details' }).textContent).toContain('laptop, registry.example.com, server');
    expect(told).toHaveBeenLastCalledWith(view.machines[0]?.images[0]?.id);
  });

  it('goes from place to place by arrow keys', () => {
    render(<NamesPicture view={staleServer()} id="a" />);
    measured(760);
    const [first] = screen.getAllByRole('button', { name: /^Digest .* on laptop/ });
    act(() => first?.focus());
    for (let n = 0; n < 2; n += 1) if (document.activeElement) fireEvent.keyDown(document.activeElement, { key: 'ArrowRight' });
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/ on registry\.example\.com/);
  });

  it('is a table for each place as well', () => {
    render(<NamesPicture view={untaggedLeftBehind()} id="a" />);
    measured(460);
    fireEvent.click(screen.getByRole('radio', { name: 'List' }));
    const table = within(screen.getByRole('table', { name: 'laptop' }));
    expect(table.getByRole('rowheader', { name: 'untagged' })).toBeTruthy();
    expect(table.getByText('no name points to it')).toBeTruthy();
  });

  it('draws the documents of the digest that is chosen, keeps them when another thing is merely pointed at', () => {
    render(<NamesPicture view={namesDocumented()} id="a" />);
    measured(760);
    expect(screen.queryByRole('button', { name: /^Index/ })).toBeNull();
    const [flag, other] = screen.getAllByRole('button', { name: / points to / });
    if (!flag || !other) throw new Error('there are two names');
    fireEvent.click(flag);
    const index = screen.getByRole('button', { name: /^Index/ }).getAttribute('aria-label');
    fireEvent.pointerEnter(other, { pointerType: 'mouse' });
    expect(screen.getByRole('button', { name: /^Index/ }).getAttribute('aria-label')).toBe(index);
    fireEvent.click(other);
    expect(screen.getByRole('button', { name: /^Index/ }).getAttribute('aria-label')).not.toBe(index);
  });

  it('says of a document what it is, with its media type and what it names', () => {
    render(<NamesPicture view={oneDocumented()} id="a" />);
    measured(760);
    act(() => screen.getByRole('button', { name: /^Manifest for linux\/amd64/ }).focus());
    const details = screen.getByRole('region', { name: 'Details' }).textContent;
    expect(details).toContain('application/vnd.oci.image.manifest.v1+json');
    expect(details).toMatch(/Names.*config/);
    const layer = screen.getAllByRole('button', { name: /^Layer, / }).at(-1);
    act(() => layer?.focus());
    expect(screen.getByRole('region', { name: 'Details' }).textContent).toContain('application/vnd.oci.image.layer.v1.tar+gzip');
  });

  it('has the same tree as nested lists, with what the drawing counts together', () => {
    render(<NamesPicture view={oneDocumented()} id="a" />);
    measured(460);
    fireEvent.click(screen.getByRole('radio', { name: 'List' }));
    const [index] = screen.getAllByRole('listitem').filter((item) => item.textContent.trim().startsWith('index'));
    if (!index) throw new Error('the list has the index');
    const rows = within(index)
      .getAllByRole('listitem')
      .map((item) => item.textContent.trim());
    expect(rows.filter((row) => row.startsWith('manifest for'))).toHaveLength(7);
    expect(rows.filter((row) => row.includes('not fetched'))).toHaveLength(6);
    expect(rows.filter((row) => /^layer: .*, application\/vnd\.oci\.image\.layer\.v1\.tar\+gzip, /.test(row))).toHaveLength(4);
  });
});

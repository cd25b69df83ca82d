// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ImageFigure } from '../../../src/components/layerStack/ImageFigure';
import { LayerStack } from '../../../src/components/layerStack/LayerStack';
import { StaticLayerStack } from '../../../src/components/layerStack/StaticLayerStack';
import { measured, stubRoom } from '../picture/room';
import { building, containersAndDangling, node, nodeAndPython, nothing, SCENES } from '../../../src/scenes/machines';

beforeEach(stubRoom);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function layerButtons(): readonly HTMLElement[] {
  return screen.getAllByRole('button', { name: /^Layer / });
}

describe('StaticLayerStack', () => {
  it.each(Object.keys(SCENES))('is exactly the first paint of LayerStack, in the scene %s', (name) => {
    const view = SCENES[name]?.() ?? node();
    const props = { view, title: 'On the laptop', id: 'a' };
    expect(renderToStaticMarkup(<LayerStack {...props} />)).toBe(renderToStaticMarkup(<StaticLayerStack {...props} />));
  });

  it('shows nothing that looks like a button and does nothing', () => {
    render(<StaticLayerStack view={nodeAndPython()} title="On the laptop" />);
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.getAllByRole('img', { name: 'On the laptop: 2 images, 11 layers, 4 of them shared' }).length).toBeGreaterThan(0);
  });

  it('holds the list as well, with every layer of every image', () => {
    const markup = render(<StaticLayerStack view={nodeAndPython()} title="On the laptop" />);
    const lists = within(markup.container).getAllByRole('list', { hidden: true, name: /from the base up$/ });
    expect(lists.map((list) => list.children.length)).toEqual([12, 13]);
    expect(markup.container.textContent).toContain('shared with python:3.12-bookworm');
    expect(markup.container.textContent).toContain('configuration, no layer');
  });

  it('says so when there is no image', () => {
    render(<StaticLayerStack view={nothing()} title="On the laptop" />);
    expect(screen.getAllByText('No image is stored on laptop yet.').length).toBeGreaterThan(0);
  });
});

describe('LayerStack', () => {
  it('makes layers and images reachable once it is measured, one of them by Tab', () => {
    render(<LayerStack view={nodeAndPython()} title="On the laptop" />);
    expect(screen.queryAllByRole('button')).toEqual([]);
    measured(460);
    expect(layerButtons()).toHaveLength(11);
    const drawn = within(screen.getByRole('group', { name: /Arrow keys go from layer to layer/ }));
    expect(drawn.getAllByRole('button').filter((button) => button.tabIndex === 0)).toHaveLength(1);
  });

  it('shows the whole digest and its kind, the sizes and who shares a layer, on focus', () => {
    render(<LayerStack view={nodeAndPython()} title="On the laptop" />);
    measured(460);
    act(() => layerButtons()[0]?.focus());
    const details = screen.getByRole('region', { name: 'Details' });
    expect(details.textContent).toContain('Layer digest (of the compressed blob)');
    expect(details.textContent).toContain('sha256:eaac70c68abdf6ffacf6de10d31ed9de4813505d1a794eb7393cb27fceb624a6');
    expect(details.textContent).toContain('48.5MB compressed; about 126MB on disk (estimated');
    expect(details.textContent).toContain('node:22-bookworm, python:3.12-bookworm');
  });

  it('climbs the tower with the arrow keys, taking the tab stop along', () => {
    render(<LayerStack view={node()} title="On the laptop" />);
    measured(460);
    const [first, second] = layerButtons();
    act(() => first?.focus());
    if (first) fireEvent.keyDown(first, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(second);
    expect(second?.tabIndex).toBe(0);
    expect(first?.tabIndex).toBe(-1);
  });

  it('keeps the details of a pressed layer until Escape', () => {
    render(<LayerStack view={node()} title="On the laptop" />);
    measured(460);
    const [first, second] = layerButtons();
    if (!first || !second) throw new Error('no layers');
    fireEvent.click(first);
    expect(first.getAttribute('aria-pressed')).toBe('true');
    act(() => second.focus());
    expect(screen.getByRole('region', { name: 'Details' }).textContent).toContain('base: debian bookworm');
    fireEvent.keyDown(second, { key: 'Escape' });
    expect(screen.queryByRole('region', { name: 'Details' })).toBeNull();
  });

  it('tells which digest is pointed at, and forgets it when the pointer leaves', () => {
    const told: (string | undefined)[] = [];
    render(<LayerStack view={node()} title="On the laptop" onActive={(digest) => told.push(digest)} />);
    measured(460);
    const [first] = layerButtons();
    if (!first) throw new Error('no layers');
    fireEvent.pointerEnter(first, { pointerType: 'mouse' });
    fireEvent.pointerLeave(first);
    expect(told).toEqual(['sha256:eaac70c68abdf6ffacf6de10d31ed9de4813505d1a794eb7393cb27fceb624a6', undefined]);
  });

  it('lists the configuration of an image as no layer', () => {
    render(<LayerStack view={node()} title="On the laptop" />);
    measured(460);
    act(() => screen.getByRole('button', { name: /^Image node:22-bookworm/ }).focus());
    const details = screen.getByRole('region', { name: 'Details' }).textContent ?? '';
    expect(details).toContain('Configuration, no layer');
    expect(details).toContain('ENV NODE_VERSION=22.23.2');
  });

  it('says of a layer being built that it is not there yet, and prints no digest', () => {
    render(<LayerStack view={building()} title="On the laptop" />);
    measured(460);
    act(() => screen.getByRole('button', { name: /being built$/ }).focus());
    expect(screen.queryByRole('button', { name: /^Layer COPY \. \., being built$/ })).not.toBeNull();
    expect(screen.getByRole('region', { name: 'Details' }).textContent).not.toContain('sha256');
  });

  it('names containers with their state', () => {
    render(<LayerStack view={containersAndDangling()} title="On the laptop" />);
    measured(640);
    expect(screen.getByRole('button', { name: 'Container worker, exited with code 137; its own writable layer holds 38MB' })).toBeTruthy();
  });

  it('keeps the layout for the last known width while it is hidden', () => {
    const { container } = render(<LayerStack view={node()} title="On the laptop" />);
    measured(700);
    measured(0, 0);
    expect(container.querySelector('svg[role=group]')?.getAttribute('width')).toBe('700');
  });

  it('switches to the list and back', () => {
    render(<LayerStack view={node()} title="On the laptop" />);
    measured(460);
    expect(screen.queryAllByRole('list', { name: /from the base up$/, hidden: true })).toEqual([]);
    fireEvent.click(screen.getByLabelText('List'));
    expect(screen.getAllByRole('list', { name: /from the base up$/, hidden: true })).toHaveLength(1);
  });
});

describe('ImageFigure', () => {
  it('shows only the images asked for', () => {
    render(<ImageFigure world={{ machines: [nodeAndPython()] }} images={['node:22-bookworm']} title="Node" caption="One image." />);
    expect(screen.getAllByRole('img', { name: 'Node: 1 image, 8 layers' }).length).toBeGreaterThan(0);
    expect(screen.getByText('One image.').tagName).toBe('FIGCAPTION');
  });
});

// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LayersPicture } from '../../../src/components/layerStack/LayersPicture';
import { hundredImages, webApp } from '../../../src/scenes/machines';
import { measured, stubRoom } from './room';

beforeEach(() => {
  stubRoom();
});
afterEach(cleanup);

const items = (): readonly Element[] => [...document.querySelectorAll('[data-item]')];
const placeOf = (item: Element): string => item.getAttribute('style') ?? '';

describe('a picture of a thousand items in a fixed height', () => {
  const show = (): HTMLElement => {
    render(<LayersPicture view={{ machines: [hundredImages()] }} id="p" fixedHeight={420} />);
    measured(600, 300);
    const canvas = document.querySelector('svg')?.parentElement;
    if (!canvas) throw new Error('no canvas');
    return canvas;
  };
  const toTheEnd = (canvas: HTMLElement): void => {
    canvas.scrollLeft = Number(canvas.querySelector('svg[data-moving]')?.getAttribute('width')) - 600;
    fireEvent.scroll(canvas);
  };

  it('draws what is near its window', () => {
    show();
    expect(items().length).toBeGreaterThan(20);
    expect(items().length).toBeLessThan(400);
  });

  it('draws what is scrolled to, which then stands where it is', () => {
    const canvas = show();
    const before = new Set(items().map(placeOf));
    toTheEnd(canvas);
    const come = items().filter((item) => !before.has(placeOf(item)));
    expect(come.length).toBeGreaterThan(20);
    expect(document.querySelector('[class*="arriving"]')).toBeNull();
  });

  it('draws what the arrow keys lead to, wherever it is', () => {
    show();
    const [first] = items();
    act(() => (first instanceof SVGElement ? first.focus() : undefined));
    const visited = new Set<string>();
    for (let n = 0; n < 20; n += 1) {
      const focused = document.activeElement;
      if (!focused) break;
      visited.add(focused.getAttribute('data-item') ?? '');
      fireEvent.keyDown(focused, { key: 'ArrowRight' });
    }
    expect(visited.size).toBe(20);
    expect(document.activeElement?.getAttribute('role')).toBe('button');
    expect(document.activeElement?.querySelector('text')).not.toBeNull();
  });

  it('keeps what has the focus when it is scrolled away', () => {
    const canvas = show();
    const [first] = items();
    act(() => (first instanceof SVGElement ? first.focus() : undefined));
    toTheEnd(canvas);
    expect(document.activeElement).toBe(first);
    expect(screen.getAllByRole('button')).toContain(first);
  });

  it('draws all of it for a printer', () => {
    show();
    const near = items().length;
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(items().length).toBeGreaterThan(1000);
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(items().length).toBe(near);
  });
});

it('a picture of a few items is drawn whole', () => {
  render(<LayersPicture view={{ machines: [webApp()] }} id="p" fixedHeight={420} />);
  measured(10, 10);
  expect(items().length).toBeGreaterThan(3);
});

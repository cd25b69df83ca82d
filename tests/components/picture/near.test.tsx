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
const drawn = (): number => items().filter((item) => !item.hasAttribute('data-far')).length;
const isEmpty = (item: Element | undefined): boolean => item?.querySelector('text') === null;

describe('a picture of a thousand items in a fixed height', () => {
  const show = (): void => {
    render(<LayersPicture view={{ machines: [hundredImages()] }} id="p" fixedHeight={420} />);
    measured(600, 300);
  };

  it('draws what is near its window, and keeps the rest for keys and screen readers', () => {
    show();
    expect(items().length).toBeGreaterThan(1000);
    expect(drawn()).toBeLessThan(items().length / 3);
    const far = items().find((item) => item.hasAttribute('data-far'));
    expect([far?.getAttribute('role'), isEmpty(far)]).toEqual(['button', true]);
    expect(far?.getAttribute('aria-label')).toMatch(/\w/);
  });

  it('draws what is scrolled to', () => {
    show();
    const canvas = document.querySelector('svg')?.parentElement;
    const last = items().find((item) => item.hasAttribute('data-far'));
    const [, x = '0', y = '0'] = /translate\((\d+)[\d.]*px, (\d+)/.exec(last?.getAttribute('style') ?? '') ?? [];
    if (!canvas) throw new Error('no canvas');
    canvas.scrollLeft = Number(x);
    canvas.scrollTop = Number(y);
    fireEvent.scroll(canvas);
    expect(last?.hasAttribute('data-far')).toBe(false);
    expect(isEmpty(last)).toBe(false);
  });

  it('draws all of it for a printer', () => {
    show();
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(drawn()).toBe(items().length);
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(drawn()).toBeLessThan(items().length);
  });
});

it('a picture of a few items is drawn whole', () => {
  render(<LayersPicture view={{ machines: [webApp()] }} id="p" fixedHeight={420} />);
  measured(600, 300);
  expect(drawn()).toBe(items().length);
  expect(screen.getAllByRole('button').length).toBeGreaterThan(3);
});

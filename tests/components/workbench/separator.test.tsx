// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Separator } from '../../../src/components/workbench/Separator';

afterEach(cleanup);

function Resized({ orientation }: { readonly orientation: 'vertical' | 'horizontal' }): ReactNode {
  const [size, setSize] = useState<number>();
  return (
    <>
      <Separator
        label="Width of the terminal"
        orientation={orientation}
        value={size}
        usual={60}
        least={30}
        most={70}
        step={5}
        unit="percent"
        sizeAt={({ clientX }) => clientX}
        onSize={setSize}
      />
      <output>{size ?? 'usual'}</output>
    </>
  );
}

function shown(orientation: 'vertical' | 'horizontal' = 'vertical'): { readonly line: HTMLElement; size(): string } {
  render(<Resized orientation={orientation} />);
  return { line: screen.getByRole('separator', { name: 'Width of the terminal' }), size: () => screen.getByRole('status').textContent };
}

describe('a separator', () => {
  it('tells its place and its limits', () => {
    const { line } = shown();
    expect([line.ariaOrientation ?? line.getAttribute('aria-orientation'), line.getAttribute('aria-valuetext')]).toEqual([
      'vertical',
      '60 percent',
    ]);
    expect([line.getAttribute('aria-valuemin'), line.getAttribute('aria-valuemax')]).toEqual(['30', '70']);
  });

  it('moves by arrow keys and goes to its limits, never beyond', () => {
    const { line, size } = shown();
    fireEvent.keyDown(line, { key: 'ArrowLeft' });
    expect(size()).toBe('55');
    fireEvent.keyDown(line, { key: 'End' });
    fireEvent.keyDown(line, { key: 'ArrowRight' });
    expect(size()).toBe('70');
    fireEvent.keyDown(line, { key: 'Home' });
    expect(size()).toBe('30');
  });

  it('that lies moves up and down', () => {
    const { line, size } = shown('horizontal');
    fireEvent.keyDown(line, { key: 'ArrowLeft' });
    expect(size()).toBe('usual');
    fireEvent.keyDown(line, { key: 'ArrowUp' });
    expect(size()).toBe('65');
  });

  it('goes back by Enter and by a double click', () => {
    const { line, size } = shown();
    fireEvent.keyDown(line, { key: 'ArrowRight' });
    fireEvent.keyDown(line, { key: 'Enter' });
    expect(size()).toBe('usual');
    fireEvent.keyDown(line, { key: 'ArrowRight' });
    fireEvent.doubleClick(line);
    expect(size()).toBe('usual');
  });
});

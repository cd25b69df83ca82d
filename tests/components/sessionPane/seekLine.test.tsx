// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SeekLine } from '../../../src/components/sessionPane/SeekLine';
import { Player } from '../../../src/session/player';
import { TestScheduler, twoCommands } from './recordings';

afterEach(cleanup);

function shown(t: number): {
  slider: HTMLElement;
  onSeek: ReturnType<typeof vi.fn>;
  onCommand: ReturnType<typeof vi.fn>;
  container: HTMLElement;
} {
  const player = new Player(twoCommands, new TestScheduler());
  player.seek(t);
  const onSeek = vi.fn();
  const onCommand = vi.fn();
  const { container } = render(<SeekLine player={player} disabled={false} onSeek={onSeek} onCommand={onCommand} />);
  return { slider: screen.getByRole('slider', { name: 'Position in the session' }), onSeek, onCommand, container };
}

describe('the seek line', () => {
  it('is a slider over the whole recording that says where it stands', () => {
    const { slider } = shown(1000);
    expect(slider.getAttribute('max')).toBe('2000');
    expect(slider.getAttribute('aria-valuetext')).toBe('after docker pull alpine, 1 of 2');
  });

  it('has a tick where each command begins', () => {
    const { container } = shown(0);
    expect([...container.querySelectorAll('line')].map((tick) => tick.getAttribute('x1'))).toEqual(['0', '500']);
  });

  it.each([
    ['ArrowRight', 1500],
    ['ArrowLeft', 500],
    ['Home', 0],
    ['End', 2000],
  ])('%s seeks', (key, t) => {
    const { slider, onSeek } = shown(1000);
    fireEvent.keyDown(slider, { key });
    expect(onSeek).toHaveBeenCalledExactlyOnceWith(t);
  });

  it('goes by commands with the page keys', () => {
    const { slider, onCommand } = shown(1000);
    fireEvent.keyDown(slider, { key: 'PageUp' });
    fireEvent.keyDown(slider, { key: 'PageDown' });
    expect(onCommand.mock.calls).toEqual([[1], [-1]]);
  });

  it('seeks when it is dragged', () => {
    const { slider, onSeek } = shown(1000);
    fireEvent.change(slider, { target: { value: '250' } });
    expect(onSeek).toHaveBeenCalledExactlyOnceWith(250);
  });

  it.each([
    ['on a tick', 507, 1000],
    ['within reach of it', 519, 1000],
    ['elsewhere', 540, undefined],
  ])('goes to a command when it is clicked %s', (_where, x, t) => {
    const { slider, onSeek } = shown(0);
    slider.getBoundingClientRect = () => new DOMRect(0, 0, 1018, 32);
    fireEvent.pointerDown(slider, { clientX: x });
    fireEvent.pointerUp(slider, { clientX: x });
    expect(onSeek.mock.calls).toEqual(t === undefined ? [] : [[t]]);
  });

  it('does not snap to a tick at the end of a drag', () => {
    const { slider, onSeek } = shown(0);
    slider.getBoundingClientRect = () => new DOMRect(0, 0, 1018, 32);
    fireEvent.pointerDown(slider, { clientX: 100 });
    fireEvent.pointerUp(slider, { clientX: 507 });
    expect(onSeek).not.toHaveBeenCalled();
  });

  it('names the command of the tick under the pointer', () => {
    const { slider, container } = shown(0);
    slider.getBoundingClientRect = () => new DOMRect(0, 0, 1018, 32);
    fireEvent.pointerMove(slider, { clientX: 505 });
    expect(container.textContent).toContain('docker images');
    fireEvent.pointerMove(slider, { clientX: 300 });
    expect(container.textContent).not.toContain('docker images');
  });

  it('shows time and place in words', () => {
    const { container } = shown(1300);
    expect(container.textContent).toBe('0:01runningdocker images, 2 of 2');
  });
});

// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MachineTabs } from '../../../src/components/workbench/MachineTabs';

afterEach(cleanup);

describe('the tabs of machines', () => {
  it('say whose terminal shows, and choose by press and by arrow keys', () => {
    const onSelect = vi.fn();
    render(<MachineTabs machines={['laptop', 'server']} machine={0} acting={undefined} mark="at work" id="t" onSelect={onSelect} />);
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('laptop');
    fireEvent.click(screen.getByRole('tab', { name: 'server' }), { detail: 1 });
    fireEvent.keyDown(screen.getByRole('tab', { name: 'laptop' }), { key: 'ArrowLeft' });
    fireEvent.keyDown(screen.getByRole('tab', { name: 'laptop' }), { key: 'x' });
    expect(onSelect.mock.calls).toEqual([
      [1, true],
      [1, false],
    ]);
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'server' }));
  });

  it('mark the machine that is at work while another shows', () => {
    render(<MachineTabs machines={['laptop', 'server']} machine={0} acting={1} mark="at work" id="t" onSelect={vi.fn()} />);
    expect(screen.getByRole('tab', { name: /server.*at work/ }).getAttribute('aria-selected')).toBe('false');
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('laptop');
  });
});

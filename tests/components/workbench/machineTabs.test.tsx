// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MachineTabs } from '../../../src/components/workbench/MachineTabs';

afterEach(cleanup);

describe('the tabs of machines', () => {
  it('are not there for a single machine', () => {
    render(<MachineTabs machines={['laptop']} machine="laptop" controls="t" onSelect={vi.fn()} />);
    expect(screen.queryByRole('tablist')).toBeNull();
  });

  it('say whose prompt it is, and choose by press and by arrow keys', () => {
    const onSelect = vi.fn();
    globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS;
    render(<MachineTabs machines={['laptop', 'server']} machine="laptop" controls="t" onSelect={onSelect} />);
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('laptop');
    fireEvent.click(screen.getByRole('tab', { name: 'server' }));
    fireEvent.keyDown(screen.getByRole('tab', { name: 'laptop' }), { key: 'ArrowLeft' });
    fireEvent.keyDown(screen.getByRole('tab', { name: 'laptop' }), { key: 'x' });
    expect(onSelect.mock.calls).toEqual([['server'], ['server']]);
  });
});

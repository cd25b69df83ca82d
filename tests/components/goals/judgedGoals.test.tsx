// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { JudgedGoals } from '../../../src/components/goals/JudgedGoals';
import { node } from '../../../src/scenes/machines';
import type { WorldView } from '../../../src/session/worldView';

const nothing: WorldView = { machines: [{ name: 'laptop', images: [], layers: {}, containers: [] }] };
const fetched: WorldView = { machines: [node()] };
const goals = [
  { check: 'image node:22-bookworm', says: 'Fetch `node:22-bookworm`.' },
  { check: 'no container web', says: 'Leave no container called `web`.' },
];
const solution = ['$ docker pull node:22-bookworm'];

afterEach(cleanup);

describe('the goals of an exercise', () => {
  it('say of each whether it is reached, in words too, and how many are', () => {
    render(<JudgedGoals goals={goals} solution={solution} view={nothing} />);
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'To do: Fetch node:22-bookworm.',
      'Reached: Leave no container called web.',
    ]);
    expect(screen.getByRole('status').textContent).toBe('1 of 2 reached');
  });

  it('give a hint from the state to those who ask for one, and take it away again', () => {
    render(<JudgedGoals goals={goals} solution={solution} view={nothing} />);
    const hint = screen.getByRole('button', { name: 'Hint', pressed: false });
    expect(screen.queryByText(/No image is here yet/)).toBeNull();
    fireEvent.click(hint);
    expect(screen.getByText(/No image is here yet/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Hint', pressed: true }));
    expect(screen.queryByText(/No image is here yet/)).toBeNull();
  });

  it('follow the world, and end with all reached', () => {
    const { rerender } = render(<JudgedGoals goals={goals} solution={solution} view={nothing} />);
    rerender(<JudgedGoals goals={goals} solution={solution} view={fetched} />);
    expect(screen.getByRole('status').textContent).toBe('All reached');
    expect(screen.queryByRole('button', { name: 'Hint' })).toBeNull();
    rerender(<JudgedGoals goals={goals} solution={solution} view={nothing} />);
    expect(screen.getByRole('status').textContent).toBe('1 of 2 reached');
  });

  it('hold a solution back behind a summary', () => {
    render(<JudgedGoals goals={goals} solution={solution} view={nothing} />);
    expect(screen.getByText('One way to do it').closest('details')?.open).toBe(false);
    expect(screen.getByText(/\$ docker pull node:22-bookworm/)).toBeTruthy();
  });
});

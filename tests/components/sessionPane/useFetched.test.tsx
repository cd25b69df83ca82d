// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { Component, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useFetched } from '../../../src/components/sessionPane/useFetched';

afterEach(cleanup);

class Caught extends Component<{ readonly children: ReactNode }, { readonly why?: string }> {
  override state: { readonly why?: string } = {};
  static getDerivedStateFromError(error: Error): { readonly why: string } {
    return { why: error.message };
  }
  override render(): ReactNode {
    return this.state.why ?? this.props.children;
  }
}

function Place({ fetch }: { readonly fetch: () => Promise<{ readonly text: string }> }): ReactNode {
  return useFetched(fetch)?.text ?? 'waiting';
}

describe('code that is fetched when it is first rendered', () => {
  it('is there in the very turn in which it comes', async () => {
    let come: (code: { readonly text: string }) => void = () => undefined;
    const coming = new Promise<{ readonly text: string }>((resolve) => (come = resolve));
    const fetch = vi.fn(() => coming);
    render(<Place fetch={fetch} />);
    expect(screen.getByText('waiting')).toBeDefined();
    await act(async () => {
      come({ text: 'here' });
      await coming;
    });
    expect(screen.getByText('here')).toBeDefined();
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('breaks what renders it if it cannot be fetched', async () => {
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    render(
      <Caught>
        <Place fetch={() => Promise.reject(new Error('no such chunk'))} />
      </Caught>,
    );
    expect(await screen.findByText('no such chunk')).toBeDefined();
    silenced.mockRestore();
  });
});

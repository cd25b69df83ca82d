// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { SharedCost } from '../../../src/components/prose/SharedCost';

afterEach(cleanup);

describe('the cost of many images over one base', () => {
  it('counts the base once, and follows the slider', () => {
    render(<SharedCost image="app:1.0" base="node" sharedBytes={100e6} ownBytes={10e6} />);
    expect(screen.getByText('1,100 MB')).toBeDefined();
    expect(screen.getByText('200 MB')).toBeDefined();
    fireEvent.change(screen.getByRole('slider', { name: 'Applications like app:1.0' }), { target: { value: '2' } });
    expect(screen.getByText('220 MB')).toBeDefined();
    expect(screen.getByText('120 MB')).toBeDefined();
  });
});

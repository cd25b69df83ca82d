import { act } from '@testing-library/react';
import { vi } from 'vitest';

type Report = (entries: readonly { readonly contentRect: { readonly width: number; readonly height: number } }[]) => void;
let report: Report = () => undefined;

class FakeResizeObserver {
  constructor(listener: Report) {
    report = listener;
  }
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** jsdom lays nothing out: before a test this stands in for what measures; `measured` then says how wide the canvas is. */
export function stubRoom(): void {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
}

export function measured(width: number, height = 400): void {
  act(() => report([{ contentRect: { width, height } }]));
}

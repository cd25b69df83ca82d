import { Component, type ReactNode } from 'react';

export interface PaneErrorBoundaryProps {
  readonly children: ReactNode;
  /** Shown instead of what broke. */
  readonly fallback: ReactNode;
  onError?(error: unknown): void;
}

/** Keeps an error in one part of the pane from blanking the pane or the page. */
export class PaneErrorBoundary extends Component<PaneErrorBoundaryProps, { readonly broken: boolean }> {
  override readonly state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error);
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}

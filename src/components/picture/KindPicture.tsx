import { lazy, type ComponentType, type ReactNode } from 'react';
import type { KindName } from '../../pictures/kindNames';
import { kinds, type PictureKind } from './kinds';
import type { PictureProps } from './pictureProps';

type Components = Readonly<Partial<Record<KindName, ComponentType<PictureProps>>>>;

/** Made once: React would otherwise begin anew with each of them. */
const lazily: Components = Object.fromEntries(
  kinds.map((kind) => [kind.name, lazy(() => kind.load().then((component) => ({ default: component })))]),
);

export interface KindPictureProps extends PictureProps {
  readonly kind: PictureKind;
  /** Kinds whose code is here already: they show at once. */
  readonly here?: Components;
}

/** A picture of one kind. Suspends while its code loads, throws if that fails. */
export function KindPicture({ kind, here, ...props }: KindPictureProps): ReactNode {
  const Shown = here?.[kind.name] ?? lazily[kind.name];
  return Shown && <Shown {...props} />;
}

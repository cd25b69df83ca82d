import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Measure } from '../../pictures/geometry';
import { shortId, titleOf } from '../../pictures/stackOutline';
import type { ContainerView, ImageView, MachineView } from '../../session/worldView';
import { Choose } from '../picture/Choose';
import type { PictureProps } from '../picture/pictureProps';
import { LayerStack } from './LayerStack';

const StackPicture = lazy(() =>
  import(/* webpackChunkName: "stack" */ '../stack/StackPicture').then((module) => ({ default: module.StackPicture })),
);

interface MachineLayersProps extends Omit<PictureProps, 'view' | 'layerFiles'> {
  readonly machine: MachineView;
  readonly heading?: string;
}

const ALL = 'all';

/** All images of a machine over their shared layers, or one image or container by itself: whichever the reader chose. */
export function MachineLayers({ machine, narrow, ...settings }: MachineLayersProps): ReactNode {
  const [chosen, choose] = useState(ALL);
  const [measure, setMeasure] = useState<Measure>('compressed');
  const container = machine.containers.find(({ id }) => id === chosen);
  const image = machine.images.find(({ id }) => id === (container?.image ?? chosen));
  const hasChoices = !settings.compact && machine.images.length > 0;
  // In a picture that will not come alive only the room for the choices is kept.
  const choices = narrow ? null : (
    <>
      <Choose label="Shown" value={image ? chosen : ALL} options={optionsOf(machine)} onChoose={choose} />
      <Choose
        label="Sizes"
        value={measure}
        options={MEASURES}
        onChoose={(value) => setMeasure(value === 'unpacked' ? value : 'compressed')}
      />
    </>
  );
  const given = { ...settings, measure, ...(hasChoices ? { controls: choices } : {}) };
  const all = (
    <LayerStack {...given} view={machine} narrow={narrow} title={`Images on ${machine.name}`} onOpen={narrow ? undefined : choose} />
  );
  if (!image) return all;
  return (
    <Suspense fallback={all}>
      <StackPicture {...given} key={chosen} machine={machine} image={image} container={container} />
    </Suspense>
  );
}

const MEASURES = [
  { value: 'compressed', text: 'Sizes compressed' },
  { value: 'unpacked', text: 'Sizes on disk' },
];

function optionsOf(machine: MachineView): readonly { readonly value: string; readonly text: string }[] {
  const imageOption = (image: ImageView): string =>
    image.names.length > 0 ? titleOf(image) : (image.expectedName ?? `untagged ${shortId(image.id)}`);
  const containerOption = (container: ContainerView): string => `container ${container.name}`;
  return [
    { value: ALL, text: machine.images.length === 1 ? 'The image' : 'All images' },
    ...machine.images.map((image) => ({ value: image.id, text: imageOption(image) })),
    ...machine.containers.map((container) => ({ value: container.id, text: containerOption(container) })),
  ];
}

import type { WireTransferLayer } from './wireTransfer';
import type {
  BuildInstructionView,
  BuildView,
  ContainerView,
  FileView,
  ImageView,
  LayerView,
  MachineView,
  RegistryView,
  TransferView,
} from './worldView';

/**
 * The form in which a world view is stored and patched: lists that grow and change become objects, so that a patch of one item names that
 * item only (RFC 7396 replaces lists whole). What has an identity is keyed by it, beside a list of keys where order matters; the parts of a
 * build, a transfer and a writable layer are keyed by their place.
 */
export interface WireMachine extends Pick<MachineView, 'disk'> {
  readonly imageOrder: readonly string[];
  readonly images: Keyed<Omit<ImageView, 'id'>>;
  readonly layers: Keyed<Omit<LayerView, 'key'>>;
  readonly containerOrder: readonly string[];
  readonly containers: Keyed<WireContainer>;
  readonly build?: Omit<BuildView, 'instructions'> & { readonly instructions: Keyed<BuildInstructionView> };
  readonly transfer?: Omit<TransferView, 'layers'> & { readonly layers: Keyed<WireTransferLayer> };
}

export type WireContainer = Omit<ContainerView, 'id' | 'changes'> & { readonly changes?: Keyed<FileView> };

export type WireRegistry = Omit<RegistryView, 'repositories'> & { readonly repositories: Keyed<Keyed<string>> };

export interface WireWorld {
  readonly machineOrder: readonly string[];
  readonly machines: Keyed<WireMachine>;
  readonly registries?: Keyed<WireRegistry>;
}

export type Keyed<Item> = Readonly<Record<string, Item>>;

import { counted } from '../../session/counted';
import type { ContainerShape, SlabShape, TowerShape } from '../../pictures/geometry';
import { shortInstruction } from '../../pictures/instruction';
import { humanSize } from '../../pictures/size';
import { containerFacts, shortId, stateText, titleOf } from '../../pictures/stackOutline';

/** Accessible names: what the eye reads off a thing's shape, in words. */
export function slabLabel({ layer, images }: SlabShape): string {
  const size = layer.state === 'building' ? '' : `, ${humanSize(layer.size)} compressed`;
  const shared = images.length > 1 ? `, shared by ${images.length} images: ${images.map(titleOf).join('; ')}` : '';
  return `Layer ${shortInstruction(layer.createdBy)}${size}, ${stateText(layer)}${shared}`;
}

export function containerLabel({ container }: ContainerShape): string {
  return `Container ${container.name}, ${containerFacts(container)}`;
}

export function towerLabel({ image, planted, dangling }: TowerShape): string {
  const layers = counted(image.layers.length, 'layer');
  const configuration = image.history.filter((row) => row.layer === undefined).length;
  const state = planted ? `image ID ${shortId(image.id)}` : image.state === 'pulling' ? 'being pulled' : 'being built';
  const name = dangling ? 'Untagged image' : `Image ${titleOf(image)}`;
  return `${name}, ${state}, ${layers}, ${counted(configuration, 'configuration row')}`;
}

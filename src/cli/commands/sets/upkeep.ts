import type { Command } from '../../command/command';
import { builderDiskUsage } from '../builder/diskUsage';
import { builderList } from '../builder/list';
import { builderPrune } from '../builder/prune';
import { containerPrune } from '../container/prune';
import { imagePrune } from '../image/prune';
import { systemDf } from '../system/df';
import { systemPrune } from '../system/prune';
import { volumeCreate } from '../volume/create';
import { volumeInspect } from '../volume/inspect';
import { volumeList } from '../volume/list';
import { volumePrune } from '../volume/prune';
import { volumeRemove } from '../volume/remove';

/** What takes up the disk, and clearing it. */
export const upkeep: readonly Command[] = [
  imagePrune,
  containerPrune,
  systemDf,
  systemPrune,
  builderDiskUsage,
  builderList,
  builderPrune,
  volumeCreate,
  volumeInspect,
  volumeList,
  volumePrune,
  volumeRemove,
];

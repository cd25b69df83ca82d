import type { Command } from '../../command/command';
import { containerList } from '../container/list';
import { containerRemove } from '../container/remove';
import { containerRun } from '../container/run';
import { containerStop, containerRestart } from '../container/stop';
import { imageHistory } from '../image/history';
import { imageList } from '../image/list';
import { imagePull } from '../image/pull';
import { imageRemove } from '../image/remove';
import { imageTag } from '../image/tag';

/** The commands of nearly every session: loaded with the command line itself. */
export const everyday: readonly Command[] = [
  imagePull,
  imageList,
  imageHistory,
  imageRemove,
  imageTag,
  containerList,
  containerRemove,
  containerRun,
  containerStop,
  containerRestart,
];

import type { Engine } from '../../engine/api';
import type { Command } from '../command/command';
import { containerList } from './container/list';
import { ContainerLogs, containerLogs } from './container/logs';
import { containerPrune } from './container/prune';
import { containerRemove } from './container/remove';
import { containerRun } from './container/run';
import { declaredContainerCommands } from './declared/containers';
import { declaredImageCommands } from './declared/images';
import { login } from './declared/login';
import { imageBuild } from './image/build';
import { imageHistory } from './image/history';
import { imageList } from './image/list';
import { imagePrune } from './image/prune';
import { imagePull } from './image/pull';
import { imageRemove } from './image/remove';
import { imageTag } from './image/tag';
import { containerInspect, imageInspect, inspect } from './inspect';
import { BuildMemory, systemDf } from './system/df';

/** Every declared command. The engine is asked for because `docker logs` and `docker system df` listen from the beginning. */
export function allCommands(engine: Engine): readonly Command[] {
  return [
    imageBuild,
    imageHistory,
    imageInspect,
    imageList,
    imagePrune,
    imagePull,
    imageRemove,
    imageTag,
    inspect,
    containerInspect,
    containerList,
    containerLogs(new ContainerLogs(engine)),
    containerPrune,
    containerRemove,
    containerRun,
    systemDf(new BuildMemory(engine)),
    ...declaredContainerCommands,
    ...declaredImageCommands,
    login,
  ];
}

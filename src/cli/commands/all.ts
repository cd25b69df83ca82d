import type { Command } from '../command/command';
import { containerAttach } from './container/attach';
import { containerCommit } from './container/commit';
import { containerCp } from './container/cp';
import { containerCreate } from './container/create';
import { containerDiff } from './container/diff';
import { containerExec } from './container/exec';
import { containerExport } from './container/export';
import { containerKill } from './container/kill';
import { containerPause, containerUnpause } from './container/pause';
import { containerPort } from './container/port';
import { containerRename } from './container/rename';
import { containerStart } from './container/start';
import { containerStats } from './container/stats';
import { containerRestart, containerStop } from './container/stop';
import { containerTop } from './container/top';
import { containerUpdate } from './container/update';
import { containerWait } from './container/wait';
import { containerList } from './container/list';
import { containerLogs } from './container/logs';
import { containerPrune } from './container/prune';
import { containerRemove } from './container/remove';
import { containerRun } from './container/run';
import { imagetoolsInspect } from './buildx/imagetoolsInspect';
import { imageBuild } from './image/build';
import { imageHistory } from './image/history';
import { imageImport } from './image/import';
import { imageList } from './image/list';
import { imageLoad } from './image/load';
import { imagePrune } from './image/prune';
import { imagePull } from './image/pull';
import { imagePush } from './image/push';
import { imageRemove } from './image/remove';
import { imageSave } from './image/save';
import { imageTag } from './image/tag';
import { containerInspect, imageInspect, inspect } from './inspect';
import { manifestInspect } from './manifest/inspect';
import { login } from './registry/login';
import { logout } from './registry/logout';
import { search } from './registry/search';
import { builderDiskUsage } from './builder/diskUsage';
import { builderList } from './builder/list';
import { builderPrune } from './builder/prune';
import { systemDf } from './system/df';
import { systemPrune } from './system/prune';
import { volumeCreate } from './volume/create';
import { volumeInspect } from './volume/inspect';
import { volumeList } from './volume/list';
import { volumePrune } from './volume/prune';
import { volumeRemove } from './volume/remove';

/** Every declared command. */
export function allCommands(): readonly Command[] {
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
    containerLogs,
    containerAttach,
    containerCommit,
    containerCp,
    containerCreate,
    containerDiff,
    containerExec,
    containerKill,
    containerPause,
    containerUnpause,
    containerPort,
    containerRename,
    containerStart,
    containerStats,
    containerRestart,
    containerStop,
    containerTop,
    containerUpdate,
    containerWait,
    containerPrune,
    containerRemove,
    containerRun,
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
    containerExport,
    imageImport,
    imageLoad,
    imagePush,
    imageSave,
    imagetoolsInspect,
    login,
    logout,
    manifestInspect,
    search,
  ];
}

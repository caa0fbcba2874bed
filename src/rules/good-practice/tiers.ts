import type { ContainerView } from '../pod-security/pod-view';
import { goodPractice, isLongRunning, type AdvisedPod, type PodAdvice } from './advice';
import { caches, databasePaths, databases } from './data-stores';
import { imageName } from './image-name';
import { isObservingPort } from './serving';

const podsPage =
  'https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers';

/** A database has a life, a place and a size of its own. */
export const separateDatabase: PodAdvice = {
  ...goodPractice,
  id: 'separate-database',
  refuses: 'a database or message broker in one pod with the program that uses it',
  knownAs: [],
  reference: podsPage,
  remedy:
    'give it a StatefulSet and a Service of its own, and let the app wait for it: withInitWait(...)',
  check(pod) {
    if (pod.containers.length < 2 || !mayHaveTiers(pod)) return;
    const database = pod.containers.find((view) => view.lasting && isDatabase(view, pod));
    if (database === undefined) return;
    const app = pod.containers.find(
      (view) => view.list === 'containers' && view !== database && isApp(view, database, pod),
    );
    if (app === undefined) return;
    database.at.problem(
      'FieldValueInvalid',
      `container "${database.name}" is a database in one pod with "${app.name}": they cannot be scaled, updated or placed one without the other, and every replica has a database of its own`,
    );
  },
};

/** What is scaled for itself is a pod for itself. */
export const separateTiers: PodAdvice = {
  ...goodPractice,
  id: 'separate-tiers',
  refuses: 'a front end and its back end in one pod',
  knownAs: [],
  reference: podsPage,
  remedy: 'make each a workload of its own, and connect them by a Service: workload.expose(...)',
  check(pod) {
    if (pod.containers.length < 2 || !mayHaveTiers(pod)) return;
    const front = pod.containers.find((view) => isTier(view, frontEnd));
    if (front === undefined) return;
    const back = pod.containers.find((view) => view !== front && isTier(view, backEnd));
    if (back === undefined) return;
    back.at.problem(
      'FieldValueInvalid',
      `"${front.name}" and "${back.name}" are two tiers in one pod: they cannot be scaled or updated one without the other`,
    );
  },
};

const companionWords =
  /(?:^|[-_/.])(?:exporter|backup|metrics|agent|proxy|sidecar|ambassador|adapter|reload(?:er)?|logs?|logger|log-?shipper|init|manager|operator|bouncer|pgbouncer|pgpool|sentinel|envoy|istio|linkerd|vault|haproxy|fluentd?|fluent-bit|filebeat|vector|promtail|telegraf|collector|otel|xtrabackup|wal-g|tools?|debug|dump|replication)(?:$|[-_/.:@])/;

const frontEnd = /(?:^|-)(?:front-?end|ui|web-?ui|web-?client|spa)$/;
const backEnd = /(?:^|-)(?:back-?end|api|api-?server|rest-?api)$/;

function mayHaveTiers({ owner }: AdvisedPod): boolean {
  return isLongRunning(owner.kind) || owner.kind === 'Pod';
}

function isDatabase({ container }: ContainerView, pod: AdvisedPod): boolean {
  const { image } = container;
  if (image === undefined) return false;
  const { base, path } = imageName(image);
  // A cache beside its app is a sidecar; what keeps its data on a claim is a database.
  if (caches.has(base)) return keepsData(container, pod);
  return databases.has(base) || databasePaths.has(path);
}

function keepsData(
  { volumeMounts }: ContainerView['container'],
  { spec, owner }: AdvisedPod,
): boolean {
  if (owner.kind === 'StatefulSet') return true;
  return (
    spec.volumes?.some(
      ({ name, persistentVolumeClaim }) =>
        persistentVolumeClaim !== undefined && volumeMounts?.some((mount) => mount.name === name),
    ) === true
  );
}

/** Whether a container is a program of its own, not one that serves the database or watches it. */
function isApp(view: ContainerView, database: ContainerView, pod: AdvisedPod): boolean {
  const { container, name } = view;
  const { image = '', ports } = container;
  if (companionWords.test(name) || companionWords.test(imageName(image).path)) return false;
  if (imageName(image).path === imageName(database.container.image ?? '').path) return false;
  if (isDatabase(view, pod)) return false;
  return ports === undefined || ports.length === 0 || ports.some((port) => !isObservingPort(port));
}

function isTier({ name, list }: ContainerView, words: RegExp): boolean {
  return list === 'containers' && words.test(name) && !companionWords.test(name);
}

"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.refuseMissingConfigKey = exports.warnOfMissingConfig = void 0;
const across_rule_1 = require("./across-rule");
/** A container that reads what is not there does not start. */
exports.warnOfMissingConfig = {
    ...across_rule_1.mayLiveElsewhere,
    id: 'warn-of-missing-config',
    refuses: 'a pod that needs a ConfigMap or Secret which is not among the objects beside it',
    types: ['pods'],
    reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
    remedy: 'make it beside the pod, or mark the reference optional',
    check({ pod, namespace }, others) {
        if (pod === undefined)
            return;
        const said = new Set();
        forEachReference(pod.spec, pod.at.child('spec'), ({ kind, name, nameAt }) => {
            if (others.find(`/${kind}`, namespace, name) !== undefined)
                return;
            if (said.has(`${kind} ${name}`) || isGiven(kind, name, namespace, others))
                return;
            said.add(`${kind} ${name}`);
            nameAt.problem('FieldValueNotFound', (0, across_rule_1.absent)(kind, name));
        });
    },
};
/** A key that is not there, in an object that is. */
exports.refuseMissingConfigKey = {
    ...across_rule_1.cannotWork,
    id: 'refuse-missing-config-key',
    refuses: 'a pod that needs a key which the ConfigMap or Secret beside it does not have',
    types: ['pods'],
    reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
    check({ pod, namespace }, others) {
        if (pod === undefined)
            return;
        forEachReference(pod.spec, pod.at.child('spec'), ({ kind, name, key, keyAt }) => {
            const found = key === undefined ? undefined : others.find(`/${kind}`, namespace, name);
            if (key === undefined || found === undefined || hasKey(kind, found.object, key))
                return;
            keyAt.problem('FieldValueNotFound', `Not found: ${JSON.stringify(key)}: the ${kind} ${JSON.stringify(name)} has no such key`);
        });
    },
};
// The cluster gives each namespace the certificate of its own API server.
function isGiven(kind, name, namespace, others) {
    return (kind === 'ConfigMap' && name === 'kube-root-ca.crt') || others.mayBeMade(namespace, name);
}
function hasKey(kind, object, key) {
    const { data, binaryData } = object;
    const { stringData, type } = object;
    if (type === 'kubernetes.io/service-account-token')
        return true;
    const maps = kind === 'Secret' ? [data, stringData] : [data, binaryData];
    // A Secret without any key is there for others to fill in.
    if (kind === 'Secret' &&
        maps.every((map) => map === undefined || Object.keys(map).length === 0)) {
        return true;
    }
    return maps.some((map) => map !== undefined && Object.hasOwn(map, key));
}
function forEachReference(spec, at, visit) {
    for (const list of ['initContainers', 'containers']) {
        spec[list]?.forEach((container, position) => {
            if (container.env === undefined && container.envFrom === undefined)
                return;
            containerReferences(container, at.child(list).index(position), visit);
        });
    }
    spec.volumes?.forEach((volume, position) => {
        const place = at.child('volumes').index(position);
        const { configMap, secret, projected } = volume;
        if (configMap !== undefined) {
            fileReferences('ConfigMap', configMap, 'name', place.child('configMap'), visit);
        }
        if (secret !== undefined) {
            const named = { ...secret, name: secret.secretName };
            fileReferences('Secret', named, 'secretName', place.child('secret'), visit);
        }
        projected?.sources?.forEach((source, i) => {
            const here = place.child('projected').child('sources').index(i);
            if (source.configMap !== undefined) {
                fileReferences('ConfigMap', source.configMap, 'name', here.child('configMap'), visit);
            }
            if (source.secret !== undefined) {
                fileReferences('Secret', source.secret, 'name', here.child('secret'), visit);
            }
        });
    });
    spec.imagePullSecrets?.forEach(({ name }, position) => {
        if (!name)
            return;
        const nameAt = at.child('imagePullSecrets').index(position).child('name');
        visit({ kind: 'Secret', name, key: undefined, nameAt, keyAt: nameAt });
    });
}
function containerReferences({ env, envFrom }, at, visit) {
    env?.forEach(({ valueFrom }, position) => {
        if (valueFrom === undefined)
            return;
        const { configMapKeyRef, secretKeyRef } = valueFrom;
        const field = configMapKeyRef === undefined ? 'secretKeyRef' : 'configMapKeyRef';
        const reference = configMapKeyRef ?? secretKeyRef;
        if (reference === undefined || !reference.name || reference.optional === true)
            return;
        const place = at.child('env').index(position).child('valueFrom').child(field);
        visit({
            kind: configMapKeyRef === undefined ? 'Secret' : 'ConfigMap',
            name: reference.name,
            key: reference.key,
            nameAt: place.child('name'),
            keyAt: place.child('key'),
        });
    });
    envFrom?.forEach(({ configMapRef, secretRef }, position) => {
        const reference = configMapRef ?? secretRef;
        if (reference === undefined || !reference.name || reference.optional === true)
            return;
        const field = configMapRef === undefined ? 'secretRef' : 'configMapRef';
        const nameAt = at.child('envFrom').index(position).child(field).child('name');
        const kind = configMapRef === undefined ? 'Secret' : 'ConfigMap';
        visit({ kind, name: reference.name, key: undefined, nameAt, keyAt: nameAt });
    });
}
function fileReferences(kind, { name, optional, items = [] }, field, at, visit) {
    if (!name || optional === true)
        return;
    const nameAt = at.child(field);
    visit({ kind, name, key: undefined, nameAt, keyAt: nameAt });
    items.forEach(({ key }, position) => {
        if (!key)
            return;
        visit({ kind, name, key, nameAt, keyAt: at.child('items').index(position).child('key') });
    });
}

"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ObjectSet = void 0;
const kinds_1 = require("../api-server/kinds");
const matches_1 = require("../api-server/selectors/matches");
const field_path_1 = require("../field-path");
const pod_templates_1 = require("../pod-templates");
const none = [];
/** The objects that are judged together. */
class ObjectSet {
    all;
    byName = new Map();
    /** The owners of pods by namespace, and by namespace and label. */
    pods = new Map();
    unknown = new Set();
    claims = new Set();
    constructor(judged) {
        const types = new Map();
        this.all = oncePerManifest(judged).map((one) => setObject(one, typeOf(one, types)));
        for (const one of this.all)
            this.add(one);
    }
    /** The first object of a type, namespace and name. */
    find(type, namespace, name) {
        return this.byName.get(type)?.get(keyOf(namespace, name));
    }
    /** Whether there are pods in a namespace. */
    hasPods(namespace) {
        return this.pods.has(namespace);
    }
    /** The owners of the pods that a selector selects. */
    podsSelectedBy(selector, namespace) {
        let fewest = this.pods.get(namespace) ?? none;
        for (const key in selector.matchLabels) {
            const label = `${namespace} ${key}=${selector.matchLabels[key]}`;
            const some = this.pods.get(label) ?? none;
            if (some.length < fewest.length)
                fewest = some;
        }
        if (fewest.length === 0)
            return none;
        return fewest.filter(({ pod }) => (0, matches_1.selectorMatches)(selector, pod.metadata.labels) === true);
    }
    /** Whether a custom resource of the name is there, which may make an object of the same name in the cluster. */
    mayBeMade(namespace, name) {
        return this.unknown.has(keyOf(namespace, name));
    }
    /** Whether a StatefulSet makes a claim of the name. */
    makesClaim(namespace, name) {
        return this.claims.has(`${namespace}/${name.replace(/-\d+$/, '')}`);
    }
    add(one) {
        const { type, namespace, name, pod } = one;
        const key = keyOf(namespace, name);
        let names = this.byName.get(type);
        if (names === undefined) {
            names = new Map();
            this.byName.set(type, names);
        }
        if (!names.has(key))
            names.set(key, one);
        if (pod !== undefined)
            this.addPod(one);
        if (type === 'apps/StatefulSet')
            this.addClaims(one);
        if (type.startsWith('?'))
            this.unknown.add(key);
    }
    addPod(owner) {
        const { namespace, pod } = owner;
        pushTo(this.pods, namespace, owner);
        const { labels } = pod.metadata;
        for (const key in labels)
            pushTo(this.pods, `${namespace} ${key}=${labels[key]}`, owner);
    }
    addClaims({ namespace, name, object }) {
        const { spec } = object;
        for (const { metadata } of spec?.volumeClaimTemplates ?? []) {
            this.claims.add(`${namespace}/${metadata?.name ?? ''}-${name}`);
        }
    }
}
exports.ObjectSet = ObjectSet;
function pushTo(map, key, owner) {
    const list = map.get(key);
    if (list === undefined)
        map.set(key, [owner]);
    else
        list.push(owner);
}
function keyOf(namespace, name) {
    return namespace === '' ? name : `${namespace}/${name}`;
}
// A manifest that versions see differently was judged more than once; the newest versions come last.
function oncePerManifest(judged) {
    const byReport = new Map();
    for (const one of judged) {
        const before = byReport.get(one.report);
        if (before === undefined)
            byReport.set(one.report, one);
        else {
            const newer = one.versions > before.versions ? one : before;
            byReport.set(one.report, { ...newer, versions: one.versions | before.versions });
        }
    }
    return [...byReport.values()];
}
function typeOf({ apiVersion, kind }, types) {
    let ofVersion = types.get(apiVersion);
    if (ofVersion === undefined) {
        ofVersion = new Map();
        types.set(apiVersion, ofVersion);
    }
    let type = ofVersion.get(kind);
    if (type === undefined) {
        const judged = (0, kinds_1.judgedKind)(apiVersion, kind);
        const slash = apiVersion.lastIndexOf('/');
        const group = slash < 0 ? '' : apiVersion.slice(0, slash);
        const known = judged !== undefined;
        const name = known ? `${group}/${kind}` : `?${group}/${kind}`;
        type = { name, known, namespaced: judged?.namespaced !== false };
        ofVersion.set(kind, type);
    }
    return type;
}
function setObject(judged, type) {
    const { kind, versions, object, report } = judged;
    const { name = '', namespace = '', ownerReferences } = object.metadata ?? {};
    const at = new field_path_1.FieldPath(report, versions);
    return {
        type: type.name,
        kind,
        name,
        namespace: type.namespaced ? namespace : '',
        controlled: ownerReferences !== undefined && ownerReferences.some((one) => one.controller),
        object,
        at,
        pod: type.known ? (0, pod_templates_1.podTemplatesIn)(kind, object, at)[0] : undefined,
    };
}

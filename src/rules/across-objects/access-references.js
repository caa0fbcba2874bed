"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.warnOfMissingSubject = exports.warnOfMissingRole = void 0;
const across_rule_1 = require("./across-rule");
const builtIn = /^(?:system:.*|cluster-admin|admin|edit|view)$/;
const bindings = [
    'rbac.authorization.k8s.io/RoleBinding',
    'rbac.authorization.k8s.io/ClusterRoleBinding',
];
const reference = 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding';
/** A binding to a role that is not there gives nothing. */
exports.warnOfMissingRole = {
    ...across_rule_1.mayLiveElsewhere,
    id: 'warn-of-missing-role',
    refuses: 'a binding to a role that is not among the objects beside it',
    types: bindings,
    reference,
    check({ object, namespace, at }, others) {
        const { kind = '', name = '' } = object.roleRef ?? {};
        const clusterWide = kind === 'ClusterRole';
        if (name === '' || (clusterWide && builtIn.test(name)))
            return;
        if (!clusterWide && kind !== 'Role')
            return;
        const type = `rbac.authorization.k8s.io/${kind}`;
        if (others.find(type, clusterWide ? '' : namespace, name) !== undefined)
            return;
        at.child('roleRef').child('name').problem('FieldValueNotFound', (0, across_rule_1.absent)(kind, name));
    },
};
/** A binding to an account that is not there gives it to nobody, until somebody makes one of the name. */
exports.warnOfMissingSubject = {
    ...across_rule_1.mayLiveElsewhere,
    id: 'warn-of-missing-subject',
    refuses: 'a binding to a ServiceAccount that is not among the objects beside it',
    types: bindings,
    reference,
    check({ object, namespace, at }, others) {
        object.subjects?.forEach((subject, position) => {
            const { kind, name } = subject;
            if (kind !== 'ServiceAccount' || !name || name === 'default')
                return;
            const lives = subject.namespace ?? namespace;
            if (others.find('/ServiceAccount', lives, name) !== undefined)
                return;
            // An account of the namespace that the binding itself lives in, where it names none.
            if (others.find('/ServiceAccount', '', name) !== undefined)
                return;
            at.child('subjects')
                .index(position)
                .child('name')
                .problem('FieldValueNotFound', (0, across_rule_1.absent)('ServiceAccount', name));
        });
    },
};

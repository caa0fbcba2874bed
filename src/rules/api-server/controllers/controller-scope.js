"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.replicaSetWords = void 0;
exports.controllerScope = controllerScope;
const matches_1 = require("../selectors/matches");
/** The knowledge that the rules of one controller share. */
function controllerScope(words, { selector, template }) {
    return { words, matches: (0, matches_1.selectorMatches)(selector, template?.metadata?.labels) };
}
/** The words for a Deployment, and for a ReplicaSet, which the server does not tell apart. */
exports.replicaSetWords = {
    emptySelector: 'empty selector is invalid for deployment',
    deadline: 'activeDeadlineSeconds in ReplicaSet is not Supported',
    malformedSelector: 'invalid label selector',
};

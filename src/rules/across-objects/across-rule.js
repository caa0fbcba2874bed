"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.cannotWork = exports.mayLiveElsewhere = void 0;
exports.absent = absent;
/** What another object would have to hold is not there, but it may live elsewhere. */
exports.mayLiveElsewhere = { set: 'composition', severity: 'warning' };
/** What does not fit together, wherever the rest lives. */
exports.cannotWork = { set: 'composition', severity: 'error' };
/** The words for an object that is not there. */
function absent(kind, name) {
    return `there is no ${kind} ${JSON.stringify(name)} among these objects`;
}

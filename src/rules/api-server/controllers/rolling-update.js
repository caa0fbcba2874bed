"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.refuseUnlessPace = refuseUnlessPace;
exports.refusePaceAboveAll = refusePaceAboveAll;
exports.isNoPace = isNoPace;
const int_or_string_1 = require("../formats/int-or-string");
const percent_1 = require("../formats/percent");
/** Refuses what is neither a count nor a percentage as the pace of an update. */
function refuseUnlessPace(value, field, at) {
    if (value !== undefined && !isRightPace(value)) {
        (0, int_or_string_1.refuseUnlessCountOrPercent)(value, at.child(field));
    }
}
/** Refuses a pace above 100%. */
function refusePaceAboveAll(value, field, at) {
    if (typeof value === 'string')
        (0, int_or_string_1.refuseAboveAll)(value, at.child(field));
}
function isRightPace(value) {
    return typeof value === 'number' ? value >= 0 : (0, percent_1.percentOf)(value) !== undefined;
}
const wholeNumber = /^[+-]?[0-9]+$/;
/** Whether a pace is nothing, as the server reads it: a text that is no number is nothing, too. */
function isNoPace(value) {
    if (typeof value === 'number')
        return value === 0;
    const percent = (0, percent_1.percentOf)(value);
    if (percent !== undefined)
        return percent === 0;
    return !wholeNumber.test(value) || Number(value) === 0;
}

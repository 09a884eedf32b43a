/**
 * What recurs: whatever has come due is asked for once, by whichever replica looks first. It knows neither timetables nor
 * who wakes it.
 */
package dev.capstan.operation.due;

/**
 * What a step is, how it can end, and the ports through which it is carried out. It knows neither the catalogue nor
 * operations: a step arrives here with everything it needs.
 */
package dev.capstan.step;

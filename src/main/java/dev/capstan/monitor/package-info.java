/**
 * Readings with thresholds, watched over time: what is read, how often, from when on it is too much, and for how long that
 * has to last. It tells its alarms to whoever hears them; it knows neither alerts nor Slack, nor how a reading is taken.
 */
package dev.capstan.monitor;
